import { fold } from '../../organization/shape';
import { nearest } from '../../spelling/closest';
import type { Schema } from './schema';

/**
 * The keys of a map that an unknown one may stand for: the same in another spelling, what the Platform API or the admin
 * pages call it, the nearest, or the only one that starts or ends like it. Best first; none when nothing is near.
 */
export function keysMeant(word: string, schema: Schema): readonly string[] {
  const keys = Object.entries(schema.properties ?? {});
  const names = keys.map(([key]) => key);
  const flat = fold(word.replaceAll(' ', ''));
  const same = names.filter((key) => fold(key) === flat);
  if (same.length > 0) return same;
  const called = keys
    .filter(([, at]) => [at['x-api'], at['x-label']?.replaceAll(' ', '')].some((name) => name && fold(name) === flat))
    .map(([key]) => key);
  if (called.length > 0) return called;
  const near = nearest(word, names).slice(0, 3);
  if (near.length > 0 || flat.length < 4) return near;
  const part = flat.replace(/s$/, '');
  const alike = names.filter((key) => fold(key).startsWith(part) || fold(key).replace(/s$/, '').endsWith(part));
  return alike.length === 1 ? alike : [];
}
