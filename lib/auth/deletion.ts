import { policy } from "@/lib/limits/policy";
import { signedCookie } from "./signed-cookie";

const cookie = signedCookie("doc_deletion", "deletion:v1", policy.deletion.proofDays);

/** The deletion that this browser may see the proof of; there is no account left that could say so. */
export const readDeletion = cookie.read;

/** For route handlers only. */
export const writeDeletion = cookie.write;
