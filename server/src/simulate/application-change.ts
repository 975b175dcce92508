/** Approving, revoking and re-scoping an authorized application: the edit of the file, and what it does. */
import { type Edit, quote, removeItem, replaceNode } from '../document/edits';
import { changesShared } from '../document/shared';
import type { AuthorizedApplication } from '../organization/model.generated';
import type { Text } from '../panel/view';
import { together } from '../rules/fixes';
import { countEffects, type Effect, effectsOf, tellEffects } from './effects';
import { addTexts, setWord } from './fixes/fix';
import { alsoIn } from './fixes/touches';
import type { Circumstances } from './oauth/token';
import { quoted, type Whole } from './whole';

export type ApplicationChange =
  | { readonly kind: 'approve' }
  | { readonly kind: 'revoke' }
  /** `scopes`: all that the application is to have from then on. */
  | { readonly kind: 'scopes'; readonly scopes: readonly string[] };

export interface ChangePlan {
  /** What it does, with what that means in a few words: `Revoke "CRM App": 3 calls stop`. */
  readonly title: string;
  /** That in a few words: `3 calls stop`. */
  readonly summary: string;
  readonly edits: readonly Edit[];
  readonly effects: readonly Effect[];
  /** The effects in sentences. */
  readonly told: readonly Text[];
}

const verbs = { approve: 'Approve', revoke: 'Revoke', scopes: 'Change the scopes of' } as const;

/**
 * The edit for a change and its effects; undefined where nothing would change, or where it can't be edited without
 * changing another entry.
 */
export function planChange(
  application: AuthorizedApplication,
  change: ApplicationChange,
  whole: Whole,
  given: Pick<Circumstances, 'settings' | 'now'>,
): ChangePlan | undefined {
  const edits = editsOf(application, change);
  if (!edits?.length || changesShared(edits, whole.document)) return undefined;
  const effects = effectsOf(whole, edits, clientsOf(application, whole), given);
  const name = application.name ? quoted(application.name.value) : 'the application';
  const summary = countEffects(effects);
  return {
    title: `${verbs[change.kind]} ${name}: ${summary}`,
    summary,
    edits,
    effects,
    told: [...tellEffects(effects, whole), alsoIn('Admin → Integrations → Authorized Applications')],
  };
}

/**
 * Which of the changes are possible: what is approved already is not approved again, and where the client has this grant
 * type its tokens have no scopes.
 */
export function changesOf(
  { state, entry }: AuthorizedApplication,
  grantType?: string,
): readonly ApplicationChange['kind'][] {
  if (entry.node.kind !== 'map') return [];
  return [
    ...(state?.value === 'approved' ? [] : (['approve'] as const)),
    ...(state?.value === 'revoked' ? [] : (['revoke'] as const)),
    ...(grantType === 'client-credentials' ? [] : (['scopes'] as const)),
  ];
}

function editsOf(application: AuthorizedApplication, change: ApplicationChange): readonly Edit[] | undefined {
  if (change.kind === 'scopes') return editScopes(application, change.scopes);
  const state = change.kind === 'approve' ? 'approved' : 'revoked';
  if (application.state?.value === state) return undefined;
  return setWord(application, 'state', application.state, state);
}

/** Changes a list of scopes into another one: what stays is left alone. */
function editScopes(application: AuthorizedApplication, wanted: readonly string[]): readonly Edit[] | undefined {
  const { scopes: list, entry } = application;
  const { chunk } = entry;
  const held = list?.items ?? [];
  const added = [...new Set(wanted)].filter((scope) => !held.some(({ value }) => value === scope));
  if (!list) return added.length ? addTexts(application, 'scopes', list, added) : undefined;
  // What can't be read would be lost or doubled.
  if (held.length < list.node.items.length) return undefined;
  const gone = held.flatMap(({ value }, index) => (wanted.includes(value) ? [] : [index]));
  // A list does not lose its last element: where none stays, what comes takes the place of what goes.
  const swapped = gone.length === held.length ? gone.slice(0, added.length) : [];
  const removed = gone.slice(swapped.length);
  const more = added.slice(swapped.length);
  if (removed.length && removed.length === held.length) return replaceNode(chunk, list.node, '[]');
  const where = list.node.flow ? 'flow' : 'block';
  return together(
    ...swapped.map((index, at) => {
      const node = list.node.items[index];
      return node && replaceNode(chunk, node, quote(added[at] ?? '', where));
    }),
    ...removeAll(application, removed),
    ...(more.length ? [addTexts(application, 'scopes', list, more)] : []),
  );
}

/** Takes elements out of a list of which at least one stays. */
function removeAll(
  { scopes: list, entry }: AuthorizedApplication,
  indexes: readonly number[],
): readonly (readonly Edit[] | undefined)[] {
  if (!list) return [];
  const { node } = list;
  if (!node.flow) return indexes.map((index) => removeItem(entry.chunk, node, index));
  // In brackets each goes with the comma before it; those at the beginning go together, up to the first that stays.
  const stays = node.items.findIndex((_, index) => !indexes.includes(index));
  const first = node.items[stays];
  const head =
    stays > 0 && first && node.items[0]
      ? [{ chunk: entry.chunk, start: node.items[0].start, end: first.start, text: '' }]
      : [];
  return [head, ...indexes.filter((index) => index > stays).map((index) => removeItem(entry.chunk, node, index))];
}

/** The clients that an application stands for, by the name under which they are found. */
function clientsOf({ client }: AuthorizedApplication, whole: Whole): readonly string[] {
  if (client?.text) return [client.text.value];
  const id = client?.clientId?.value.toLowerCase();
  if (id === undefined) return [];
  return whole
    .all('oauthClients')
    .filter(({ clientId }) => clientId?.value.toLowerCase() === id)
    .flatMap(({ name, clientId }) => name?.value ?? clientId?.value ?? []);
}
