import { createServer } from "node:net";

/** Throws a sentence when a port on loopback is taken, naming the variable that moves it. */
export function requireFree(port: number, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () =>
      reject(
        new Error(
          `Port ${port} is in use. End what uses it, or choose another: ${name}=${port + 1} npm start`,
        ),
      ),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}
