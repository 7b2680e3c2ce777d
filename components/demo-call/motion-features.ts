import { domAnimation } from "framer-motion";

/** A file of its own, so that it is fetched by itself. */
export const motionFeatures = domAnimation;
