import { useEffect, useState } from "react";
import { keepPlace } from "@/lib/queue/kept-place";
import { type LineWatch, watchLine } from "@/lib/queue/line-watch";
import type { Standing } from "@/lib/queue/standing";
import { askQueue } from "./ask-queue";

/** Joins, and follows the place for as long as the room is there; a page that is seen again looks at once. */
export function useStanding(): { standing: Standing; watch: LineWatch | undefined } {
  const [standing, setStanding] = useState<Standing>({ name: "asking" });
  const [watch, setWatch] = useState<LineWatch>();

  useEffect(() => {
    const line = watchLine(askQueue, (next) => {
      if (next.name !== "asking") keepPlace("ticketId" in next ? next.ticketId : undefined);
      setStanding(next);
    });
    setWatch(line);
    line.join();
    const look = () => {
      if (document.visibilityState === "visible") line.lookNow();
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pageshow", look);
    window.addEventListener("online", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pageshow", look);
      window.removeEventListener("online", look);
      line.stop();
    };
  }, []);

  return { standing, watch };
}
