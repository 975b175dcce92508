/** Writes another text in the place of a scalar, in its own style where that can hold it. Nothing beside it changes. */
import type { Chunk } from './document';
import type { Edit } from './edits';
import type { ScalarNode } from './node';
import { isControl } from './parse';
import { plainValue } from './scalar';

/** What stands around a scalar: in brackets, a plain text may not hold them; as a key, it stays on one line. */
export type Around = 'block' | 'flow';

/** The edits that make a scalar mean `text`. It must be written there itself: no alias, and not taken over by one. */
export function rewriteScalar(chunk: Chunk, node: ScalarNode, text: string, around: Around): Edit[] {
  if (node.style !== 'literal' && node.style !== 'folded')
    return [{ chunk, start: node.start, end: node.end, text: scalarText(text, node.style, around) }];
  const source = chunk.text.slice(node.start, node.end);
  const header = /^[|>]\S*/.exec(source)?.[0] ?? '|';
  const headerEnd = /\r|\n|$/.exec(source)?.index ?? source.length;
  const indent = /^(?:\r\n|\r(?!\n)|\n)(?:[ \t]*(?:\r\n|\r(?!\n)|\n))*( *)/.exec(source.slice(headerEnd))?.[1] ?? '';
  const content = source.slice(headerEnd).trimStart();
  // A text that goes on one line stays a block when the block ends without a line end, or the new text with one.
  const line = text.endsWith('\n') ? text.slice(0, -1) : text;
  const fits = header.endsWith('-') ? node.value === content && line === text : false;
  const clipped = header.length === 1 && node.value === `${content}\n` && line !== text;
  if ((fits || clipped) && indent !== '' && /^\S(?:.*\S)?$/.test(line) && ![...line].some(isOdd))
    return [{ chunk, start: node.start + source.length - content.length, end: node.end, text: line }];
  // The sign of the block becomes the text, and its lines go; a comment behind the sign stays.
  return [
    { chunk, start: node.start, end: node.start + header.length, text: scalarText(text, 'plain', around) },
    { chunk, start: node.start + headerEnd, end: node.end, text: '' },
  ];
}

/** A text as a scalar on one line, in the kind of quotes that is asked for where they can hold it. */
export function scalarText(text: string, style: ScalarNode['style'], around: Around): string {
  if (style === 'single' && ![...text].some(isOdd)) return `'${text.replaceAll("'", "''")}'`;
  if (style !== 'double' && style !== 'single' && isPlain(text, around)) return text;
  return doubleQuoted(text);
}

/** Whether a text may stand without quotes and still be read as this text, by readers of YAML 1.1 too. */
export function isPlain(text: string, around: Around): boolean {
  return (
    text !== '' &&
    !/^[-?:,[\]{}#&*!|>'"%@`=\s]|^\.\.\.|^<<$|\s$|: |:$| #/.test(text) &&
    !(around === 'flow' && /[,[\]{}]|:[,[\]{}"']/.test(text)) &&
    !/^(?:y|n|yes|no|on|off|true|false|null|~)$/i.test(text) &&
    plainValue(text) === text &&
    !/^[-+.]?[0-9][0-9_]*(?:\.[0-9_]*)?$|^[0-9]+(?::[0-9]+)+$|^\d{4}-\d{1,2}-\d{1,2}/.test(text) &&
    ![...text].some(isOdd)
  );
}

/** Whether a character can only be written as an escape: line ends, tabs and what YAML forbids. */
function isOdd(character: string): boolean {
  const code = character.codePointAt(0)!;
  return isControl(code) || code < 0x20 || /[\u0085\u2028\u2029\ufeff\ud800-\udfff]/.test(oneUnit(character));
}

/** Halves of a pair that stand alone; a whole pair is a character like any other. */
function oneUnit(character: string): string {
  return character.length === 1 ? character : '';
}

function doubleQuoted(text: string): string {
  const inside = [...text].map((character) => {
    const code = character.codePointAt(0)!;
    const short = escapes[character];
    if (short) return short;
    return isOdd(character) ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : character;
  });
  return `"${inside.join('')}"`;
}

const escapes: { readonly [character: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
