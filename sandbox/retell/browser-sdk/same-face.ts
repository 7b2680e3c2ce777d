import type { EventEmitter } from "eventemitter3";
import type { RetellWebClient as Real } from "retell-client-js-sdk";
import type { RetellWebClient as StandIn } from "./index";

/** Without the emitter's methods: they return `this`, whose private parts differ by intent. */
type Face<T> = Omit<T, keyof EventEmitter>;
type Fits<Given, Wanted> = Given extends Wanted ? true : never;

/** Does not compile when the stand-in's public face differs from the real one's, in either direction. */
export const hasTheSameFace: [
  Fits<Face<StandIn>, Face<Real>>,
  Fits<Face<Real>, Face<StandIn>>,
  Fits<StandIn, EventEmitter>,
  Fits<keyof StandIn, keyof Real>,
  Fits<keyof Real, keyof StandIn>,
] = [true, true, true, true, true];
