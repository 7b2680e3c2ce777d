import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

/** Puts an element into a fresh document for a test; `show` draws again into the same place. */
export async function mounted(node: ReactNode) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  const root = createRoot(place);
  const show = (next: ReactNode) => act(async () => root.render(next));
  await show(node);
  return { place, show, find: (selector: string) => one(place, selector) };
}

function one(place: HTMLElement, selector: string): HTMLElement {
  const found = place.querySelectorAll<HTMLElement>(selector);
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} elements match ${selector}`);
  return first;
}
