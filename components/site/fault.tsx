import type { ReactNode } from "react";
import { Lamp, type LampState } from "./lamp";

type FaultProps = { lamp: LampState; title: string; happened: string; safe: string; way: ReactNode };

/** A page for when something is not there or broke: what happened, what is safe, one way on. */
export function Fault({ lamp, title, happened, safe, way }: FaultProps) {
  return (
    <main className="mx-auto flex w-full max-w-page grow flex-col overflow-x-clip px-6 pb-16">
      <Lamp state={lamp} className="mx-auto mt-12 shrink-0 [--lamp-size:7rem]" />
      <div className="relative mx-auto mt-16 w-full max-w-measure">
        <h1 className="voice text-2xl font-medium">{title}</h1>
        <p className="mt-4">{happened}</p>
        <p className="mt-2 text-muted">{safe}</p>
        <div className="mt-8">{way}</div>
      </div>
    </main>
  );
}
