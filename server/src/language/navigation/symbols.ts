/** The outline of a file, and its entries as they are searched for by name. */
import { type DocumentSymbol, type SymbolInformation, SymbolKind, SymbolTag } from 'vscode-languageserver-types';
import type { Document, Entry, Range, Section } from '../../document/document';
import { type Node, pairOf } from '../../document/node';
import { holdsSecret } from '../../report/secrets';
import { inOneLine } from '../../report/visible';
import { below } from '../ranges';

/** The outline: each section with its entries. It costs little more than it holds, at any size. */
export function documentSymbols(document: Document): DocumentSymbol[] {
  return document.sections.map((section) => {
    const children: DocumentSymbol[] = [];
    for (const entry of section.entries) if (entry.listed) children.push(symbolOf(document, entry));
    const range = rangeOfSection(document, section);
    return {
      name: shown(section.name),
      detail: section.entries[0]?.listed ? String(children.length) : detailOfSingle(section),
      kind: SymbolKind.Namespace,
      range,
      selectionRange: inside(document.range(section.chunk, section.key.start, section.key.end), range),
      ...(children.length > 0 ? { children } : {}),
    };
  });
}

/** The same without nesting, for editors that know nothing of it. */
export function flatSymbols(document: Document, uri: string): SymbolInformation[] {
  return documentSymbols(document).flatMap(({ children = [], ...section }) => [
    { name: section.name, kind: section.kind, location: { uri, range: section.range } },
    ...children.map(({ name, kind, range, tags }) => ({
      name,
      kind,
      location: { uri, range },
      containerName: section.name,
      ...(tags ? { tags } : {}),
    })),
  ]);
}

/** An entry as it is searched for: little enough to be kept for every file of a workspace. */
export interface NamedEntry {
  readonly section: string;
  readonly name: string;
  readonly range: Range;
  readonly deprecated: boolean;
}

/** The entries of a document that have a name, in the order of the text; no more than `most`. */
export function namedEntries(document: Document, most: number): readonly NamedEntry[] {
  const found: NamedEntry[] = [];
  for (const section of document.sections)
    for (const entry of section.entries) {
      if (found.length >= most) return found;
      const name = textOf(titleOf(entry));
      if (!name || !entry.listed) continue;
      const { title, deprecated } = briefOf(document, entry);
      found.push({ section: section.name, name, range: below(title, entry.chunk.line), deprecated });
    }
  return found;
}

/** The kind of symbol that stands for an entry of a section. */
export function kindOf(section: string): SymbolKind {
  return Object.hasOwn(kinds, section) ? kinds[section]! : SymbolKind.Object;
}

const kinds: { readonly [section: string]: SymbolKind } = {
  roles: SymbolKind.Class,
  users: SymbolKind.Variable,
  oauthClients: SymbolKind.Key,
  authorizedApplications: SymbolKind.Package,
  identityProviders: SymbolKind.Interface,
  integrations: SymbolKind.Module,
  dataActions: SymbolKind.Function,
  flows: SymbolKind.Event,
};

/** What an entry shows. Of its place only the line moves, with that of its chunk. */
interface Brief {
  readonly name: string;
  readonly detail: string;
  readonly deprecated: boolean;
  readonly kind: SymbolKind;
  /** Lines are counted from the start of the chunk. */
  readonly range: Range;
  readonly title: Range;
}

const briefs = new WeakMap<Entry, Brief>();

/** The symbols that were made last: an entry has the same one until it moves. */
const made = new WeakMap<Entry, { readonly line: number; readonly symbol: DocumentSymbol }>();

function symbolOf(document: Document, entry: Entry): DocumentSymbol {
  const { line } = entry.chunk;
  const before = made.get(entry);
  if (before?.line === line) return before.symbol;
  const { name, detail, deprecated, kind, range, title } = briefOf(document, entry);
  const whole = below(range, line);
  const selectionRange = title === range ? whole : below(title, line);
  const tags = deprecated ? { tags: [SymbolTag.Deprecated] } : {};
  const symbol: DocumentSymbol = { name, detail, kind, ...tags, range: whole, selectionRange };
  made.set(entry, { line, symbol });
  return symbol;
}

function briefOf(document: Document, entry: Entry): Brief {
  let brief = briefs.get(entry);
  if (!brief) {
    const { chunk, node } = entry;
    const title = titleOf(entry);
    const range = below(document.range(chunk, node.start, node.end), -chunk.line);
    brief = {
      name: shown(title ? textOf(title) : ''),
      detail: detailOf(entry),
      deprecated: entry.section === 'oauthClients' && isImplicit(textOf(pairOf(entry.node, 'grantType')?.value)),
      kind: kindOf(entry.section),
      range,
      // What an alias stands for is written elsewhere.
      title: title ? inside(below(document.range(chunk, title.start, title.end), -chunk.line), range) : range,
    };
    briefs.set(entry, brief);
  }
  return brief;
}

/** The value by which an entry is known: of a user the e-mail address. */
function titleOf({ section, node }: Entry): Node | undefined {
  return pairOf(node, section === 'users' ? 'email' : 'name')?.value;
}

function textOf(node: Node | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : '';
}

const isImplicit = (grantType: string) => /^(?:implicit|token)$/i.test(grantType);

/** A name on one line; an editor takes no empty one. */
export function shown(name: string): string {
  return inOneLine(name) || '(no name)';
}

function detailOf({ section, node }: Entry): string {
  const text = (key: string) => textOf(pairOf(node, key)?.value);
  const count = (key: string, one: string) => {
    const list = pairOf(node, key)?.value;
    return list?.kind === 'list' ? `${list.items.length} ${one}${list.items.length === 1 ? '' : 's'}` : '';
  };
  switch (section) {
    case 'roles':
      return count('permissions', 'permission');
    case 'users':
      return brief(text('name'), unusual(text('state'), 'active'));
    case 'oauthClients':
      return brief(text('grantType'), unusual(text('state'), 'active'));
    case 'authorizedApplications':
      return brief(text('state'));
    case 'identityProviders':
      return brief(text('type'), text('enabled') === 'true' ? 'enabled' : '');
    case 'integrations':
      return brief(text('type'), text('state'));
    case 'dataActions': {
      const request = pairOf(node, 'request')?.value;
      // A key or a password may stand in the query, or before the host.
      const url = textOf(pairOf(request, 'url')?.value)
        .replace(/\?.*$/s, '')
        .replace(/^([a-z]+:\/\/)[^/]*@/i, '$1');
      return brief(`${textOf(pairOf(request, 'method')?.value)} ${url}`.trim());
    }
    case 'flows':
      return brief(text('type'));
    default:
      return '';
  }
}

function detailOfSingle({ entries: [entry], name }: Section): string {
  if (!entry || name.startsWith('x-')) return '';
  if (entry.node.kind !== 'scalar') return brief(textOf(pairOf(entry.node, 'name')?.value));
  const text = textOf(entry.node);
  return holdsSecret(`${name}: ${text}`) ? '' : brief(text);
}

function brief(...parts: readonly string[]): string {
  return inOneLine(parts.filter((part) => part !== '').join(', '), 80);
}

function unusual(state: string, usual: string): string {
  return state === usual ? '' : state;
}

function rangeOfSection(document: Document, { chunk, key, entries }: Section): Range {
  const own = document.range(chunk, key.start, key.end);
  const last = entries.at(-1);
  const end = last && document.position(last.chunk, last.node.end);
  const behind = end && (end.line > own.end.line || (end.line === own.end.line && end.character > own.end.character));
  return { start: own.start, end: behind ? end : own.end };
}

/** A range that has to lie inside of another one. */
export function inside(range: Range, outer: Range): Range {
  const before = (a: Range['start'], b: Range['start']) =>
    a.line < b.line || (a.line === b.line && a.character < b.character);
  return before(range.start, outer.start) || before(outer.end, range.end) ? outer : range;
}
