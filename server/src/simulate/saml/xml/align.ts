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
  // Two rows side by side: pairs would be as many objects more as there are elements.
  const mine: Element[] = [verified];
  const theirs: Element[] = [original];
  for (let one = mine.pop(), other = theirs.pop(); one && other; one = mine.pop(), other = theirs.pop()) {
    if (!sameElement(one, other, one === verified)) return undefined;
    origins.set(one, other);
    const originals = other === without?.parent ? other.elements.filter((child) => child !== without) : other.elements;
    if (one.elements.length !== originals.length) return undefined;
    for (const child of one.elements) mine.push(child);
    for (const child of originals) theirs.push(child);
  }
  return origins;
}

function sameElement(mine: Element, theirs: Element, root: boolean): boolean {
  if (mine.local !== theirs.local || mine.namespace !== theirs.namespace) return false;
  let left = 0;
  for (const one of theirs.attributes) if (counts(one, root)) left++;
  for (const one of mine.attributes) {
    if (!counts(one, root)) continue;
    if (!theirs.attributes.some((other) => isSame(one, other))) return false;
    left--;
  }
  return left === 0 && directText(mine) === directText(theirs);
}

/** Canonical XML gives the root of a part the xml: attributes of what it stood in. */
function counts({ name }: Attribute, root: boolean): boolean {
  return !root || !name.startsWith('xml:');
}

function isSame(one: Attribute, other: Attribute): boolean {
  return one.local === other.local && one.namespace === other.namespace && one.value === other.value;
}

function directText({ children }: Element): string {
  let text = '';
  for (const node of children) if (node.kind === 'text') text += node.value;
  return text;
}
