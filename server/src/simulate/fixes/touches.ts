/** Who and what a fix touches besides what it mends, in sentences whose names lead to their lines. */
import type { Entry } from '../../document/document';
import type { OauthClient, Role } from '../../organization/model.generated';
import { nameNode } from '../../organization/names';
import type { Piece, Place, Text } from '../../panel/view';
import { type ClientCall, callsOf } from '../../rules/oauth/needs';
import type { Whole } from '../whole';

/** Most names in a sentence. */
const most = 5;

/** The place of a node of an entry. */
export function placeOf(
  entry: Entry,
  { start, end }: { readonly start: number; readonly end: number },
  { document }: Pick<Whole, 'document'>,
): Place {
  const range = document.range(entry.chunk, start, end);
  return { line: range.start.line + 1, range };
}

/** A sentence of pieces; texts without a place stand as they are. */
export function say(...parts: readonly (string | Piece | readonly Piece[])[]): Text {
  return parts.flatMap((part): readonly Piece[] =>
    typeof part === 'string' ? [{ text: part }] : 'text' in part ? [part] : part,
  );
}

/** What an entry is called, with its line. */
export function entryPiece(entry: Entry, whole: Whole): Piece {
  const name = nameNode(entry);
  return { text: name?.value ?? entry.section, to: placeOf(entry, name ?? entry.node, whole) };
}

/** What makes a call, with its line: the name of a data action, or method and path. */
export function callPiece({ action, method, path, url, at }: ClientCall, whole: Whole): Piece {
  const to = placeOf(at.entry, at.node, whole);
  return action?.name ? { text: action.name.value, to } : { text: `${method} ${path ?? url}`, style: 'code', to };
}

/** Names one behind the other: "a, b and 3 more". */
export function enumerate(pieces: readonly Piece[]): readonly Piece[] {
  const shown = pieces.slice(0, most);
  const more = pieces.length - shown.length;
  return shown.flatMap((piece, index): readonly Piece[] => {
    const between = index === 0 ? '' : index === pieces.length - 1 ? ' and ' : ', ';
    const rest = index === shown.length - 1 && more ? ` and ${more} more` : '';
    return [...(between ? [{ text: between }] : []), piece, ...(rest ? [{ text: rest }] : [])];
  });
}

/** The calls of a client, which hang on its tokens; undefined when the file names none. */
export function dependsOn(client: OauthClient, whole: Whole): Text | undefined {
  const { calls } = callsOf(client, whole);
  if (calls.length === 0) return undefined;
  return say(
    `${calls.length === 1 ? 'This call needs' : `${calls.length} calls need`} its tokens: `,
    enumerate(calls.map((call) => callPiece(call, whole))),
    '.',
  );
}

/** Who else holds a role, and gets what it gains. */
export function otherHolders(role: Role, except: Entry, whole: Whole): Text {
  const name = role.name?.value ?? '';
  const entries = new Set(whole.references('roles', name).map(({ entry }) => entry));
  entries.delete(except);
  if (entries.size === 0) return say(`Nobody else holds the role "${name}".`);
  return say(
    `${entries.size === 1 ? 'Another holder' : `${entries.size} other holders`} of the role "${name}" ${entries.size === 1 ? 'gets' : 'get'} it too: `,
    enumerate([...entries].map((entry) => entryPiece(entry, whole))),
    '.',
  );
}

/** The organization itself is not changed by editing the file. */
export function alsoIn(where: string): Text {
  return say(`The file only says how it is to be: do the same in Genesys Cloud (${where}).`);
}
