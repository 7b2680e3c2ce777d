import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAuthConfig } from "./config";
import { renderMail, toText } from "./mail";

const config = readAuthConfig(join(import.meta.dirname, "../../.."));
const words = {
  Token: "048213",
  TokenHash: "h",
  Email: '"<b>"@example.com',
  SiteURL: "http://127.0.0.1:3000",
};

describe("the project's mails", () => {
  it.each(["confirmation", "magic_link"] as const)("%s shows the code in subject, HTML and text", (name) => {
    const { subject, html, text } = renderMail(config.templates[name], words);
    expect(subject).toBe("Your code for Doc: 048213");
    expect(html.match(/048213/g)).toHaveLength(1);
    expect(text.split("\n\n")).toContain("048213");
    expect(html + text).not.toContain("{{");
  });

  it.each(["confirmation", "magic_link"] as const)("%s carries no link, picture or script", (name) => {
    expect(renderMail(config.templates[name], words).html).not.toMatch(/<(a|img|script|link|form)\b|url\(/i);
  });

  it("says ten minutes, as long as a code lives", () => {
    expect(config.codeSeconds).toBe(600);
    for (const { html } of Object.values(config.templates)) expect(html).toContain("within ten minutes");
  });
});

describe("rendering", () => {
  it("escapes what is put into HTML, and nothing in the subject", () => {
    const { subject, html } = renderMail({ subject: "{{ .Email }}", html: "<p>{{.Email}}</p>" }, words);
    expect(subject).toBe('"<b>"@example.com');
    expect(html).toBe("<p>&#34;&lt;b&gt;&#34;@example.com</p>");
  });

  it.each(["{{ .Data.name }}", "{{ if .Token }}", "{{ .constructor }}"])(
    "refuses %s, which it cannot fill",
    (html) => {
      expect(() => renderMail({ subject: "s", html }, words)).toThrow("The sandbox cannot fill");
    },
  );

  it("makes text without head, styles and what is hidden, a paragraph a block", () => {
    const html =
      '<head><title>t</title></head><style>p{}</style><div style="display: none">pre</div><h1>A &amp; B</h1><p>one<br>two</p>';
    expect(toText(html)).toBe("A & B\n\none\n\ntwo");
  });
});
