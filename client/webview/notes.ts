/** What is said about a fix before it is made. */
import type { Text } from '../../server/src/panel/view';

/** Whether a note names other entries, which a fix changes something for; that is to be heeded. Any other is for information. */
export function touchesOthers(note: Text): boolean {
  return note.some(({ to }) => to !== undefined);
}
