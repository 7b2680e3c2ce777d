import { AnimatePresence, LazyMotion, MotionConfig, m } from "framer-motion";
import type { FormState } from "@/lib/demo-call/form-machine";
import { CallStatus } from "./call-status";
import { RefusalView } from "./refusal-view";
import type { DemoCall } from "./use-demo-call";

type CallStageProps = { call: DemoCall; maxSeconds: number };

const loadFeatures = async () => (await import("./motion-features")).motionFeatures;

/** One view from the request to the recap, so that its heading keeps the focus; refusals are views of their own. */
const viewOf = ({ name }: FormState) => {
  if (name === "idle" || name === "submitting") return undefined;
  return name === "refused" || name === "error" ? "refusal" : "call";
};

/** What takes the form's place: nothing before it is sent, then the call, or why there is none. */
export function CallStage({ call, maxSeconds }: CallStageProps) {
  const { state } = call;
  const view = viewOf(state);
  return (
    <LazyMotion features={loadFeatures} strict>
      <MotionConfig reducedMotion="user">
        <AnimatePresence mode="wait" initial={false}>
          {view ? (
            <m.div
              key={view}
              className="h-full"
              initial={{ opacity: 0, y: 8 }}
              animate={{ opacity: 1, y: 0, transition: { duration: 0.2, ease: "easeOut" } }}
              exit={{ opacity: 0, transition: { duration: 0.12 } }}
            >
              <View call={call} state={state} maxSeconds={maxSeconds} />
            </m.div>
          ) : null}
        </AnimatePresence>
      </MotionConfig>
    </LazyMotion>
  );
}

function View({ call, state, maxSeconds }: CallStageProps & { state: FormState }) {
  switch (state.name) {
    case "calling":
    case "live":
    case "ended":
      return (
        <CallStatus
          state={state}
          maxSeconds={maxSeconds}
          onClear={call.backToForm}
          isAnswer={call.isTouched}
        />
      );
    case "refused":
    case "error":
      return <RefusalView state={state} call={call} />;
    case "idle":
    case "submitting":
      return null;
  }
}
