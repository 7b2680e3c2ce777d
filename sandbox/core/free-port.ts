import { createServer } from "node:net";

/** A port of 127.0.0.1 that nobody listens on, for a child that takes its port as a number. Somebody may still be quicker. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
