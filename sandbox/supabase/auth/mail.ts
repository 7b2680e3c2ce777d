import type { AuthConfig, MailTemplate } from "./config";

export type MailWords = Record<"Token" | "TokenHash" | "Email" | "SiteURL", string>;

const SPECIAL = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&#34;"],
  ["'", "&#39;"],
]);
const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["nbsp", " "],
]);

/** Subject, HTML and text of a mail. Throws when the template asks for what is not there. */
export function renderMail(template: MailTemplate, words: MailWords) {
  const subject = fill(template.subject, words, (text) => text);
  const html = fill(template.html, words, escapeHtml);
  return { subject, html, text: toText(html) };
}

export function senderOf(config: AuthConfig): string {
  return `${config.senderName} <doc@sandbox.invalid>`;
}

/** The part of Go's templates that the e-mails use: `{{ .Name }}`. */
function fill(template: string, words: MailWords, toSafe: (text: string) => string): string {
  return template.replace(/\{\{-?\s*(.*?)\s*-?\}\}/gs, (whole, name: string) => {
    const known = Object.entries(words).find(([key]) => name === `.${key}`);
    if (!known) throw new Error(`The sandbox cannot fill ${whole} in an e-mail.`);
    return toSafe(known[1]);
  });
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => SPECIAL.get(sign) ?? sign);

/** What remains without markup: a line a block, nothing of what is hidden. */
export function toText(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<(head|style|script)\b.*?<\/\1>/gis, "")
    .replace(/<div[^>]*display:\s*none[^>]*>.*?<\/div>/gis, "")
    .replace(/\s+/g, " ")
    .replace(/<br\b[^>]*>|<\/(p|h[1-6]|td|li|div)>/gi, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&#(\d+);/g, (_whole, point: string) => String.fromCodePoint(Number(point)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES.get(name) ?? whole)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n\n");
}
