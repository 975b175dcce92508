/** The outline of a file of tests: each test, below it what it asks and what it expects. */
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Document, Entry } from '../../document/document';
import { type Node, type Pair, pairOf } from '../../document/node';
import { requestKeys } from '../../scenarios/kinds';
import { below } from '../ranges';
import { documentSymbols, inside, shown } from './symbols';

/** The outline of a document; sections that hold no tests are as in any other file. */
export function testSymbols(document: Document): DocumentSymbol[] {
  const tests = document.sections.filter(({ name }) => name === 'tests');
  return documentSymbols(document).map((symbol, at) => {
    const section = document.sections[at];
    if (!section || !tests.includes(section)) return symbol;
    const children = section.entries.filter(({ listed }) => listed).map((entry) => symbolOf(document, entry));
    return { ...symbol, ...(children.length ? { children } : {}) };
  });
}

/** The same without nesting, for editors that know nothing of it: the tests alone. */
export function flatTestSymbols(document: Document, uri: string): SymbolInformation[] {
  return testSymbols(document).flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range } },
    ...children.map((one) => ({
      name: one.name,
      kind: one.kind,
      location: { uri, range: one.range },
      containerName: name,
    })),
  ]);
}

/** Lines are counted from the start of the chunk, which is all that moves while other entries are edited. */
const known = new WeakMap<Entry, DocumentSymbol>();

function symbolOf(document: Document, entry: Entry): DocumentSymbol {
  const { line } = entry.chunk;
  let symbol = known.get(entry);
  if (!symbol) {
    symbol = moved(testSymbol(document, entry), -line);
    known.set(entry, symbol);
  }
  return moved(symbol, line);
}

function moved(symbol: DocumentSymbol, lines: number): DocumentSymbol {
  const { name, detail = '', kind, range, selectionRange, children } = symbol;
  const whole = below(range, lines);
  const title = below(selectionRange, lines);
  // Fields one by one: copying objects shows with thousands of them.
  if (!children) return { name, detail, kind, range: whole, selectionRange: title };
  return {
    name,
    detail,
    kind,
    range: whole,
    selectionRange: title,
    children: children.map((one) => moved(one, lines)),
  };
}

function testSymbol(document: Document, entry: Entry): DocumentSymbol {
  const { chunk, node } = entry;
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
    document.range(chunk, start, end);
  const range = rangeOf(node);
  const title = pairOf(node, 'name')?.value;
  const request = pairFor(node, requestKeys);
  const expect = pairFor(node, ['expect']);
  const children = [request, expect].flatMap((pair): readonly DocumentSymbol[] =>
    pair ? [partOf(document, entry, pair)] : [],
  );
  return {
    name: shown(textOf(title)),
    detail: [request?.name, verdictOf(expect?.value)].filter(Boolean).join(' · '),
    kind: SymbolKind.Method,
    range,
    // What an alias stands for is written elsewhere.
    selectionRange: title && !title.origin ? inside(rangeOf(title), range) : range,
    ...(children.length ? { children } : {}),
  };
}

/** A request with the keys that say what it is, or what is expected with the steps that are named. */
function partOf(document: Document, { chunk }: Entry, { name, key, value }: Pair): DocumentSymbol {
  const range = document.range(chunk, key.start, Math.max(key.end, value.end));
  const isExpectation = name === 'expect';
  const steps = isExpectation ? pairOf(value, 'steps')?.value : undefined;
  const children =
    steps?.kind === 'map' && !steps.origin
      ? steps.pairs.flatMap((pair): readonly DocumentSymbol[] => {
          if (pair.key.origin) return [];
          const own = document.range(chunk, pair.key.start, Math.max(pair.key.end, pair.value.end));
          const at = inside(document.range(chunk, pair.key.start, pair.key.end), own);
          return [
            {
              name: shown(pair.name),
              detail: shown(textOf(pair.value)),
              kind: SymbolKind.EnumMember,
              range: own,
              selectionRange: at,
            },
          ];
        })
      : [];
  const detail = isExpectation
    ? [verdictOf(value), textOf(pairOf(value, 'step')?.value)]
    : details.map((one) => textOf(pairOf(value, one)?.value).replace(/[?#].*$/s, ''));
  return {
    name,
    detail: detail.filter(Boolean).join(' · '),
    kind: isExpectation ? SymbolKind.Boolean : SymbolKind.Event,
    range,
    selectionRange: inside(document.range(chunk, key.start, key.end), range),
    ...(children.length ? { children } : {}),
  };
}

/** What a request is told by, of whatever kind it is; never a secret, which may stand behind the `?` of a path. */
const details = ['client', 'provider', 'method', 'path', 'scenario', 'response'] as const;

function pairFor(node: Node, keys: readonly string[]): Pair | undefined {
  return node.kind === 'map' ? node.pairs.find(({ name, key }) => keys.includes(name) && !key.origin) : undefined;
}

function verdictOf(expect: Node | undefined): string {
  return expect?.kind === 'map' ? textOf(pairOf(expect, 'verdict')?.value) : textOf(expect);
}

function textOf(node: Node | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : '';
}
