/**
 * What an edit of the file makes stop or begin to work: the token requests and calls that the file says its clients
 * make, simulated before and after it.
 */
import type { Chunk, Document, Entry, Section } from '../document/document';
import { applyEdits, type Edit } from '../document/edits';
import { openDocument } from '../document/open';
import type { OauthClient, User } from '../organization/model.generated';
import type { Place, Text } from '../panel/view';
import { grantOf } from '../rules/oauth/client';
import { type ClientCall, callsOf } from '../rules/oauth/needs';
import { simulateApi } from './api/call';
import { callPiece, entryPiece, enumerate, placeOf, say } from './fixes/touches';
import { type Circumstances, simulateToken } from './oauth/token';
import type { Simulation, Step } from './simulation';
import { findClient, quoted, readWhole, type Whole, withReplaced } from './whole';

/** A token request or a call whose answer changes. */
export interface Effect {
  readonly change: 'stops' | 'begins';
  /** Name of the client. */
  readonly client: string;
  /** The call; undefined: tokens of the client. */
  readonly call: ClientCall | undefined;
  /** Where the data action, the element of `uses` or the client stands. */
  readonly place: Place;
  /** Architect flows that run the data action. */
  readonly flows: readonly Entry[];
  /** The step that refuses, before or after. */
  readonly because: Step;
  /** False where something that the file leaves open may refuse all the same. */
  readonly sure: boolean;
}

type Given = Pick<Circumstances, 'settings' | 'now'>;

/**
 * The file after edits. Where they touch single entries of lists only, these alone are read anew, so that it costs
 * what the entries cost; the places in them are then not those of the file.
 */
function afterEdits(before: Whole, edits: readonly Edit[]): Whole {
  const { document } = before;
  const touched = new Map<Chunk, Section | undefined>();
  for (const { chunk } of edits) touched.set(chunk, entryAfter(chunk, edits));
  const replaced = new Map<Entry, Entry>();
  for (const [{ entries }, section] of touched)
    if (entries[0] && section?.entries[0]) replaced.set(entries[0], section.entries[0]);
  if (replaced.size === touched.size) return withReplaced(before, withEntries(document, replaced, edits), replaced);
  const texts = document.chunks.map((chunk) => (touched.has(chunk) ? textAfter(chunk, edits) : chunk.text));
  return readWhole(openDocument(texts.join('')));
}

function textAfter(chunk: Chunk, edits: readonly Edit[]): string {
  return applyEdits(
    chunk.text,
    edits.filter((edit) => edit.chunk === chunk),
  );
}

/** A chunk that holds one element of a list and nothing else, read by itself after the edits. */
function entryAfter(chunk: Chunk, edits: readonly Edit[]): Section | undefined {
  const [entry, ...more] = chunk.entries;
  if (!entry?.listed || more.length || chunk.problems.length || !/^[ \t]*- /.test(chunk.text)) return undefined;
  const alone = openDocument(`${entry.section}:\n${textAfter(chunk, edits)}`);
  const [section, ...others] = alone.sections;
  const clean = alone.chunks.every(({ problems }) => problems.length === 0) && alone.problems.length === 0;
  return clean && others.length === 0 && section?.entries.length === 1 ? section : undefined;
}

function withEntries(document: Document, replaced: ReadonlyMap<Entry, Entry>, edits: readonly Edit[]): Document {
  const touched = new Set([...replaced.keys()].map(({ section }) => section));
  const sections = document.sections.map((section) =>
    touched.has(section.name)
      ? { ...section, entries: section.entries.map((entry) => replaced.get(entry) ?? entry) }
      : section,
  );
  return {
    chunks: document.chunks,
    sections,
    problems: document.problems,
    root: document.root,
    lineCount: document.lineCount,
    text: () => document.chunks.map((chunk) => textAfter(chunk, edits)).join(''),
    // It is looked at and thrown away.
    edit: () => ({ removed: [], added: [], sections: false }),
    position: (chunk, offset) => document.position(chunk, offset),
    range: (chunk, start, end) => document.range(chunk, start, end),
    locate: (position) => document.locate(position),
  };
}

/** What edits change for these clients, in the order in which the file names their calls. */
export function effectsOf(
  wholeBefore: Whole,
  edits: readonly Edit[],
  clients: readonly string[],
  given: Given,
): readonly Effect[] {
  const was = { ...given, document: wholeBefore.document, resolve: () => undefined };
  const wholeAfter = afterEdits(wholeBefore, edits);
  const is = { ...was, document: wholeAfter.document };
  return clients.flatMap((name) => {
    const client = findClient(wholeBefore, name);
    if (!client) return [];
    const tokens = compare(
      [simulateToken(tokenQuestion(name, client), was, wholeBefore)],
      [simulateToken(tokenQuestion(name, client), is, wholeAfter)],
    );
    const { entry } = client;
    const effects: Effect[] = tokens
      ? [{ ...tokens, client: name, call: undefined, place: entryPlace(entry, wholeBefore), flows: [] }]
      : [];
    const people = peopleOf(client, wholeBefore);
    for (const call of callsOf(client, wholeBefore).calls) {
      const question = { client: name, method: call.method, path: call.url };
      const changed = compare(
        people.map((user) => simulateApi({ ...question, user }, was, wholeBefore)),
        people.map((user) => simulateApi({ ...question, user }, is, wholeAfter)),
      );
      if (changed)
        effects.push({
          ...changed,
          client: name,
          call,
          place: placeOf(call.at.entry, call.at.node, wholeBefore),
          flows: flowsOf(call, wholeBefore),
        });
    }
    return effects;
  });
}

/** A pair that fits (RFC 7636, appendix B), so that only the file decides. */
const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

function tokenQuestion(name: string, { redirectUris }: OauthClient) {
  return { client: name, redirectUri: redirectUris?.items[0]?.value, codeVerifier, codeChallenge };
}

/** Most different holdings of roles that are tried. */
const mostPeople = 12;

/** People to call as: one of each set of roles among the active ones; nobody where the client asks for itself. */
function peopleOf(client: OauthClient, whole: Whole): readonly (string | undefined)[] {
  if (grantOf(client)?.id === 'client-credentials') return [undefined];
  const one = new Map<string, string>();
  for (const user of whole.all('users')) {
    if (!user.email || !isActive(user)) continue;
    const roles = (user.roles?.items ?? []).map(({ value }) => value).sort();
    const key = JSON.stringify(roles);
    if (!one.has(key)) one.set(key, user.email.value);
    if (one.size === mostPeople) break;
  }
  return one.size ? [...one.values()] : [undefined];
}

function isActive(user: User): boolean {
  return user.state ? user.state.value === 'active' : !user.has('state');
}

/** Steps that ask for what no file can give: who signs in, and with what. */
const beside: ReadonlySet<string> = new Set(['assertion', 'user-context']);

/** What refuses a request for certain. */
function refusalIn({ steps }: Simulation): Step | undefined {
  return steps.find(({ id, outcome }) => outcome === 'fail' && !beside.has(id));
}

function isSure({ steps }: Simulation): boolean {
  return steps.every(({ id, outcome }) => outcome !== 'unknown' || beside.has(id));
}

/** Compares the same requests before and after: what works for one person works. */
function compare(
  before: readonly Simulation[],
  after: readonly Simulation[],
): Pick<Effect, 'change' | 'because' | 'sure'> | undefined {
  const [did] = before.filter((one) => !refusalIn(one));
  const [does] = after.filter((one) => !refusalIn(one));
  if ((did === undefined) === (does === undefined)) return undefined;
  const refused = (did ? after : before).flatMap((one) => refusalIn(one) ?? [])[0];
  const works = did ?? does;
  if (!refused || !works) return undefined;
  return { change: did ? 'stops' : 'begins', because: refused, sure: isSure(works) };
}

function flowsOf({ action }: ClientCall, whole: Whole): readonly Entry[] {
  const name = action?.name?.value;
  if (name === undefined) return [];
  const references = whole.references('dataActions', name).filter(({ entry }) => entry.section === 'flows');
  return [...new Set(references.map(({ entry }) => entry))];
}

function entryPlace(entry: Entry, whole: Whole): Place {
  return entryPiece(entry, whole).to ?? placeOf(entry, entry.node, whole);
}

/** The effects in sentences, what stops first; one that says so where nothing changes. */
export function tellEffects(effects: readonly Effect[], whole: Whole): readonly Text[] {
  if (effects.length === 0)
    return [say('Nothing that the file names stops or begins to work: no token request, and no call.')];
  return (['stops', 'begins'] as const).flatMap((change) => {
    const these = effects.filter((one) => one.change === change);
    const calls = these.filter(({ call }) => call);
    return [
      ...these.filter(({ call }) => !call).map((effect) => tellTokens(effect)),
      ...calls.map((effect) => tellCall(effect, whole)),
    ];
  });
}

function tellTokens({ change, client, place, because }: Effect): Text {
  const name = { text: quoted(client), to: place };
  if (change === 'begins') return say(name, ' gets tokens again, and those that it had are good until they expire.');
  return say(
    name,
    because.id === 'application-state' || because.id === 'client-active'
      ? ' gets no more tokens, and those that it was given before are blocked at once.'
      : ' gets no more tokens.',
  );
}

function tellCall({ change, call, place, flows, sure }: Effect, whole: Whole): Text {
  if (!call) return [];
  const { action } = call;
  const operation = call.found.state === 'found' ? `${call.method} ${call.found.operation.path}` : call.method;
  return say(
    { ...callPiece(call, whole), to: place },
    ` (${action ? `data action, ${operation}` : 'under `uses`'}, line ${place.line}) `,
    change === 'stops' ? 'stops' : sure ? 'begins to work' : 'may begin to work: not all that decides it is known',
    flows.length
      ? say(
          `, and with it the flow${flows.length === 1 ? '' : 's'} `,
          enumerate(flows.map((flow) => entryPiece(flow, whole))),
        )
      : [],
    '.',
  );
}

/** The effects in a few words: "3 calls stop". */
export function countEffects(effects: readonly Effect[]): string {
  const parts = (['stops', 'begins'] as const).flatMap((change) => {
    const these = effects.filter((one) => one.change === change);
    const calls = these.filter(({ call }) => call).length;
    const tokens = these.length - calls;
    const verb = (one: boolean) =>
      change === 'stops' ? (one ? 'stops' : 'stop') : one ? 'begins to work' : 'begin to work';
    if (calls) return [`${calls} ${calls === 1 ? 'call' : 'calls'} ${verb(calls === 1)}`];
    return tokens ? [change === 'stops' ? 'no more tokens' : 'tokens again'] : [];
  });
  return parts.length ? parts.join(', ') : 'nothing in the file stops or begins';
}
