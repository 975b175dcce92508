/** Wakes the server at the instant at which a finding changes by itself. One timer, set to the next such instant. */
import type { Outside } from './outside';

/** Timers of Node can't wait longer than 2³¹ − 1 milliseconds. */
const longest = 2_147_483_647;

export class Flips {
  readonly #instants = new Map<string, number>();
  #next = Number.POSITIVE_INFINITY;
  #stop: (() => void) | undefined;

  /** `due` is given the keys of the files whose instant has come. */
  constructor(
    private readonly outside: Pick<Outside, 'now' | 'after'>,
    private readonly due: (keys: readonly string[]) => void,
  ) {}

  /** Notes when the next finding of a file changes (milliseconds since 1970 UTC); undefined when none will. */
  set(key: string, instant: number | undefined): void {
    if (this.#instants.get(key) === instant) return;
    if (instant === undefined) this.#instants.delete(key);
    else this.#instants.set(key, instant);
    this.#arm();
  }

  /** Calls the timer off for good. */
  end(): void {
    this.#instants.clear();
    this.#arm();
  }

  #arm(): void {
    const next = Math.min(Number.POSITIVE_INFINITY, ...this.#instants.values());
    if (next === this.#next && this.#stop) return;
    this.#stop?.();
    this.#stop = undefined;
    this.#next = next;
    if (next === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(Math.max(0, next - this.outside.now()), longest);
    this.#stop = this.outside.after(wait, () => this.#fire());
  }

  #fire(): void {
    this.#stop = undefined;
    const now = this.outside.now();
    const keys = [...this.#instants].filter(([, instant]) => instant <= now).map(([key]) => key);
    for (const key of keys) this.#instants.delete(key);
    this.#arm();
    if (keys.length) this.due(keys);
  }
}
