/**
 * Several things under one key. A key with one thing, the usual case, holds it without a set around it: a large file has
 * a hundred thousand of them.
 */
export class ByKey<T extends object> {
  readonly #things = new Map<string, T | Set<T>>();

  /** Whether it was not there yet. */
  add(key: string, thing: T): boolean {
    const same = this.#things.get(key);
    if (same === thing) return false;
    if (same instanceof Set) {
      if (same.has(thing)) return false;
      same.add(thing);
    } else this.#things.set(key, same === undefined ? thing : new Set([same, thing]));
    return true;
  }

  remove(key: string, thing: T): void {
    const same = this.#things.get(key);
    if (same === thing || (same instanceof Set && same.delete(thing) && same.size === 0)) this.#things.delete(key);
  }

  /** What is under a key, in the order in which it came. */
  of(key: string): readonly T[] {
    const same = this.#things.get(key);
    return same === undefined ? [] : same instanceof Set ? [...same] : [same];
  }

  count(key: string): number {
    const same = this.#things.get(key);
    return same === undefined ? 0 : same instanceof Set ? same.size : 1;
  }

  keys(): readonly string[] {
    return [...this.#things.keys()];
  }
}
