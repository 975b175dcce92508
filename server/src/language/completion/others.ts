/** What a list has already, besides the element that is being written. */
import type { Outline, Slot } from './outline';

/** Texts of the other elements; of maps, what they refer to by `role`, `clientId` or `file`. */
export function others(slot: Slot): ReadonlySet<string> {
  if (slot.kind === 'pair') return new Set();
  const found = new Set<string>();
  for (const item of slot.list.items) {
    const text = item === slot ? undefined : nameOf(item.value);
    if (text !== undefined) found.add(text);
  }
  return found;
}

/** The list and element that a slot is in, where it is a key of a map in a list. */
export function holderOf(slot: Slot): Slot {
  const holder = slot.kind === 'pair' ? slot.map.holder : undefined;
  return holder?.kind === 'item' ? holder : slot;
}

function nameOf(value: Outline | undefined): string | undefined {
  if (value?.kind === 'scalar') return value.text;
  if (value?.kind !== 'map') return undefined;
  const named = value.pairs.find(({ key, keyed }) => keyed && /^(?:role|file)$/.test(key))?.value;
  // A role in one division may be granted in another too.
  return named?.kind === 'scalar' && !value.pairs.some(({ key }) => key === 'division') ? named.text : undefined;
}
