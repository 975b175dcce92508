/** Lays what was read from verified bytes over what was read from the response: both must say the same. */
import type { Element } from './element';
import { elementsIn } from './element';

/** For each element of the verified tree the one of the response that it was made from. */
export type Origins = ReadonlyMap<Element, Element>;

/**
 * Compares two trees element by element; `without` is the signature that the verified bytes leave out. Undefined when
 * they differ: then two parsers read the response in two ways, and nobody knows which one was signed.
 */
export function align(verified: Element, original: Element, without: Element): Origins | undefined {
  const origins = new Map<Element, Element>();
  const waiting: (readonly [Element, Element])[] = [[verified, original]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [mine, theirs] = pair;
    if (!sameElement(mine, theirs, mine === verified)) return undefined;
    origins.set(mine, theirs);
    const children = elementsIn(mine);
    const originals = elementsIn(theirs).filter((one) => one !== without);
    if (children.length !== originals.length) return undefined;
    for (const [index, child] of children.entries()) {
      const other = originals[index];
      if (!other) return undefined;
      waiting.push([child, other]);
    }
  }
  return origins;
}

function sameElement(mine: Element, theirs: Element, root: boolean): boolean {
  if (mine.local !== theirs.local || mine.namespace !== theirs.namespace) return false;
  // Canonical XML gives the root of a part the xml: attributes of what it stood in.
  const inherited = ({ name }: { readonly name: string }) => root && name.startsWith('xml:');
  const own = mine.attributes.filter((one) => !inherited(one));
  const others = theirs.attributes.filter((one) => !inherited(one));
  if (own.length !== others.length) return false;
  const values = new Map(others.map(({ namespace, local, value }) => [`${namespace} ${local}`, value]));
  if (!own.every(({ namespace, local, value }) => values.get(`${namespace} ${local}`) === value)) return false;
  return directText(mine) === directText(theirs);
}

function directText(element: Element): string {
  return element.children.map((node) => (node.kind === 'text' ? node.value : '')).join('');
}
