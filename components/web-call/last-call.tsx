import { useSyncExternalStore } from "react";
import { readLastCall } from "@/lib/web-call/last-call";
import { recapPath } from "./use-ending";

const never = () => () => undefined;

/**
 * After a reload in the middle of a call, or a second visit: the way to what was said. A plain link: the router's own would
 * cost every visit 3 kB.
 */
export function LastCall() {
  const callId = useSyncExternalStore(never, readLastCall, () => undefined);
  if (!callId) return null;
  return (
    <p className="mt-2 text-sm">
      <a href={recapPath(callId)} className="link inline-block py-2.5">
        Your last call is here
      </a>
    </p>
  );
}
