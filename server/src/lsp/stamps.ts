/** Sees which files were written, for clients that do not tell. */
import type { Outside } from './outside';

export class Stamps {
  readonly #stamps = new Map<string, Map<string, string>>();
  readonly #next = new Map<string, number>();

  constructor(private readonly outside: Pick<Outside, 'stamp' | 'now'>) {}

  /** Remembers how these files are, those that are not known yet. */
  async note(key: string, paths: readonly string[]): Promise<void> {
    const known = this.#stamps.get(key) ?? new Map<string, string>();
    this.#stamps.set(key, known);
    for (const path of paths) if (!known.has(path)) known.set(path, await this.outside.stamp(path));
  }

  /**
   * Those of the paths that are not as they were when last looked at for `key`. Many paths are looked at only now and
   * then: for each path two milliseconds have to pass.
   */
  async compare(key: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
    const now = this.outside.now();
    const next = this.#next.get(key) ?? now;
    const known = this.#stamps.get(key);
    if (!known || (now < next && next - now <= paths.length * 2)) return new Set();
    this.#next.set(key, now + (paths.length > 20 ? paths.length * 2 : 0));
    const stamps = await Promise.all(paths.map((path) => this.outside.stamp(path)));
    const changed = new Set(paths.filter((path, at) => known.has(path) && known.get(path) !== stamps[at]));
    for (const [at, path] of paths.entries()) known.set(path, stamps[at]!);
    return changed;
  }

  forget(key: string): void {
    this.#stamps.delete(key);
    this.#next.delete(key);
  }
}
