const CSS = `
.sandbox-strip {
  position: fixed; inset: auto 0 0 0; z-index: 2147483000; box-sizing: border-box;
  display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px;
  padding: 6px max(8px, env(safe-area-inset-right)) max(6px, env(safe-area-inset-bottom)) max(8px, env(safe-area-inset-left));
  background: #14161c; color: #f5f2ea; border-top: 1px solid #8a8f9c;
  font: 15px/1.3 system-ui, sans-serif;
}
.sandbox-strip label { flex: 0 1 auto; }
.sandbox-strip input {
  flex: 1 1 150px; min-width: 0; min-height: 44px; box-sizing: border-box; padding: 0 10px;
  background: #1f232c; color: #f5f2ea; border: 1px solid #8a8f9c; border-radius: 6px; font: inherit; font-size: 16px;
}
.sandbox-strip button {
  flex: none; min-width: 64px; min-height: 44px; padding: 0 14px;
  background: #ffd58a; color: #14161c; border: 0; border-radius: 6px; font: inherit; font-weight: 600; cursor: pointer;
}
@media (max-width: 480px) { .sandbox-strip label { flex-basis: 100%; } }
.sandbox-strip :focus-visible { outline: 2px solid #ffd58a; outline-offset: 2px; }
`;

/** A box at the bottom of the page for typing what one would say, where the browser cannot recognise speech. */
export class TextStrip {
  #form = document.createElement("form");
  #sheet = new CSSStyleSheet();
  #padding = document.body.style.paddingBottom;
  #sizes: ResizeObserver;
  #label = document.createElement("label");
  #isMuted = false;

  constructor(onText: (text: string) => void) {
    const input = document.createElement("input");
    input.type = "text";
    input.id = `sandbox-words-${crypto.randomUUID()}`;
    input.autocomplete = "off";
    input.maxLength = 2000;
    this.#label.htmlFor = input.id;
    this.setMuted(false);
    const button = document.createElement("button");
    button.type = "submit";
    button.textContent = "Send";
    this.#form.className = "sandbox-strip";
    this.#form.setAttribute("aria-label", "Sandbox");
    this.#form.append(this.#label, input, button);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#isMuted) return;
      const text = input.value.trim();
      input.value = "";
      if (text) onText(text);
    });
    // Letters typed here are not the page's shortcuts.
    this.#form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") event.stopPropagation();
    });
    this.#sheet.replaceSync(CSS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    document.body.append(this.#form);
    this.#sizes = new ResizeObserver(() => this.#makeRoom());
    this.#sizes.observe(this.#form);
    this.#makeRoom();
  }

  /** Who is muted is not heard, in writing either. */
  setMuted(isMuted: boolean): void {
    this.#isMuted = isMuted;
    this.#label.textContent = isMuted ? "Sandbox: you are muted" : "Sandbox: type what you say";
  }

  remove(): void {
    this.#sizes.disconnect();
    this.#form.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    document.body.style.paddingBottom = this.#padding;
  }

  #makeRoom(): void {
    document.body.style.paddingBottom = `${this.#form.offsetHeight}px`;
  }
}
