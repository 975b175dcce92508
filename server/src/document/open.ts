import type { Change, Chunk, Comment, Document, Entry, Position, Range, Section, TextChange } from './document';
import { lineAt, lineEnd, lineStarts } from './lines';
import type { Node, Problem } from './node';
import { parse } from './parse';

/** Opens a text as a document that can be edited. Never throws; faults of the text are in its problems. */
export function openDocument(text: string): Document {
  return new OneChunkDocument(text);
}

class OneChunkDocument implements Document {
  chunks: readonly Chunk[] = [];
  sections: readonly Section[] = [];
  problems: readonly { readonly chunk: Chunk; readonly problem: Problem }[] = [];
  root: { readonly chunk: Chunk; readonly node: Node } | undefined;
  private whole = '';
  private starts: number[] = [0];

  constructor(text: string) {
    this.read(text);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  text(): string {
    return this.whole;
  }

  private read(text: string): void {
    this.whole = text;
    this.starts = lineStarts(text);
    const { node, pairs, problems } = parse(text);
    const entries: Entry[] = [];
    const chunk: Chunk = { text, line: 0, problems, entries, directives: directivesOf(text) };
    this.chunks = [chunk];
    this.problems = [];
    this.root = node && node.kind !== 'map' ? { chunk, node } : undefined;
    this.sections = pairs.map(({ name, key, value }) => {
      const nodes = value.kind === 'list' ? value.items : [value];
      const own = nodes.map(
        (node, index): Entry => ({ section: name, listed: value.kind === 'list', index, node, chunk }),
      );
      entries.push(...own);
      return { name, key, chunk, entries: own };
    });
  }

  edit(changes: readonly TextChange[]): Change {
    const removed = this.chunks.flatMap((chunk) => chunk.entries);
    let text = this.whole;
    for (const change of changes) {
      const starts = lineStarts(text);
      const from = offsetAt(text, starts, change.range.start);
      const to = Math.max(from, offsetAt(text, starts, change.range.end));
      text = text.slice(0, from) + change.text + text.slice(to);
    }
    this.read(text);
    return { removed, added: this.chunks.flatMap((chunk) => chunk.entries), sections: true };
  }

  position(_: Chunk, offset: number): Position {
    const at = Math.min(Math.max(0, offset), this.whole.length);
    const line = lineAt(this.starts, at);
    return { line, character: at - this.starts[line]! };
  }

  range(chunk: Chunk, start: number, end: number): Range {
    return { start: this.position(chunk, start), end: this.position(chunk, end) };
  }

  locate(position: Position): { readonly chunk: Chunk; readonly offset: number } {
    return { chunk: this.chunks[0]!, offset: offsetAt(this.whole, this.starts, position) };
  }
}

function offsetAt(text: string, starts: readonly number[], { line, character }: Position): number {
  if (line < 0) return 0;
  const start = starts[line];
  if (start === undefined) return text.length;
  return Math.min(start + Math.max(0, character), lineEnd(text, start));
}

function directivesOf(text: string): Comment[] {
  const comments: Comment[] = [];
  for (const match of text.matchAll(/(^[ \t]*|[ \t])#.*integrations-ignore.*$/gm)) {
    const start = match.index + match[1]!.length;
    const alone = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
    comments.push({ start, end: match.index + match[0].length, alone });
  }
  return comments;
}
