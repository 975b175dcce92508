/** Where findings stand (format, "Reading"). */

import type { Document, Entry } from '../document/document';
import { pairOf, type ScalarNode } from '../document/node';
import type { Fields, Place } from '../organization/model';
import { isKeyOfSecret, shownKey } from './oauth/secret';
import type { Spot } from './rule';

/** On a value. */
export function onValue(place: Place): Spot {
  return spot(place.entry, place.node, place.path);
}

/** On the key of a value: unknown and duplicate keys, and lists that are wrong as a whole. List elements have none: then on the value. */
export function onKey(place: Place): Spot {
  return spot(place.entry, place.key ?? place.node, place.path);
}

/** On the value of a key as it was written, also one that can't be read; on the key where it is no scalar; without the key as `onEntry`. */
export function onWritten(fields: Fields, key: string): Spot {
  const pair = pairOf(fields.node, key);
  if (!pair) return onEntry(fields.entry);
  const { value } = pair;
  const shown = value.kind === 'scalar' && value.style !== 'empty';
  return spot(fields.entry, shown ? value : pair.key, [...fields.path, key]);
}

/** A fact about an entry: on the value of its `name`, without one on its first key. */
export function onEntry(entry: Entry): Spot {
  const { node, path } = titleOf(entry);
  return spot(entry, node, path);
}

/** A missing key: on the same place, but the pointer is that of the map that lacks it. */
export function onMissing(entry: Entry, parent: readonly (string | number)[] = []): Spot {
  return spot(entry, titleOf(entry).node, parent);
}

/** On a top-level key. */
export function onSection(section: Document['sections'][number]): Spot {
  return { chunk: section.chunk, start: section.key.start, end: section.key.end, path: [section.name] };
}

/** Something the whole file lacks: on its first line. */
export function onTop(document: Document): Spot {
  const { chunk } = document.locate({ line: 0, character: 0 });
  const end = chunk.text.search(/\r?\n|$/);
  return { chunk, start: 0, end, path: [] };
}

function titleOf(entry: Entry): { node: Standing; path: readonly string[] } {
  const { node } = entry;
  const name = pairOf(node, 'name') ?? pairOf(node, 'email');
  if (name) return { node: name.value, path: [name.name] };
  const first = node.kind === 'map' ? node.pairs[0] : undefined;
  return first ? { node: first.key, path: [first.name] } : { node, path: [] };
}

type Standing = Pick<ScalarNode, 'start' | 'end' | 'origin'>;

function spot(entry: Entry, { start, end, origin }: Standing, path: readonly (string | number)[]): Spot {
  return { chunk: entry.chunk, start, end, entry, path, ...(origin ? { origin } : {}) };
}

/** The JSON Pointer (RFC 6901) of a spot; a secret that is a part of a key is left out. */
export function pointerOf(at: Spot): string {
  const steps = at.entry ? [at.entry.section, ...(at.entry.listed ? [at.entry.index] : []), ...at.path] : at.path;
  const secret = steps.findIndex((step) => typeof step === 'string' && isKeyOfSecret(step));
  return steps
    .map((step, index) => {
      if (typeof step !== 'string') return `/${step}`;
      // Where the text is broken, a secret may be the key of what stands behind it.
      const shown = secret >= 0 && index > secret ? '…' : shownKey(step);
      return `/${shown.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    })
    .join('');
}
