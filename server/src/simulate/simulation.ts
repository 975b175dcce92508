/** What a simulation says: steps in a fixed order, each with its outcome and the line that decided it, and a verdict. */
import type { Document, Range } from '../document/document';
import type { Answer, Confidence } from '../facts/errors';
import type { Spot } from '../rules/rule';
import { pointerOf } from '../rules/spots';

/**
 * `skip`: does not apply here, or one call can't show it. `unknown`: something that the organization file leaves open,
 * which counts against the request.
 */
export type Outcome = 'pass' | 'fail' | 'warn' | 'skip' | 'unknown';

export type Verdict = 'granted' | 'denied' | 'allowed' | 'blocked' | 'accepted' | 'rejected' | 'delivered' | 'failed';

/** A step as programs read it. Its texts are whole sentences or values in the user's words, and never hold a secret. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly detail: string;
  readonly expected?: string;
  readonly found?: string;
  readonly confidence: Confidence;
  readonly resolution?: string;
  readonly at?: { readonly pointer: string; readonly range: Range };
}

export interface Http {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
}

export interface Simulation {
  readonly version: 1;
  /** The instant for which it holds, ISO 8601 in UTC. */
  readonly at: string;
  readonly verdict: Verdict;
  readonly steps: readonly Step[];
  /** The answer; absent where nothing failed and yet the request does not go through, since something is not known. */
  readonly http?: Http;
  /** What the token says. */
  readonly token?: { readonly [claim: string]: unknown };
  /** Who signed in; only when the response is accepted. */
  readonly subject?: Subject;
}

/** The person of whom a SAML response speaks. */
export interface Subject {
  readonly nameId: string;
  readonly nameIdFormat?: string;
  readonly email?: string;
  readonly attributes: { readonly [name: string]: readonly string[] };
  readonly sessionIndex?: string;
}

/** What was found out for one step. */
export interface Judgement extends More {
  readonly outcome: Outcome;
  readonly detail: string;
}

export interface More {
  readonly expected?: string | undefined;
  readonly found?: string | undefined;
  /** How sure it is; confirmed when left out. A step that fails is as sure as its answer. */
  readonly confidence?: Confidence;
  /** What to do about it. */
  readonly resolution?: string | undefined;
  /** Where the value stands that decided. */
  readonly at?: Spot | undefined;
  /** What is answered, where it differs from the step's usual answer. */
  readonly answer?: Answer | undefined;
  /** Where it stands in the message that is judged, as offsets into its text. */
  readonly inMessage?: { readonly start: number; readonly end: number } | undefined;
}

const judge =
  (outcome: Outcome) =>
  (detail: string, more: More = {}): Judgement => ({ ...more, outcome, detail });

export const pass = judge('pass');
export const fail = judge('fail');
export const warn = judge('warn');
export const skip = judge('skip');
export const unknown = judge('unknown');

/** Worse ones first. */
const severity: readonly Outcome[] = ['fail', 'unknown', 'warn', 'pass', 'skip'];

/** The worst of several judgements, the first of equals; undefined when there are none. */
export function worst(judgements: readonly Judgement[]): Judgement | undefined {
  let found: Judgement | undefined;
  for (const one of judgements)
    if (!found || severity.indexOf(one.outcome) < severity.indexOf(found.outcome)) found = one;
  return found;
}

/** Whether a request goes through with these outcomes. */
export function goesThrough(judgements: readonly Judgement[]): boolean {
  return judgements.every(({ outcome }) => outcome !== 'fail' && outcome !== 'unknown');
}

/** Steps by id, in the order in which they are listed. */
export type Judged<Id extends string> = { readonly [id in Id]: Judgement };
export type Titles<Id extends string> = { readonly [id in Id]: string };

/** The judgements as steps, in the order of the titles. */
export function listSteps<Id extends string>(
  titles: Titles<Id>,
  judged: Judged<Id>,
  usual: (id: Id) => Answer | undefined,
  document: Document,
): readonly Step[] {
  return idsOf(titles).map((id) => {
    const judgement = judged[id];
    const { outcome, detail, expected, found, resolution, at } = judgement;
    const answer = outcome === 'fail' ? (judgement.answer ?? usual(id)) : undefined;
    return {
      id,
      title: titles[id],
      outcome,
      detail,
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
      confidence: answer?.confidence ?? judgement.confidence ?? 'confirmed',
      ...(resolution === undefined ? {} : { resolution }),
      ...(at ? { at: { pointer: pointerOf(at), range: document.range(at.chunk, at.start, at.end) } } : {}),
    };
  });
}

/** The answer of the first step that fails; undefined when none does, or when it has no answer of its own. */
export function answerOf<Id extends string>(
  titles: Titles<Id>,
  judged: Judged<Id>,
  usual: (id: Id) => Answer | undefined,
): Http | undefined {
  const id = idsOf(titles).find((one) => judged[one].outcome === 'fail');
  const answer = id === undefined ? undefined : (judged[id].answer ?? usual(id));
  return answer && { status: answer.status, body: answer.body };
}

export function idsOf<Id extends string>(titles: Titles<Id>): readonly Id[] {
  return Object.keys(titles) as Id[];
}

/** An instant (milliseconds since 1970 UTC) in ISO 8601; one beyond the calendar is moved to its end. */
export function isoOf(instant: number): string {
  const last = 8.64e15;
  return new Date(Math.max(-last, Math.min(last, instant)) || 0).toISOString();
}
