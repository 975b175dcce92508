/** Which inputs a data action declares, and which its templates use. */
import { type MapNode, type Pair, pairOf } from '../../document/node';
import type { Leaf } from '../../organization/model';
import type { DataAction } from '../../organization/model.generated';

export interface Inputs {
  /** The properties of the input contract; undefined when the contract does not say which there are. */
  readonly declared: readonly Pair[] | undefined;
  /** The map of the properties, where there is one. */
  readonly properties: MapNode | undefined;
  /** The first place that uses each input. */
  readonly used: ReadonlyMap<string, Leaf>;
  /** The whole input is used at once, or in a way that can't be told apart. */
  readonly all: boolean;
}

/** Keys with which a JSON Schema declares properties elsewhere than in `properties`. */
const elsewhere = ['$ref', 'allOf', 'anyOf', 'oneOf', 'patternProperties', 'if', 'then', 'else', 'dependencies'];

/** Reads contract and templates of a data action. */
export function readInputs(action: DataAction): Inputs {
  const { request } = action;
  const texts = [request?.url, ...(request?.headers?.items ?? []), request?.body].filter((leaf) => leaf !== undefined);
  const used = new Map<string, Leaf>();
  // Without a body template the whole input is sent (CX as Code provider: the template's default).
  let all =
    request !== undefined && !request.has('body') && ['POST', 'PUT', 'PATCH'].includes(request.method?.value ?? '');
  for (const leaf of texts)
    for (const { name } of inputUses(leaf.value)) {
      if (name === undefined || name === 'rawRequest') all = true;
      else if (!used.has(name)) used.set(name, leaf);
    }
  const contract = action.input?.node;
  const open = contract !== undefined && (contract.kind !== 'map' || elsewhere.some((key) => pairOf(contract, key)));
  const properties = pairOf(contract, 'properties')?.value;
  const unreadable =
    open || (action.has('input') && !action.input) || (properties !== undefined && properties.kind !== 'map');
  return {
    declared: unreadable ? undefined : properties?.kind === 'map' ? properties.pairs : [],
    properties: properties?.kind === 'map' ? properties : undefined,
    used,
    all,
  };
}

/** A use of an input in a template. */
export interface InputUse {
  /** Undefined for a use that names none. */
  readonly name: string | undefined;
  /** The range of the name in the text, or of the use that has none. */
  readonly start: number;
  readonly end: number;
}

/** The inputs that a Velocity template uses, in its order. */
export function inputUses(template: string): readonly InputUse[] {
  const uses: InputUse[] = [];
  for (const match of template.matchAll(/\$!?\{?input\b(?:\.([A-Za-z_][\w-]*)(\s*\()?|\[\s*(["'])(.*?)\3\s*\])?/g)) {
    const [whole, name, call, , bracketed] = match;
    const used = bracketed ?? (call === undefined ? name : undefined);
    const from = used === undefined ? 0 : whole.lastIndexOf(used);
    uses.push({ name: used, start: match.index + from, end: match.index + from + (used ?? whole).length });
  }
  return uses;
}
