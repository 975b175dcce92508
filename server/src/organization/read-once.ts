/** Reading an element of a list once for all who ask, as long as it is there: an edit makes another entry of what it touches. */
import type { Entry } from '../document/document';
import type { Listed } from './model.generated';
import { readListed } from './read';

const known = new WeakMap<Entry, { readonly item: unknown }>();

/** As `readListed`, which it calls at the first question. */
export function readOnce<S extends keyof Listed>(entry: Entry, section: S): Listed[S] | undefined {
  if (entry.section !== section) return undefined;
  let read = known.get(entry);
  if (!read) {
    read = { item: readListed(entry, section) };
    known.set(entry, read);
  }
  return read.item as Listed[S] | undefined;
}
