/** A text that is edited again and again, and remembers what is left of the original. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Range } from '../../document/document';
import { lineAt, lineStarts } from '../../document/lines';

type Patch = { readonly from: number; readonly to: number } | { readonly text: string };

export class Patchwork {
  readonly #original: string;
  #patches: Patch[];

  constructor(text: string) {
    this.#original = text;
    this.#patches = [{ from: 0, to: text.length }];
  }

  /** Replaces ranges of the text as it is now. They stand apart, the last in the text first. */
  replace(edits: readonly TextEdit[]): void {
    const now = this.text();
    const starts = lineStarts(now);
    const offset = ({ line, character }: Range['start']) => (starts[line] ?? now.length) + character;
    for (const { range, newText } of edits) this.#replace(offset(range.start), offset(range.end), newText);
  }

  #replace(from: number, to: number, text: string): void {
    const before: Patch[] = [];
    const after: Patch[] = [];
    let at = 0;
    for (const patch of this.#patches) {
      const length = 'text' in patch ? patch.text.length : patch.to - patch.from;
      if (at < from) before.push(part(patch, 0, Math.min(length, from - at)));
      if (at + length > to) after.push(part(patch, Math.max(0, to - at), length));
      at += length;
    }
    this.#patches = [...before, { text }, ...after];
  }

  text(): string {
    return this.#patches
      .map((patch) => ('text' in patch ? patch.text : this.#original.slice(patch.from, patch.to)))
      .join('');
  }

  /** Edits of the original that give the text as it is now, in the order of the text, apart from one another. */
  edits(): TextEdit[] {
    const starts = lineStarts(this.#original);
    const position = (offset: number) => {
      const line = lineAt(starts, offset);
      return { line, character: offset - starts[line]! };
    };
    const edits: TextEdit[] = [];
    let kept = 0;
    let put = '';
    const close = (next: number) => {
      if (next > kept || put)
        edits.push(
          ...this.#smallest(kept, next, put).map(({ from, to, text }) => ({
            range: { start: position(from), end: position(to) },
            newText: text,
          })),
        );
      put = '';
    };
    for (const patch of this.#patches) {
      if ('text' in patch) put += patch.text;
      else if (patch.to > patch.from) {
        close(patch.from);
        kept = patch.to;
      }
    }
    close(this.#original.length);
    return edits;
  }

  /** A replacement without what is the same at its ends. */
  #smallest(from: number, to: number, text: string): { from: number; to: number; text: string }[] {
    const old = this.#original.slice(from, to);
    let head = 0;
    while (head < old.length && head < text.length && old[head] === text[head]) head++;
    let tail = 0;
    while (
      tail < old.length - head &&
      tail < text.length - head &&
      old[old.length - 1 - tail] === text[text.length - 1 - tail]
    )
      tail++;
    if (head === old.length && head === text.length) return [];
    return [{ from: from + head, to: to - tail, text: text.slice(head, text.length - tail) }];
  }
}

function part(patch: Patch, from: number, to: number): Patch {
  return 'text' in patch ? { text: patch.text.slice(from, to) } : { from: patch.from + from, to: patch.from + to };
}
