import type { Engine } from "./engine/engine";

/**
 * What the console shows of the database. A look does not wait: the number of keys is the one after the last request,
 * and each look asks for a new one, since keys also expire.
 */
export class UpstashState {
  #keys = 0;

  constructor(readonly engine: Engine) {}

  describe() {
    void this.refresh();
    return { engine: this.engine.name, status: this.engine.status(), keys: this.#keys };
  }

  async refresh(): Promise<void> {
    const count = await this.engine.run(["DBSIZE"]).catch(() => undefined);
    if (typeof count === "number") this.#keys = count;
  }
}
