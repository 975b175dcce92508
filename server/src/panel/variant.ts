/** Variants of a question: each is another question, or another organization, and goes through the same engine. */
import { type Edit, replaceNode } from '../document/edits';
import { pairOf } from '../document/node';
import type { Fields } from '../organization/model';
import type { OauthClient } from '../organization/model.generated';
import { changedWhole } from '../simulate/copy';
import { setWord } from '../simulate/fixes/fix';
import type { Simulation } from '../simulate/simulation';
import { applicationsOf, type Whole } from '../simulate/whole';
import { decidingStep } from './flow';
import type { Action, Mark, Question, Variant } from './view';

/** How a simulation came out, in a mark. */
export function markOf({ verdict, steps, http }: Simulation): Mark {
  if (verdict === 'granted' || verdict === 'allowed')
    return steps.some(({ outcome }) => outcome === 'warn') ? 'warn' : 'pass';
  return http ? 'fail' : 'unknown';
}

/** A variant with its answer. */
export function variantOf(id: string, label: string, simulation: Simulation, detail: string | undefined): Variant {
  const deciding = decidingStep(simulation);
  const page = deciding?.id === 'redirect-uri' && deciding.outcome === 'fail';
  return {
    id,
    label,
    mark: markOf(simulation),
    code: page ? 'page' : simulation.http ? String(simulation.http.status) : 'not known',
    ...(detail === undefined ? {} : { detail }),
  };
}

/** The organization with edits made; undefined where they can't be made. */
export function withEdits(whole: Whole, edits: readonly Edit[] | undefined): Whole | undefined {
  return edits?.length ? changedWhole(whole, edits) : undefined;
}

/** The organization in which every application of a client has this state; one is supposed where it has none. */
export function withApplications(whole: Whole, client: OauthClient, state: 'pending' | 'revoked'): Whole | undefined {
  const applications = applicationsOf(whole, client);
  if (applications.length === 0) return withEdits(whole, supposedApplication(client, state));
  if (applications.every((one) => one.state?.value === state)) return undefined;
  const edits = applications.map((one) => setWord(one, 'state', one.state, state));
  return edits.every((one) => one !== undefined) ? withEdits(whole, edits.flat()) : undefined;
}

function supposedApplication({ name, entry }: OauthClient, state: string): readonly Edit[] | undefined {
  const { chunk } = entry;
  if (!name) return undefined;
  const end = chunk.text.length;
  const text = `\nauthorizedApplications:\n  - { client: ${JSON.stringify(name.value)}, state: ${state} }\n`;
  return [{ chunk, start: end, end, text }];
}

/** The organization in which a key of an entry has another value, which is YAML on one line. */
export function withValue(whole: Whole, fields: Fields | undefined, key: string, value: string): Whole | undefined {
  const pair = fields && pairOf(fields.node, key);
  return pair ? withEdits(whole, replaceNode(fields.entry.chunk, pair.value, value)) : undefined;
}

/** Back from a variant to the question as it was, which `asked` is with another `whatIf`. */
export function asWritten(asked: Extract<Question, { view: 'token' | 'api' }>): Action {
  return {
    id: 'written',
    label: 'Back to as written',
    does: { kind: 'ask', question: { ...asked, whatIf: '' } },
  };
}
