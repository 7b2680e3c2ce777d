import { Lamp } from "@/components/site/lamp";
import { ButtonLink } from "@/components/ui/button";
import { policy } from "@/lib/limits/policy";

const minutesPerDay = policy.webCall.secondsPerDay / 60;

export function Hero() {
  return (
    <section
      aria-labelledby="hero"
      className="mx-auto grid w-full max-w-page px-6 pb-14 md:min-h-[min(44rem,calc(100svh-4rem))] print:min-h-0 md:grid-cols-[3fr_2fr] lg:grid-cols-[2fr_1fr] md:items-center md:gap-x-12 md:pb-24"
    >
      <Lamp
        state="idle"
        className="ms-auto me-10 mt-9 [--lamp-size:7rem] max-[359px]:[--lamp-size:5.5rem] min-[360px]:mx-auto sm:mt-16 sm:[--lamp-size:10rem] md:order-last md:mx-0 md:mt-0 md:[--lamp-size:12rem] lg:[--lamp-size:15rem]"
      />
      <div className="relative mt-14 md:mt-0">
        <h1 id="hero" className="voice max-w-[15ch] text-2xl font-medium lg:text-3xl">
          A dry, kind voice at the end of a long shift.
        </h1>
        <p className="mt-4 max-w-[33rem] text-base sm:mt-6 sm:text-lg">
          Doc is an AI that physicians talk to out loud. It gets the job, and it has nowhere to be.
        </p>
        <ButtonLink href="/talk" className="mt-6 w-full text-lg sm:mt-8 sm:w-auto sm:px-10">
          Talk to Doc
        </ButtonLink>
        <p className="mt-4 text-sm text-muted sm:mt-5">
          Free, {minutesPerDay} minutes a day. Recorded, and erased after {policy.retention.unconsentedHours}{" "}
          hours unless you keep it.
        </p>
      </div>
    </section>
  );
}
