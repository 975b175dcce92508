/** Simulations of a text, with secrets and time given, and what their steps say. */
import assert from 'node:assert/strict';
import { openDocument } from '../../../server/src/document/open';
import { readSettings } from '../../../server/src/settings/settings';
import { simulateApi } from '../../../server/src/simulate/api/call';
import type { ApiQuestion } from '../../../server/src/simulate/api/request';
import { judgeAssertion, type PresentedAssertion } from '../../../server/src/simulate/oauth/judge-assertion';
import type { TokenQuestion } from '../../../server/src/simulate/oauth/request';
import { simulateToken } from '../../../server/src/simulate/oauth/token';
import type { Simulation, Step } from '../../../server/src/simulate/simulation';

export const noon = '2026-11-23T12:00:00Z';

export interface Asking {
  readonly at?: string;
  readonly settings?: unknown;
  /** Secrets by `kind:name`. */
  readonly secrets?: { readonly [reference: string]: string };
}

function circumstances(text: string, { at = noon, settings, secrets = {} }: Asking) {
  return {
    document: openDocument(text),
    settings: readSettings([settings]).settings,
    now: Date.parse(at),
    resolve: ({ kind, name }: { kind: string; name: string }) => secrets[`${kind}:${name}`],
  };
}

export function askToken(text: string, question: TokenQuestion, asking: Asking = {}): Simulation {
  return simulateToken(question, circumstances(text, asking));
}

/** Asks with an assertion, which is judged before as the doors do it. */
export async function askWithAssertion(
  text: string,
  question: TokenQuestion,
  presented: PresentedAssertion,
  asking: Asking = {},
): Promise<Simulation> {
  const around = circumstances(text, asking);
  const assertion = await judgeAssertion(presented, question.client, { ...around, file: () => undefined });
  return simulateToken({ ...question, assertion }, around);
}

export function askApi(text: string, question: ApiQuestion, asking: Asking = {}): Simulation {
  return simulateApi(question, circumstances(text, asking));
}

/** The step of this id, which must be there. */
export function stepOf({ steps }: Simulation, id: string): Step {
  const step = steps.find((one) => one.id === id);
  assert.ok(step, id);
  return step;
}

/** The outcomes that are not pass or skip, as `id outcome`. */
export function troubles({ steps }: Simulation): string[] {
  return steps
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
    .map(({ id, outcome }) => `${id} ${outcome}`);
}

/** The text of the file on which a step stands. */
export function lineOf(text: string, step: Step): string {
  const { start, end } = step.at!.range;
  const lines = text.split('\n');
  return start.line === end.line ? lines[start.line]!.slice(start.character, end.character) : lines[start.line]!;
}
