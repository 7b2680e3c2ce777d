import type { ReactNode } from "react";
import { Lamp, type LampState } from "./lamp";

type FaultProps = { lamp: LampState; title: string; happened: string; safe: string; way: ReactNode };

/** A page for when something is not there or broke: what happened, what is safe, one way on. */
export function Fault({ lamp, title, happened, safe, way }: FaultProps) {
  return (
    <main className="w-full grow overflow-x-clip">
      <div className="mx-auto grid w-full max-w-page px-6 pb-16 md:min-h-[30rem] print:min-h-0 md:grid-cols-[3fr_2fr] lg:grid-cols-[2fr_1fr] md:items-center md:gap-x-12">
        <Lamp
          state={lamp}
          className="ms-auto me-10 mt-9 [--lamp-size:7rem] min-[360px]:mx-auto md:order-last md:mx-0 md:mt-0 md:[--lamp-size:11rem]"
        />
        <div className="relative mt-14 max-w-measure md:mt-0">
          <h1 className="voice max-w-[18ch] text-2xl font-medium lg:text-3xl">{title}</h1>
          <p className="mt-4 sm:mt-6">{happened}</p>
          <p className="mt-2 text-muted">{safe}</p>
          <div className="mt-8">{way}</div>
        </div>
      </div>
    </main>
  );
}
