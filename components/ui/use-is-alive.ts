import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page's code runs yet. Before that, a press would send the form the browser's own way. */
export const useIsAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
