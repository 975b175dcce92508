/** The inputs of a data action: where its contract declares one, and where it and the templates speak of it. */
import type { Entry } from '../../document/document';
import { type Node, nodeAt, pairOf } from '../../document/node';
import { readListed } from '../../organization/read';
import { inputUses, readInputs } from '../../rules/data-action/inputs';
import type { Occurrence } from './occurrence';
import { writtenScalar } from './written';

export interface InputOccurrences {
  readonly occurrences: readonly Occurrence[];
  /** Why these may not be all of them, or may mean something else; undefined when they are exact. */
  readonly doubt: string | undefined;
}

/** An input that is named at a place; `part`: of a template, where its name stands in the chunk. */
export interface NamedInput {
  readonly name: string;
  readonly part?: { readonly start: number; readonly end: number };
}

/** The input of which a place of a data action speaks. `at`: the offset in the text of the entry's chunk. */
export function inputNamed(
  entry: Entry,
  path: readonly (string | number)[],
  on: 'key' | 'value',
  at: number,
): NamedInput | undefined {
  if (entry.section !== 'dataActions' || !entry.listed) return undefined;
  const [first, second, third] = path;
  if (first === 'input' && second === 'properties' && path.length === 3 && on === 'key') return { name: String(third) };
  const node = nodeAt(entry.node, path);
  if (first === 'input' && second === 'required' && path.length === 3 && on === 'value')
    return node?.kind === 'scalar' && typeof node.value === 'string' ? { name: node.value } : undefined;
  if (on !== 'value' || !isTemplate(path) || node?.kind !== 'scalar' || node.origin) return undefined;
  const source = entry.chunk.text.slice(node.start, node.end);
  const use = inputUses(source).find(({ start, end }) => node.start + start <= at && at <= node.start + end);
  if (use?.name === undefined || use.name === 'rawRequest') return undefined;
  return { name: use.name, part: { start: node.start + use.start, end: node.start + use.end } };
}

/** Every place of a data action that speaks of one of its inputs, its declaration first. */
export function inputOccurrences(entry: Entry, name: string): InputOccurrences {
  const occurrences: Occurrence[] = [];
  let doubt: string | undefined;
  const { node } = entry;
  const contract = pairOf(node, 'input')?.value;
  const declared = pairOf(pairOf(contract, 'properties')?.value, name);
  if (declared) occurrences.push({ entry, path: ['input', 'properties', name], on: 'key', declares: true });
  const required = pairOf(contract, 'required')?.value;
  for (const [index, item] of (required?.kind === 'list' ? required.items : []).entries())
    if (item.kind === 'scalar' && item.value === name)
      occurrences.push({ entry, path: ['input', 'required', index], on: 'value', declares: false });
  for (const path of templatesOf(node)) {
    const template = nodeAt(node, path);
    if (template?.kind !== 'scalar' || typeof template.value !== 'string') continue;
    const meant = inputUses(template.value);
    if (!meant.some((use) => use.name === name)) continue;
    const written = writtenScalar({ entry, path, on: 'value' });
    const source = written?.chunk.text.slice(written.node.start, written.node.end) ?? '';
    const raw = written ? inputUses(source) : [];
    // With escapes or folded lines inside a use, the text says it in another way than it means.
    if (raw.length !== meant.length || raw.some((use, index) => use.name !== meant[index]!.name)) {
      doubt ??= 'a template writes it with escapes';
      occurrences.push({ entry, path, on: 'value', declares: false });
    } else
      for (const use of raw)
        if (use.name === name)
          occurrences.push({
            entry,
            path,
            on: 'value',
            declares: false,
            part: { start: use.start, end: use.end, bracketed: /["']/.test(source[use.start - 1] ?? '') },
          });
  }
  const action = readListed(entry, 'dataActions');
  const inputs = action && readInputs(action);
  const speaks = alsoNaming.find((key) => pairOf(contract, key));
  if (speaks) doubt ??= `\`${speaks}\` of the input contract may name it too`;
  if (!inputs?.declared) doubt ??= 'the input contract declares its properties elsewhere too';
  if (inputs?.all) doubt ??= 'the request uses the whole input at once, so its names are part of what is sent';
  return { occurrences, doubt };
}

/** Keys of a JSON Schema whose values may hold names of properties. */
const alsoNaming = [
  ...['dependentRequired', 'dependentSchemas', 'propertyNames', 'not'],
  ...['default', 'examples', 'const', 'enum'],
];

/** The inputs that the contract of a data action declares. */
export function declaredInputs(entry: Entry): readonly string[] {
  const properties = pairOf(pairOf(entry.node, 'input')?.value, 'properties')?.value;
  return properties?.kind === 'map' ? properties.pairs.map(({ name }) => name) : [];
}

/** Whether a path of a data action leads to a template of its request. */
export function isTemplate([first, second, ...rest]: readonly (string | number)[]): boolean {
  if (first !== 'request') return false;
  return second === 'headers' ? rest.length === 1 : (second === 'url' || second === 'body') && rest.length === 0;
}

function* templatesOf(node: Node): Generator<readonly string[]> {
  const request = pairOf(node, 'request')?.value;
  for (const key of ['url', 'body']) if (pairOf(request, key)) yield ['request', key];
  const headers = pairOf(request, 'headers')?.value;
  for (const { name } of headers?.kind === 'map' ? headers.pairs : []) yield ['request', 'headers', name];
}
