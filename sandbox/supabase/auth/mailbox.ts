import { randomUUID } from "node:crypto";

export type Mail = {
  id: string;
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
  at: number;
};

const KEPT = 500;

/** What would have been sent, newest first. In memory only. */
export class Mailbox {
  #mails: Mail[] = [];

  add(mail: Omit<Mail, "id">): void {
    this.#mails = [{ id: randomUUID(), ...mail }, ...this.#mails].slice(0, KEPT);
  }

  list(to?: string): Mail[] {
    return this.#mails.filter((mail) => to === undefined || mail.to === to.trim().toLowerCase());
  }

  find(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  get size(): number {
    return this.#mails.length;
  }

  clear(): void {
    this.#mails = [];
  }
}
