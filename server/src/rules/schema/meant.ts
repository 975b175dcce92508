import { fold } from '../../organization/shape';
import { type Flat, flattenOnce, nearest } from '../../spelling/closest';
import type { Schema } from './schema';

/** The keys of a map as they are compared. */
interface Keys {
  readonly names: readonly string[];
  readonly folded: readonly string[];
  readonly bySpelling: ReadonlyMap<string, readonly string[]>;
  /** By what the Platform API or the admin pages call them. */
  readonly byCall: ReadonlyMap<string, readonly string[]>;
  readonly flat: Flat;
}

const known = new WeakMap<Schema, Keys>();

function keysOf(schema: Schema): Keys {
  let keys = known.get(schema);
  if (keys) return keys;
  const properties = Object.entries(schema.properties ?? {});
  const names = properties.map(([key]) => key);
  const bySpelling = new Map<string, string[]>();
  const byCall = new Map<string, string[]>();
  for (const [key, at] of properties) {
    add(bySpelling, fold(key), key);
    const calls = [at['x-api'], at['x-label']?.replaceAll(' ', '')].flatMap((name) => (name ? [fold(name)] : []));
    for (const call of new Set(calls)) add(byCall, call, key);
  }
  keys = { names, folded: names.map(fold), bySpelling, byCall, flat: flattenOnce() };
  known.set(schema, keys);
  return keys;
}

function add(lists: Map<string, string[]>, under: string, key: string): void {
  const list = lists.get(under);
  if (list) list.push(key);
  else lists.set(under, [key]);
}

/**
 * The keys of a map that an unknown one may stand for: the same in another spelling, what the Platform API or the admin
 * pages call it, the nearest, or the only one that starts or ends like it. Best first; none when nothing is near.
 */
export function keysMeant(word: string, schema: Schema): readonly string[] {
  const { names, folded, bySpelling, byCall, flat: flatOf } = keysOf(schema);
  const flat = fold(word.replaceAll(' ', ''));
  const called = bySpelling.get(flat) ?? byCall.get(flat);
  if (called) return called;
  const near = nearest(word, names, flatOf).slice(0, 3);
  if (near.length > 0 || flat.length < 4) return near;
  const part = flat.replace(/s$/, '');
  const alike = names.filter((_, at) => folded[at]!.startsWith(part) || folded[at]!.replace(/s$/, '').endsWith(part));
  return alike.length === 1 ? alike : [];
}
