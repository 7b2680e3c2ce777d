import { describe, expect, it } from "vitest";
import { SetupProblem } from "./problem";
import { decideWebhook } from "./webhook";

describe("the webhook's address", () => {
  it("is the app's own when Retell can reach it", () => {
    expect(decideWebhook(undefined, "https://doc.example.com/")).toEqual({
      url: "https://doc.example.com/api/retell-webhook",
    });
  });

  it.each([
    undefined,
    "",
    "doc.example.com",
    "http://doc.example.com",
    "https://localhost:3000",
    "https://127.0.0.1",
    "https://192.168.1.4",
    "https://172.20.0.1",
    "https://[::1]",
    "https://laptop.local",
    "https://intranet",
  ])("is none for %s", (appUrl) => {
    expect(decideWebhook(undefined, appUrl)).toHaveProperty("missing");
  });

  it("keeps a public address whose digits look private elsewhere", () => {
    expect(decideWebhook(undefined, "https://172.32.0.1")).toHaveProperty("url");
  });

  it("is whatever was named, also on this machine", () => {
    const named = "http://127.0.0.1:3000/api/retell-webhook";
    expect(decideWebhook(named, "https://doc.example.com")).toEqual({ url: named });
  });

  it("refuses a named one that is no address", () => {
    expect(() => decideWebhook("doc.example.com", undefined)).toThrow(SetupProblem);
  });
});
