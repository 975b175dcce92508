/** Approving, revoking and re-scoping an authorized application, as code actions and as an answer before the edit. */
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Document, Entry, Position, Range } from '../../document/document';
import type { AuthorizedApplication } from '../../organization/model.generated';
import { readListed } from '../../organization/read';
import type { Text } from '../../panel/view';
import { type ApplicationChange, changesOf, planChange } from '../../simulate/application-change';
import type { Circumstances } from '../../simulate/oauth/token';
import { findClient, type Whole } from '../../simulate/whole';
import { textEdit, workspaceEdit } from '../text-edits';

/** Kind of the code actions: nothing is wrong, and it is no fix. */
export const rewriteKind = 'refactor.rewrite';

/** Where the edit is to be made, and what the simulations need to know. */
export interface ApplicationInput {
  readonly uri: string;
  /** Version of the text, for clients that take edits with one. */
  readonly version: number | undefined;
  readonly whole: Whole;
  readonly settings: Circumstances['settings'];
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

export interface PlannedChange {
  readonly title: string;
  readonly summary: string;
  readonly effects: readonly string[];
  readonly edit: WorkspaceEdit;
}

const section = 'authorizedApplications';

/** The application that stands at a position. */
export function applicationAt(document: Document, position: Position): AuthorizedApplication | undefined {
  const { chunk, offset } = document.locate(position);
  const entry = chunk.entries.find(
    (one) => one.section === section && one.node.start <= offset && offset <= one.node.end,
  );
  return entry && readListed(entry, section);
}

/** The application that a JSON Pointer names, or in which it ends. */
export function applicationOf(document: Document, pointer: string): AuthorizedApplication | undefined {
  const index = /^\/authorizedApplications\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
  if (index === undefined) return undefined;
  const entries = document.sections.filter(({ name }) => name === section).flatMap((one) => one.entries);
  const entry = entries.find((one) => one.listed && one.index === Number(index));
  return entry && readListed(entry, section);
}

/** JSON Pointer of an application. */
export function pointerTo({ index }: Entry): string {
  return `/${section}/${index}`;
}

/** What can be asked of an application, and the scopes among which it can have some. */
export function describeApplication(application: AuthorizedApplication, whole: Whole) {
  const { entry, name, state, scopes, client } = application;
  const own = (scopes?.items ?? []).map(({ value }) => value);
  const named = client?.text?.value ?? client?.clientId?.value;
  const found = named === undefined ? undefined : findClient(whole, named);
  const changes = changesOf(application, found?.grantType?.value);
  const theirs = changes.includes('scopes') ? (found?.scopes?.items ?? []) : [];
  return {
    pointer: pointerTo(entry),
    name: name?.value ?? '',
    state: state?.value ?? '',
    changes,
    scopes: own,
    offered: [...new Set([...own, ...theirs.map(({ value }) => value)])],
  };
}

/** The edit for a change and what it does, in sentences; undefined where nothing would change. */
export function plannedChange(
  application: AuthorizedApplication,
  change: ApplicationChange,
  { uri, version, whole, settings, now }: ApplicationInput,
): PlannedChange | undefined {
  const plan = planChange(application, change, whole, { settings, now });
  if (!plan) return undefined;
  const edits = plan.edits.map((edit) => textEdit(whole.document, edit));
  return {
    title: plan.title,
    summary: plan.summary,
    effects: plan.told.map(plain),
    edit: workspaceEdit(uri, version, edits),
  };
}

/**
 * The code actions of the application at a range: their titles say what stops and begins. A scope is taken away where
 * the cursor stands on it; those of the client that the application lacks are offered one by one.
 */
export function applicationActions(range: Range, input: ApplicationInput): CodeAction[] {
  const { document } = input.whole;
  const application = applicationAt(document, range.start);
  if (!application) return [];
  const changes: ApplicationChange[] = changesOf(application).flatMap((kind) => (kind === 'scopes' ? [] : [{ kind }]));
  const here = scopeAt(application, document, range.start);
  const actions = changes.flatMap((change): CodeAction[] => {
    const planned = plannedChange(application, change, input);
    return planned ? [{ title: planned.title, kind: rewriteKind, edit: planned.edit }] : [];
  });
  return [...actions, ...scopeActions(application, here, input)];
}

/** Most scopes that are offered to be added. */
const most = 5;

function scopeActions(
  application: AuthorizedApplication,
  here: string | undefined,
  input: ApplicationInput,
): CodeAction[] {
  const { scopes, offered } = describeApplication(application, input.whole);
  const name = application.name?.value ?? '';
  const to = (title: string, wanted: readonly string[]): CodeAction[] => {
    const planned = plannedChange(application, { kind: 'scopes', scopes: wanted }, input);
    return planned ? [{ title: `${title}: ${planned.summary}`, kind: rewriteKind, edit: planned.edit }] : [];
  };
  // Elsewhere than at the scopes the list would be in the way.
  if (here === undefined) return [];
  return [
    ...(scopes.includes(here)
      ? to(
          `Take the scope ${here} from "${name}"`,
          scopes.filter((one) => one !== here),
        )
      : []),
    ...offered
      .filter((scope) => !scopes.includes(scope))
      .slice(0, most)
      .flatMap((scope) => to(`Add the scope ${scope} to "${name}"`, [...scopes, scope])),
  ];
}

/** The scope at a position; an empty text on the list itself, and undefined elsewhere. */
function scopeAt({ scopes, entry }: AuthorizedApplication, document: Document, position: Position): string | undefined {
  const { offset, chunk } = document.locate(position);
  if (!scopes || chunk !== entry.chunk) return undefined;
  const start = scopes.key?.start ?? scopes.node.start;
  if (offset < start || offset > scopes.node.end) return undefined;
  return scopes.items.find(({ node }) => node.start <= offset && offset <= node.end)?.value ?? '';
}

function plain(pieces: Text): string {
  return pieces.map(({ text }) => text).join('');
}
