/** The certificates of an identity provider, as edits: one more, or others in their place. */
import type { Certificate } from '../../certificates/read';
import type { Chunk } from '../../document/document';
import { addItem, type Edit, eolOf, quote, removeItem, replaceKey } from '../../document/edits';
import { type ListNode, type MapNode, type Node, type Pair, pairOf } from '../../document/node';
import type { IdentityProvider } from '../../organization/model.generated';
import { joinInserts } from './insert';

/** A certificate as it is written down: by the file that holds it, or itself. */
export type Written = { readonly file: string } | Pick<Certificate, 'der'>;

/** Adds certificates behind those that the provider lists itself; one under `certificate` becomes a list. */
export function addCertificates(
  provider: IdentityProvider,
  added: readonly Written[],
  flush: boolean,
): readonly Edit[] | undefined {
  const { entry, node } = provider;
  const list = pairOf(node, 'certificates');
  const one = pairOf(node, 'certificate');
  if (added.length === 0) return undefined;
  if (list?.value.kind === 'list') return addToList(entry.chunk, list.value, added);
  return one && !list ? makeList(entry.chunk, node, one, { more: added, flush }) : undefined;
}

/** Puts certificates in the place of those that the provider lists itself. */
export function replaceCertificates(
  provider: IdentityProvider,
  by: readonly Pick<Certificate, 'der'>[],
): readonly Edit[] | undefined {
  const { entry, node } = provider;
  const { chunk } = entry;
  const [list, one] = [pairOf(node, 'certificates'), pairOf(node, 'certificate')];
  const [first, ...rest] = by;
  if (!first || node.kind !== 'map' || (list && one)) return undefined;
  if (one) {
    // One of them is enough: sign-in works while one is valid, and the list is made by adding the others.
    return rest.length ? undefined : replaceElement(chunk, one.value, first, node);
  }
  if (list?.value.kind !== 'list' || list.value.origin) return undefined;
  const { items } = list.value;
  const edits: Edit[] = [];
  for (const [index, item] of items.entries()) {
    const value = by[index];
    const edit = value ? replaceElement(chunk, item, value, list.value) : removeItem(chunk, list.value, index);
    if (!edit) return undefined;
    edits.push(...edit);
  }
  const more = by.slice(items.length);
  const added = more.length ? addToList(chunk, list.value, more) : [];
  return added && items.length ? joinInserts([...edits, ...added]) : undefined;
}

/** A list of certificates behind a key that is not there yet. */
export function newList(certificates: readonly Written[], flow: boolean, flush: boolean): string {
  if (flow) return `[${certificates.map((one) => written(one, true)).join(', ')}]`;
  const indent = flush ? '' : '  ';
  return certificates.map((one) => `\n${indent}- ${written(one, false).replaceAll('\n', `\n${indent}  `)}`).join('');
}

function addToList(chunk: Chunk, list: ListNode, added: readonly Written[]): readonly Edit[] | undefined {
  const last = list.items.at(-1);
  const inBraces = last?.kind === 'map' && last.flow && !last.origin;
  const text = (one: Written) => (inBraces && 'file' in one ? written(one, true) : written(one, list.flow));
  if (list.flow) return addItem(chunk, list, added.map(text).join(', '));
  const edits: Edit[] = [];
  for (const one of added) {
    const edit = addItem(chunk, list, text(one));
    if (!edit) return undefined;
    edits.push(...edit);
  }
  return joinInserts(edits);
}

/** `certificate: one` as `certificates:` with the one, which stays as it is, and more. */
function makeList(
  chunk: Chunk,
  map: Node,
  pair: Pair,
  { more, flush }: { readonly more: readonly Written[]; readonly flush: boolean },
): readonly Edit[] | undefined {
  const { key, value } = pair;
  const { text } = chunk;
  const renamed = replaceKey(chunk, key, 'certificates');
  if (map.kind !== 'map' || map.origin || !renamed || value.origin?.how === 'inside' || value.start === value.end)
    return undefined;
  if (map.flow) {
    const added = more.map((one) => written(one, true)).join(', ');
    return [
      ...renamed,
      { chunk, start: value.start, end: value.start, text: '[' },
      { chunk, start: value.end, end: value.end, text: `, ${added}]` },
    ];
  }
  const colon = text.indexOf(':', key.end);
  const gap = /^\s*/.exec(text.slice(colon + 1))?.[0] ?? '';
  const head = text.slice(colon + 1 + gap.length, value.start);
  const column = columnOf(chunk, key.start);
  const eol = eolOf(text);
  let dash = flush ? column : column + 2;
  // Comments between a key and its value would stand between dash and value.
  if (head.includes('\n')) return undefined;
  if (value.kind === 'scalar' && isBlock(value)) {
    const [first = '', content = ''] = text.slice(colon + 1 + gap.length, value.end).split('\n');
    // A number in the head counts from the key, which is another place than the dash.
    if (/[|>][+-]?\d/.test(first)) return undefined;
    if ((/^ */.exec(content)?.[0].length ?? 0) <= dash) dash = column;
  } else if (gap.includes('\n')) {
    // A value below its key moves to the dash; only one line of it can.
    if (/[\r\n]/.test(text.slice(value.start, value.end).trim())) return undefined;
  } else if (value.kind === 'map' && !value.flow) return undefined;
  const indent = ' '.repeat(dash);
  const end = text[value.end - 1] === '\n' ? value.end : lineEnd(text, value.end);
  const closed = text[end - 1] === '\n';
  const items = more.map((one) => `${indent}- ${written(one, false)}`.replaceAll('\n', `${eol}${indent}  `)).join(eol);
  return [
    ...renamed,
    { chunk, start: colon + 1, end: colon + 1 + gap.length, text: `${eol}${indent}- ` },
    { chunk, start: end, end, text: closed ? items + eol : eol + items },
  ];
}

/** Another certificate in the place of one; `around` is the list or map that holds it. */
function replaceElement(
  chunk: Chunk,
  node: Node,
  { der }: Pick<Certificate, 'der'>,
  around: ListNode | MapNode,
): readonly Edit[] | undefined {
  const { text } = chunk;
  const source = text.slice(node.start, node.end);
  if (node.origin || node.start === node.end || /(^|\s)&\S/.test(source)) return undefined;
  const eol = eolOf(text);
  if (isBlock(node)) {
    const [head = '', content = ''] = source.split('\n');
    const indent = /^ */.exec(content)?.[0] ?? '';
    if (/\d/.test(head) || !indent) return undefined;
    const body = pem(der).map((line) => indent + line);
    const start = node.start + head.length + 1;
    return [{ chunk, start, end: node.end, text: body.join(eol) + (source.endsWith('\n') ? eol : '') }];
  }
  const alone = /^[ \t]*(?:\r?\n|$)/.test(text.slice(node.end));
  if (around.flow || around.kind === 'map' || !alone || text.slice(node.start, node.end).includes('\n'))
    return [{ chunk, start: node.start, end: node.end, text: `"${der}"` }];
  const indent = ' '.repeat(columnOf(chunk, node.start));
  return [{ chunk, start: node.start, end: node.end, text: ['|', ...pem(der).map((line) => indent + line)].join(eol) }];
}

function written(one: Written, flow: boolean): string {
  if ('file' in one) return flow ? `{ file: ${quote(one.file)} }` : `file: ${quote(one.file, 'block')}`;
  return flow ? `"${one.der}"` : ['|', ...pem(one.der)].join('\n');
}

/** A certificate as RFC 7468 writes it. */
function pem(der: string): readonly string[] {
  return ['-----BEGIN CERTIFICATE-----', ...(der.match(/.{1,64}/g) ?? []), '-----END CERTIFICATE-----'];
}

function isBlock(node: Node): boolean {
  return node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
}

function columnOf({ text }: Chunk, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}
