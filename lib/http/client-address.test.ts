import { describe, expect, it } from "vitest";
import { clientAddress, hashOf } from "./client-address";

const elsewhere = { headerName: "x-client-address", isVercel: false };
const onVercel = { headerName: "x-client-address", isVercel: true };
const addressOf = (value: string, source = elsewhere) =>
  clientAddress(new Headers({ [source.headerName]: value }), source);

describe("the address of a client", () => {
  it("comes from the one header that is named", () => {
    expect(addressOf("203.0.113.7")).toBe("203.0.113.7");
  });

  it.each(["x-forwarded-for", "x-real-ip", "forwarded", "cf-connecting-ip", "x-vercel-forwarded-for"])(
    "is the same whatever a client writes into %s",
    (forged) => {
      const headers = { "x-client-address": "203.0.113.7", [forged]: "198.51.100.1" };
      expect(clientAddress(new Headers(headers), elsewhere)).toBe("203.0.113.7");
      expect(clientAddress(new Headers({ [forged]: "198.51.100.1" }), elsewhere)).toBeUndefined();
    },
  );

  it("is the platform's own on Vercel, and only there", () => {
    const headers = new Headers({ "x-real-ip": "203.0.113.7", "x-client-address": "198.51.100.1" });
    expect(clientAddress(headers, onVercel)).toBe("203.0.113.7");
    expect(clientAddress(headers, elsewhere)).toBe("198.51.100.1");
    expect(clientAddress(new Headers({ "x-forwarded-for": "198.51.100.1" }), onVercel)).toBeUndefined();
  });

  it("is the caller's default only where the header is absent, and never on Vercel", () => {
    const source = { ...elsewhere, whenAbsent: "127.0.0.1" };
    expect(clientAddress(new Headers(), source)).toBe("127.0.0.1");
    expect(clientAddress(new Headers({ "x-client-address": "rubbish" }), source)).toBeUndefined();
    expect(clientAddress(new Headers(), { ...source, isVercel: true })).toBeUndefined();
  });

  it.each([
    [" 203.0.113.7 ", "203.0.113.7"],
    ["203.0.113.7:51234", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::ffff:cb00:7107", "203.0.113.7"],
    ["[::ffff:203.0.113.7]:443", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["1:2:3:4:5:6:7::", "1:2:3:4::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
  ])("reads %s as %s", (given, address) => {
    expect(addressOf(given)).toBe(address);
  });

  it.each([
    "",
    "unknown",
    "203.0.113.7, 198.51.100.1",
    "203.0.113.256",
    "203.0.113.07",
    "203.0.113",
    "2001:db8::1::2",
    "2001:db8:1:2",
    "[2001:db8::1",
    "2001:db8::1]",
    "gggg::1",
    "203.0.113.7:port",
    "0x7f.1",
    "::ffff:999.0.0.1",
  ])("takes %j for nobody's", (given) => {
    expect(addressOf(given)).toBeUndefined();
  });

  it("counts a subscriber once, however many of their addresses ask, and their neighbour apart", () => {
    const one = addressOf("2001:db8:1:2::1");
    expect(addressOf("2001:db8:1:2:ffff:ffff:ffff:ffff")).toBe(one);
    expect(addressOf("2001:db8:1:3::1")).not.toBe(one);
  });
});

describe("a keyed hash", () => {
  const secret = "s".repeat(32);

  it("is the same for the same, and another for another kind, value or secret", () => {
    const one = hashOf("phone", "+14155552671", secret);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf("phone", "+14155552671", secret)).toBe(one);
    const others = [
      hashOf("address", "+14155552671", secret),
      hashOf("phone", "+14155552672", secret),
      hashOf("phone", "+14155552671", "t".repeat(32)),
    ];
    expect(new Set([one, ...others]).size).toBe(4);
  });
});
