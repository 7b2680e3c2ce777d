import { expect, type Locator, type Page } from "@playwright/test";
import { callsAtRetell, requestsTo } from "./page-control";
import { tabTo } from "./page-keyboard";

/** The form for a call to one's phone, filled in with the keyboard alone. */
export class PhoneDesk {
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole("form", { name: "Have your phone called" });
  }

  async open(): Promise<void> {
    await this.page.goto("/");
    // Before React is there the button is drawn as busy.
    await expect(this.submit).toBeEnabled();
  }

  get submit(): Locator {
    return this.form.getByRole("button", { name: "Call my phone" });
  }

  /** Above the fields: what is left of the line. */
  get head(): Locator {
    return this.form.locator(":scope > [tabindex='-1']");
  }

  title(words: string): Locator {
    return this.page.getByRole("heading", { level: 3, name: words });
  }

  /** `digits` as they are typed, `shown` as the field then has them. */
  async ask(digits: string, shown: string): Promise<void> {
    const { keyboard } = this.page;
    await this.type("Name", "Ada Grey");
    await this.type("Phone", digits);
    // What gives the number its form is fetched at the first touch; typed again once it is there.
    await expect(async () => {
      await keyboard.press("ControlOrMeta+a");
      await keyboard.type(digits);
      await expect(this.form.getByLabel("Phone")).toHaveValue(shown, { timeout: 250 });
    }).toPass();
    await this.type("E-mail", "ada@example.com");
    const consent = this.form.getByRole("checkbox");
    await tabTo(this.page, consent);
    await keyboard.press("Space");
    await expect(consent).toBeChecked();
    await tabTo(this.page, this.submit);
    await keyboard.press("Enter");
  }

  private async type(label: string, text: string): Promise<void> {
    const field = this.form.getByLabel(label);
    await tabTo(this.page, field);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.type(text);
  }
}

export const dials = () => requestsTo("/v2/create-phone-call");

export async function dialledCall(): Promise<string> {
  const [call] = await callsAtRetell();
  if (!call) throw new Error("No phone was called.");
  return call.call_id;
}
