type Entry<T> = { at: number; order: number; what: T };

/** What is to happen, the earliest first; of two at the same time the one that was noted first. */
export class Agenda<T> {
  private readonly heap: Entry<T>[] = [];
  private noted = 0;

  add(at: number, what: T): void {
    this.noted += 1;
    const entry = { at, order: this.noted, what };
    let place = this.heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.heap[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      this.heap[place] = parent;
      place = above;
    }
    this.heap[place] = entry;
  }

  nextAt(): number | undefined {
    return this.heap[0]?.at;
  }

  take(): { at: number; what: T } | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first !== undefined && last !== undefined && this.heap.length > 0) this.sink(last);
    return first;
  }

  private sink(entry: Entry<T>): void {
    let place = 0;
    for (;;) {
      const left = this.heap[2 * place + 1];
      const right = this.heap[2 * place + 2];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (child === undefined || isBefore(entry, child)) break;
      this.heap[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    this.heap[place] = entry;
  }
}

const isBefore = <T>(one: Entry<T>, other: Entry<T>) =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
