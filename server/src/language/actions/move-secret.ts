/**
 * Moving a secret out of the file into the editor's storage. What is handed over says where its text stands, never what
 * it is: the client reads it from its own document.
 */
import type { Chunk, Document, Entry } from '../../document/document';
import { quote } from '../../document/edits';
import { pairOf, type ScalarNode } from '../../document/node';
import { nameNode } from '../../organization/names';
import { isReference, secretName } from '../../rules/oauth/secret';
import type { MoveSecretArgument } from './commands';
import { type Asked, kinds, type Offer } from './offer';

/** Moves the secret at a place; for clients that have a storage. */
export function moveSecret({ document, range, uri, version, commands }: Asked): readonly Offer[] {
  if (!commands) return [];
  const { chunk, offset } = document.locate(range.start);
  const entry = chunk.entries.find(({ node }) => node.start <= offset && offset <= node.end);
  const found = entry && secretAt(entry, offset);
  if (!found) return [];
  const pieces = piecesOf(chunk, found.node);
  if (!pieces) return [];
  const { node, path, flow } = found;
  const name = freeName(secretName(nameNode(entry)?.value, path.at(-1)) || 'secret', document);
  const title = `Move the secret to the editor’s secret storage as \${secret:${name}}`;
  const argument: MoveSecretArgument = {
    uri,
    version,
    pointer: ['', entry.section, entry.index, ...path]
      .map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))
      .join('/'),
    range: document.range(chunk, node.start, node.end),
    pieces: pieces.map((piece) =>
      typeof piece === 'string' ? { character: piece } : { range: document.range(chunk, piece.start, piece.end) },
    ),
    name,
    quotes: quote(`\${secret:${name}}`, flow ? 'flow' : 'block').startsWith('"') ? '"' : '',
  };
  return [
    {
      id: 'secret/move',
      title,
      kind: kinds.fix,
      preferred: true,
      mends: ['oauth/plaintext-secret'],
      command: { title, command: commands.moveSecret, arguments: [argument] },
    },
  ];
}

interface Found {
  readonly node: ScalarNode;
  readonly path: readonly string[];
  /** It stands in braces. */
  readonly flow: boolean;
}

/** A literal where a secret stands, at its key or in it. */
function secretAt({ section, node }: Entry, offset: number): Found | undefined {
  if (section === 'oauthClients') return literalIn(node, ['clientSecret'], false, offset);
  if (section !== 'integrations') return undefined;
  const credentials = pairOf(node, 'credentials')?.value;
  const fields = pairOf(credentials, 'fields')?.value;
  if (fields?.kind !== 'map') return undefined;
  const flow = [node, credentials].some((one) => one?.kind === 'map' && one.flow);
  for (const { name } of fields.pairs) {
    const found = literalIn(fields, [name], flow, offset);
    if (found) return { ...found, path: ['credentials', 'fields', name] };
  }
  return undefined;
}

function literalIn(map: Entry['node'], path: readonly [string], flow: boolean, offset: number): Found | undefined {
  const pair = pairOf(map, path[0]);
  if (map.kind !== 'map' || map.origin || !pair || pair.key.origin || pair.value.kind !== 'scalar') return undefined;
  const { key, value } = pair;
  if (value.origin || value.value === null || offset < key.start || offset > value.end) return undefined;
  if (typeof value.value === 'string' && (isReference(value.value) || value.value.trim() === '')) return undefined;
  return { node: value, path, flow: flow || map.flow };
}

type Piece = { readonly start: number; readonly end: number } | '\n' | '\t';

/** Where the text of a scalar stands; undefined where it is written so that this can't be told. */
function piecesOf({ text }: Chunk, node: ScalarNode): readonly Piece[] | undefined {
  const pieces = node.style === 'literal' ? literalPieces(text, node) : linePieces(text, node);
  const told = pieces
    ?.map((piece) => (typeof piece === 'string' ? piece : text.slice(piece.start, piece.end)))
    .join('');
  if (node.style === 'plain' && typeof node.value !== 'string') return pieces;
  return told === node.value ? pieces : undefined;
}

function linePieces(text: string, { start, end, style }: ScalarNode): readonly Piece[] | undefined {
  if (/[\r\n]/.test(text.slice(start, end))) return undefined;
  if (style === 'plain') return [{ start, end }];
  if (style !== 'single' && style !== 'double') return undefined;
  const pieces: Piece[] = [];
  let from = start + 1;
  for (let at = from; at < end - 1; at++) {
    const escapes = style === 'single' ? text[at] === "'" : text[at] === '\\';
    if (!escapes) continue;
    if (at > from) pieces.push({ start: from, end: at });
    const next = text[at + 1] ?? '';
    if (next === 'n' || next === 't') pieces.push(next === 'n' ? '\n' : '\t');
    else if (!/['"\\/]/.test(next)) return undefined;
    from = /[nt]/.test(next) ? at + 2 : at + 1;
    at++;
  }
  return from < end - 1 ? [...pieces, { start: from, end: end - 1 }] : pieces;
}

/** The lines of a block scalar without their indentation, such as a private key. */
function literalPieces(text: string, { start, end, value }: ScalarNode): readonly Piece[] | undefined {
  const head = /^\|[-+]?[ \t]*(?:#[^\n]*)?\r?\n/.exec(text.slice(start, end))?.[0];
  if (head === undefined || typeof value !== 'string') return undefined;
  const body = start + head.length;
  const indent = /^ */.exec(text.slice(body, end))?.[0].length ?? 0;
  const pieces: Piece[] = [];
  const said = withoutLastLines(value);
  const lines = said.split('\n');
  let at = body;
  for (const [index, line] of lines.entries()) {
    if (index) pieces.push('\n');
    if (line) pieces.push({ start: at + indent, end: at + indent + line.length });
    const next = text.indexOf('\n', at);
    at = next < 0 ? end : next + 1;
  }
  const tail = value.length - said.length;
  return [...pieces, ...Array.from({ length: tail }, (): Piece => '\n')];
}

function withoutLastLines(value: string): string {
  let end = value.length;
  while (value[end - 1] === '\n') end--;
  return value.slice(0, end);
}

/** A name that no reference of the file has. */
function freeName(name: string, { chunks }: Document): string {
  const taken = (one: string) => chunks.some(({ text }) => text.includes(`\${secret:${one}}`));
  let free = name;
  for (let number = 2; taken(free); number++) free = `${name}-${number}`;
  return free;
}
