/** The number of the word that a node of the page belongs to. */
export function numberOf(target: unknown): number | undefined {
  const element = target instanceof Node && !(target instanceof Element) ? target.parentElement : target;
  const word = element instanceof Element ? element.closest<HTMLElement>("[data-number]") : null;
  return word ? Number(word.dataset.number) : undefined;
}
