/**
 * Several things under one key. A key with one thing, the usual case, holds it without a set around it: a large file has
 * a hundred thousand of them.
 */
export class ByKey<T extends object> {
  readonly #things = new Map<string, T | Set<T>>();
  /** The keys, until there are others. */
  #keys: readonly string[] | undefined;

  /** Whether it was not there yet. */
  add(key: string, thing: T): boolean {
    const same = this.#things.get(key);
    if (same === thing) return false;
    if (same instanceof Set) {
      if (same.has(thing)) return false;
      same.add(thing);
    } else {
      if (same === undefined) this.#keys = undefined;
      this.#things.set(key, same === undefined ? thing : new Set([same, thing]));
    }
    return true;
  }

  /** Whether it was the last one under its key. */
  remove(key: string, thing: T): boolean {
    const same = this.#things.get(key);
    if (same !== thing && !(same instanceof Set && same.delete(thing) && same.size === 0)) return false;
    this.#things.delete(key);
    this.#keys = undefined;
    return true;
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
    this.#keys ??= [...this.#things.keys()];
    return this.#keys;
  }
}
