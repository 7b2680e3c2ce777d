import { expect, it } from "vitest";
import { handlersIn, routesOnDisk } from "./support/routes";

const listed = `export const maxDuration = 30;
export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("one", async () => {
  POST: handleSameOrigin<Params>("two", async () => {
});`;

it("reads what a route lists, what it gives out by itself and what has a name first", () => {
  const own = 'export const HEAD = handle("one", open);';
  const named = "const nothing = handleSameOrigin(open);\nexport const PUT = nothing;";
  expect(handlersIn(`${listed}\n${own}\n${named}`)).toEqual([
    { method: "GET", isSameOrigin: false },
    { method: "POST", isSameOrigin: true },
    { method: "HEAD", isSameOrigin: false },
    { method: "PUT", isSameOrigin: true },
  ]);
});

it.each([
  "",
  "export async function GET() {}",
  "export const GET = async () => new Response();",
  `${listed}\nexport const GET = other;`,
  `${listed}\nexport { POST } from "../other";`,
  `${listed}\nexport * from "../other";`,
  `${listed}\n  DELETE,\n`,
  "export const { GET } = other;",
  "export default handle;",
])("overlooks no handler that is given out in another way: %s", (text) => {
  expect(handlersIn(text)).toBe("unreadable");
});

it("finds the address of everything else below /api too", () => {
  const found = routesOnDisk().filter(({ path }) => path === "/api/[[...path]]");
  expect(found.map(({ method }) => method).sort()).toEqual(["DELETE", "GET", "PATCH", "POST", "PUT"]);
});
