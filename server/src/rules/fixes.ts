import type { Edit } from '../document/edits';
import type { Fix } from './rule';

/** A fix, or none where the edit can't be made without touching something else. */
export function offer(title: string, safe: boolean, edits: readonly Edit[] | undefined): readonly Fix[] {
  return edits ? [{ title, safe, edits: () => edits }] : [];
}

/** Several edits as one; none of them where one can't be made. */
export function together(...parts: readonly (readonly Edit[] | undefined)[]): readonly Edit[] | undefined {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}
