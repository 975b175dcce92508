/** Edits that suppress a finding by a comment (format, "Suppression"). */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Chunk, Comment, Document } from '../../document/document';
import { eolOf } from '../../document/edits';
import { lineEnd } from '../../document/lines';
import type { Node } from '../../document/node';
import type { Finding } from '../../rules/check';

/** Whether a rule can be suppressed at all. */
export function canSuppress(rule: string): boolean {
  return !/^(yaml|suppression)\//.test(rule);
}

/**
 * A comment above the line on which a finding starts, or the rule added to the comment that is there. Undefined where
 * no comment can stand (inside a flow collection or a scalar over several lines), and for what the file as a whole lacks.
 */
export function suppressOnLine(document: Document, { rule, range }: Finding): TextEdit | undefined {
  const { line } = range.start;
  const above = line > 0 ? directiveOn(document, line - 1, /^#\s*integrations-ignore(?!-file)\b/) : undefined;
  if (above) return extended(document, above, rule);
  const { chunk, offset } = document.locate({ line, character: 0 });
  const end = lineEnd(chunk.text, offset);
  const own = chunk.text.slice(offset, end);
  const indent = /^(?:\ufeff)?([ \t]*)/.exec(own)![1]!;
  // What the whole file lacks stands on its first line, which would be the comment.
  const whole = range.start.character === 0 && range.end.line === 0 && range.end.character >= own.trimEnd().length;
  if (line === 0 && whole) return undefined;
  const at = offset + (own.startsWith('\ufeff') ? 1 : 0);
  if (chunk.entries.some((entry) => within(entry.node, chunk.text, offset))) return undefined;
  return insertion(document, chunk, at, `${indent}# integrations-ignore ${rule}`);
}

/** A comment at the start of the file, or the rule added to the one that is there. */
export function suppressInFile(document: Document, { rule }: Finding): TextEdit {
  const form = /^#\s*integrations-ignore-file\b/;
  for (const chunk of document.chunks)
    for (const comment of chunk.directives) {
      const found = plain(chunk, comment, form);
      if (found) return extended(document, found, rule);
    }
  const { chunk } = document.locate({ line: 0, character: 0 });
  return insertion(document, chunk, chunk.text.startsWith('\ufeff') ? 1 : 0, `# integrations-ignore-file ${rule}`);
}

interface Directive {
  readonly chunk: Chunk;
  readonly comment: Comment;
}

function directiveOn(document: Document, line: number, form: RegExp): Directive | undefined {
  const { chunk, offset } = document.locate({ line, character: 0 });
  const comment = firstFrom(chunk.directives, offset);
  return comment?.alone && comment.start < lineEnd(chunk.text, offset) ? plain(chunk, comment, form) : undefined;
}

/** The first comment that starts at an offset or behind it; they are in order. */
function firstFrom(comments: readonly Comment[], offset: number): Comment | undefined {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return comments[low];
}

/** A suppression that another rule may be added to: one without a date and a reason, which are about its own rules. */
function plain(chunk: Chunk, comment: Comment, form: RegExp): Directive | undefined {
  const text = chunk.text.slice(comment.start, comment.end);
  return form.test(text) && !/\buntil=| --(?: |$)/.test(text) ? { chunk, comment } : undefined;
}

function extended(document: Document, { chunk, comment }: Directive, rule: string): TextEdit {
  const text = chunk.text.slice(comment.start, comment.end).trimEnd();
  const at = comment.start + text.length;
  const bare = /^#\s*integrations-ignore(-file)?$/.test(text);
  return { range: document.range(chunk, at, at), newText: bare ? ` ${rule}` : `, ${rule}` };
}

function insertion(document: Document, chunk: Chunk, at: number, comment: string): TextEdit {
  const first = document.chunks[0]?.text ?? '';
  const eol = eolOf(/[\r\n]/.test(chunk.text) ? chunk.text : first);
  return { range: document.range(chunk, at, at), newText: comment + eol };
}

/** Whether the start of a line lies inside something that a comment would break, or become a part of. */
function within(node: Node, text: string, line: number): boolean {
  if (node.origin?.how === 'inside' || node.start >= line || node.end <= line) return false;
  if (node.kind === 'scalar' || node.origin || node.flow) return /[\r\n]/.test(text.slice(node.start, line));
  if (node.kind === 'list') return node.items.some((item) => within(item, text, line));
  return node.pairs.some(
    (pair) => (!pair.key.origin && within(pair.key, text, line)) || within(pair.value, text, line),
  );
}
