export type Element = readonly [name: string, content: string | number | boolean | readonly Element[]];

const NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const names: Record<string, string> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot" };
const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A document. Answers carry S3's namespace, errors none. */
export function toXml(root: Element): string {
  const [name, content] = root;
  const opening = name === "Error" ? name : `${name} ${NAMESPACE}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${opening}>${inner(content)}</${name}>`;
}

function inner(content: Element[1]): string {
  if (typeof content !== "object") return escapeXml(String(content));
  return content.map(([name, own]) => `<${name}>${inner(own)}</${name}>`).join("");
}

/** Control characters too, as S3 does, although XML 1.0 knows most of them not even so. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]|\p{Cc}/gu, (c) =>
    names[c] ? `&${names[c]};` : `&#x${c.charCodeAt(0).toString(16)};`,
  );
}

/** What stands between the tags of a name, each time; entities as the characters they mean. */
export function textsOf(xml: string, name: string): string[] {
  const found = xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"));
  return [...found].map((match) => unescapeXml(match[1] ?? ""));
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return characters[name] ?? whole;
  });
}
