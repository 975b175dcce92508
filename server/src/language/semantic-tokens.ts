/** What the values of a file are, for colours: names and references, members of closed lists, permissions, scopes… */
import type { Chunk, Document, Entry, Position } from '../document/document';
import { type Node, pairOf, type ScalarNode } from '../document/node';
import { isBuiltInRole } from '../facts/roles';
import { nameNode } from '../organization/names';
import { entryShape } from '../organization/read';
import { fold, type Shape } from '../organization/shape';
import { inputUses } from '../rules/data-action/inputs';

/** The standard types of the protocol that are used, so that every theme has colours for them. */
export const tokenTypes = [
  'class',
  'variable',
  'interface',
  'struct',
  'type',
  'namespace',
  'function',
  'event',
  'enumMember',
  'method',
  'keyword',
  'number',
  'parameter',
  'modifier',
] as const;
export const tokenModifiers = ['declaration', 'deprecated', 'defaultLibrary'] as const;

type TokenType = (typeof tokenTypes)[number];
type TokenModifier = (typeof tokenModifiers)[number];

/** A token of a chunk, on one line. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The same as numbers: line from the start of the chunk, character, length, type, modifiers. */
type Placed = readonly number[];

const known = new WeakMap<Entry, Placed>();
const none: Placed = [];

/**
 * The tokens as the protocol sends them: five numbers each, line and character counted from the token before. With a
 * range, those of its lines; that costs what the range holds.
 */
export function semanticTokens(
  document: Document,
  range?: { readonly start: Position; readonly end: Position },
): number[] {
  const data: number[] = [];
  const from = range?.start.line ?? 0;
  const to = range?.end.line ?? Number.POSITIVE_INFINITY;
  let line = 0;
  let character = 0;
  const { chunks } = document;
  for (let index = range ? chunkAt(chunks, from) : 0; index < chunks.length && chunks[index]!.line <= to; index++) {
    const chunk = chunks[index]!;
    for (const entry of chunk.entries) {
      const placed = placedOf(document, entry);
      for (let at = 0; at < placed.length; at += 5) {
        const here = chunk.line + placed[at]!;
        // What is written twice, and what only a broken text has, may not stand in order.
        if (here < from || here > to || here < line || (here === line && placed[at + 1]! < character)) continue;
        data.push(
          here - line,
          here === line ? placed[at + 1]! - character : placed[at + 1]!,
          placed[at + 2]!,
          placed[at + 3]!,
          placed[at + 4]!,
        );
        line = here;
        character = placed[at + 1]!;
      }
    }
  }
  return data;
}

/** The last chunk that starts at or above a line. */
function chunkAt(chunks: readonly Chunk[], line: number): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (chunks[middle]!.line <= line) low = middle;
    else high = middle - 1;
  }
  // Chunks without a line end share their line with the next.
  while (low > 0 && chunks[low - 1]!.line === chunks[low]!.line) low--;
  return low;
}

function placedOf(document: Document, entry: Entry): Placed {
  let placed = known.get(entry);
  if (!placed) {
    placed = place(document, entry);
    known.set(entry, placed);
  }
  return placed;
}

function place(document: Document, entry: Entry): Placed {
  const shape = entryShape(entry.section, entry.listed);
  if (!shape) return none;
  const tokens: Token[] = [];
  new Reader(entry, tokens).read(shape, entry.node, []);
  tokens.sort((a, b) => a.start - b.start);
  const placed: number[] = [];
  let last = -1;
  for (const { start, end, type, modifiers } of tokens) {
    if (start < last || end <= start) continue;
    last = end;
    const { line, character } = document.position(entry.chunk, start);
    placed.push(line - entry.chunk.line, character, end - start, tokenTypes.indexOf(type), bitsOf(modifiers));
  }
  return placed;
}

function bitsOf(modifiers: readonly TokenModifier[]): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
}

const typeOfSection: { readonly [section: string]: TokenType } = {
  roles: 'class',
  users: 'variable',
  oauthClients: 'interface',
  authorizedApplications: 'struct',
  identityProviders: 'type',
  integrations: 'namespace',
  dataActions: 'function',
  flows: 'event',
};

/** Keys whose values are one of a list that the shape leaves open. */
const members: { readonly [section: string]: readonly string[] } = {
  organization: ['region'],
  identityProviders: ['type', 'nameIdFormat'],
  integrations: ['type', 'credentials/type'],
  flows: ['type'],
};

const durations: { readonly [section: string]: string } = { oauthClients: 'tokenDuration', dataActions: 'timeout' };

class Reader {
  constructor(
    private readonly entry: Entry,
    private readonly tokens: Token[],
  ) {}

  read(shape: Shape, node: Node, path: readonly string[]): void {
    // What came by an alias or a merge key is written elsewhere.
    if (node.origin) return;
    if (node.kind === 'scalar') this.scalar(shape, node, path);
    else if (node.kind === 'list') {
      if (shape.kind === 'list') for (const item of node.items) this.read(shape.items, item, path);
    } else if (shape.kind === 'object') {
      for (const { name, key, value } of node.pairs) {
        if (key.origin) continue;
        const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : shape.open;
        if (field) this.read(field, value, [...path, name]);
      }
    } else if (shape.kind === 'any' && this.entry.section === 'dataActions' && path[0] === 'input') this.contract(node);
  }

  private scalar(shape: Shape, node: ScalarNode, path: readonly string[]): void {
    const { section } = this.entry;
    const way = path.join('/');
    if (typeof node.value === 'number') {
      if (durations[section] === way) this.add(node, 'number');
      return;
    }
    if (typeof node.value !== 'string') return;
    const { value } = node;
    if (path.length === 1 && nameNode(this.entry) === node)
      this.add(node, typeOfSection[section] ?? 'variable', 'declaration');
    else if ('reference' in shape && shape.reference) {
      const builtIn = shape.reference === 'roles' && isBuiltInRole(value);
      this.add(node, typeOfSection[shape.reference] ?? 'variable', ...(builtIn ? (['defaultLibrary'] as const) : []));
    } else if (section === 'roles' && way === 'permissions') this.parts(node, ['namespace', 'type', 'method']);
    else if (way === 'scopes') this.parts(node, ['namespace', 'modifier']);
    else if ('secret' in shape && shape.secret) {
      this.secret(node);
    } else if (shape.kind === 'string' && shape.values) {
      const means = shape.values.includes(value) ? value : shape.aliases?.[fold(value)];
      if (means && shape.values.includes(means))
        this.add(node, 'enumMember', ...(means === 'implicit' ? (['deprecated'] as const) : []));
    } else if (members[section]?.includes(way)) this.add(node, 'enumMember');
    else if (section === 'oauthClients' && way === 'uses') this.operation(node);
    else if (section === 'dataActions' && path[0] === 'request') this.template(node);
  }

  /** The properties of an input contract, and those that it requires. */
  private contract(node: Node): void {
    const properties = pairOf(node, 'properties')?.value;
    if (properties?.kind === 'map')
      for (const { key } of properties.pairs) if (!key.origin) this.add(key, 'parameter', 'declaration');
    const required = pairOf(node, 'required')?.value;
    if (required?.kind === 'list' && !required.origin)
      for (const item of required.items)
        if (item.kind === 'scalar' && !item.origin && typeof item.value === 'string') this.add(item, 'parameter');
  }

  /** Text between colons, one type each; a `*` is a word of its own. */
  private parts(node: ScalarNode, types: readonly TokenType[]): void {
    const inside = this.inside(node);
    if (!inside) return;
    let at = inside.start;
    for (const [index, part] of String(node.value).split(':').entries()) {
      const type = part === '*' ? 'keyword' : types[Math.min(index, types.length - 1)]!;
      this.tokens.push({ start: at, end: at + part.length, type, modifiers: [] });
      at += part.length + 1;
    }
  }

  /** The method of an operation: `GET /api/v2/…`. */
  private operation(node: ScalarNode): void {
    const inside = this.inside(node);
    const method = /^[A-Z]+(?= )/.exec(String(node.value))?.[0];
    if (inside && method)
      this.tokens.push({ start: inside.start, end: inside.start + method.length, type: 'enumMember', modifiers: [] });
  }

  /** A reference to a secret: where it is kept, and its name there. */
  private secret(node: ScalarNode): void {
    const [, open, kind, name] = /^(\$\{)(env|secret|file):([^}]+)\}$/.exec(String(node.value)) ?? [];
    const inside = this.inside(node);
    if (!inside || open === undefined || kind === undefined || name === undefined) return;
    const start = inside.start + open.length;
    const behind = start + kind.length + 1;
    this.tokens.push({ start, end: start + kind.length, type: 'keyword', modifiers: [] });
    this.tokens.push({ start: behind, end: behind + name.length, type: 'parameter', modifiers: [] });
  }

  private template(node: ScalarNode): void {
    const { text } = this.entry.chunk;
    for (const { name, start, end } of inputUses(text.slice(node.start, node.end)))
      if (name !== undefined && !/[\r\n]/.test(name))
        this.tokens.push({ start: node.start + start, end: node.start + end, type: 'parameter', modifiers: [] });
  }

  /** The range of a text that is written as it is meant; undefined where escapes or line ends are in between. */
  private inside({ start, end, value, style }: ScalarNode): { start: number; end: number } | undefined {
    const { text } = this.entry.chunk;
    const quotes = style === 'single' || style === 'double' ? 1 : 0;
    return text.slice(start + quotes, end - quotes) === value && !/[\r\n]/.test(value)
      ? { start: start + quotes, end: end - quotes }
      : undefined;
  }

  private add(node: ScalarNode, type: TokenType, ...modifiers: readonly TokenModifier[]): void {
    const { text } = this.entry.chunk;
    const quotes = node.style === 'single' || node.style === 'double' ? 1 : 0;
    let start = node.start + quotes;
    const end = node.end - quotes;
    // A token stays on one line: one for each line of the text, without its indentation.
    for (const part of text.slice(start, end).split(/(\r\n|\r|\n)/)) {
      const lead = part.length - part.trimStart().length;
      const long = part.trim().length;
      const header = start === node.start && (node.style === 'literal' || node.style === 'folded');
      if (long > 0 && !header) this.tokens.push({ start: start + lead, end: start + lead + long, type, modifiers });
      start += part.length;
    }
  }
}
