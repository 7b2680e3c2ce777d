import { createServer } from "node:http";
import { expect, it } from "vitest";
import { openSandboxDatabase, originOf, requireSandbox, sandboxPlace } from "./running-sandbox";

it("is where npm start puts it, moved by the same names", () => {
  const usual = { app: "http://127.0.0.1:3000", sandbox: "http://127.0.0.1:4010", folder: ".sandbox" };
  expect(sandboxPlace({})).toEqual(usual);
  expect(sandboxPlace({ PORT: "", SANDBOX_PORT: "", SANDBOX_DIR: "" })).toEqual(usual);
  expect(sandboxPlace({ PORT: "3100", SANDBOX_PORT: "4110", SANDBOX_DIR: "/tmp/second" })).toEqual({
    app: "http://127.0.0.1:3100",
    sandbox: "http://127.0.0.1:4110",
    folder: "/tmp/second",
  });
});

it("is called by scheme, host and port, whatever stands behind", () => {
  expect(originOf("http://127.0.0.1:4010/")).toBe("http://127.0.0.1:4010");
  for (const wrong of ["nonsense", "127.0.0.1:4010", "localhost:4010"])
    expect(() => originOf(wrong)).toThrow(`${wrong} is no address like http://127.0.0.1:4010.`);
});

/** Something at an address of its own that answers `body` until `work` is done. */
async function answering(body: string, work: (address: string) => Promise<void>): Promise<string> {
  const server = createServer((_, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  const address = `http://127.0.0.1:${typeof at === "object" ? at?.port : at}`;
  try {
    await work(address);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return address;
}

it("is missed in one sentence: by nobody there, by something else, by another folder", async () => {
  const gone = await answering("<!doctype html>", (address) =>
    expect(requireSandbox(address)).rejects.toThrow(`What answers at ${address} is no sandbox: `),
  );
  await expect(requireSandbox(gone)).rejects.toThrow(`No sandbox answers at ${gone}: npm start starts one`);
  const folder = import.meta.dirname;
  await answering('{"vendors":{"supabase":{"port":1}}}', (sandbox) =>
    expect(openSandboxDatabase({ sandbox, folder })).rejects.toThrow(
      `${folder} is not the folder of the sandbox at ${sandbox}: `,
    ),
  );
});
