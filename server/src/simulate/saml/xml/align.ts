/** Lays what was read from verified bytes over what was read from the response: both must say the same. */
import type { Attribute, Element } from './element';

/** For each element of the verified tree the one of the response that it was made from. */
export type Origins = ReadonlyMap<Element, Element>;

/**
 * Compares two trees element by element; `without` is the signature that the verified bytes leave out. Undefined when
 * they differ: then two parsers read the response in two ways, and nobody knows which one was signed.
 */
export function align(verified: Element, original: Element, without?: Element): Origins | undefined {
  const origins = new Map<Element, Element>();
  const waiting: (readonly [Element, Element])[] = [[verified, original]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [mine, theirs] = pair;
    if (!sameElement(mine, theirs, mine === verified)) return undefined;
    origins.set(mine, theirs);
    const children = mine.elements;
    const originals = theirs === without?.parent ? theirs.elements.filter((one) => one !== without) : theirs.elements;
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
  const counts = ({ name }: Attribute) => !(root && name.startsWith('xml:'));
  let left = 0;
  for (const one of theirs.attributes) if (counts(one)) left++;
  for (const one of mine.attributes) {
    if (!counts(one)) continue;
    const other = theirs.attributes.find(({ local, namespace }) => local === one.local && namespace === one.namespace);
    if (other?.value !== one.value) return false;
    left--;
  }
  return left === 0 && directText(mine) === directText(theirs);
}

function directText({ children }: Element): string {
  let text = '';
  for (const node of children) if (node.kind === 'text') text += node.value;
  return text;
}
