/** The verdict of a simulation: what came out, why, and what to do about it. */
import type { Simulation } from '../simulate/simulation';
import { countChecks, howSure } from './checks';
import { codeOf, decidingStep } from './flow';
import { goTo, joined, placeOfStep, rich } from './texts';
import { markOf } from './variant';
import type { Action, Text, Verdict } from './view';

const titles = { granted: 'Granted', denied: 'Denied', allowed: 'Allowed', blocked: 'Blocked' } as const;

export interface Concluding {
  readonly simulation: Simulation;
  /** What it comes to when it goes through. */
  readonly success: Text;
  /** When it goes through, between checks and "How sure". */
  readonly fact: { readonly label: string; readonly value: string } | undefined;
  /** What mends it, the best first; none where the variant that is shown is not the file's. */
  readonly fixes: readonly Action[];
  /** Other things to do. */
  readonly actions: readonly Action[];
  /** What is supposed, before the cause. */
  readonly supposed?: Text | undefined;
  /** Cause and resolution where more is known than the step knows. */
  readonly cause?: string | undefined;
  readonly resolution?: string | undefined;
}

export function concludeVerdict({ simulation, success, fact, fixes, actions, supposed, ...rest }: Concluding): Verdict {
  const { verdict, http, steps } = simulation;
  const deciding = decidingStep(simulation);
  const checks = { label: 'Checks', value: countChecks(simulation) };
  const sure = { label: 'How sure', value: howSure(simulation, deciding) };
  const title = titles[verdict as keyof typeof titles];
  const code = http ? { code: codeOf(http) } : {};
  if (!deciding) {
    const warning = steps.find(({ outcome }) => outcome === 'warn');
    const place = warning && placeOfStep(warning).place;
    return {
      mark: markOf(simulation),
      title,
      ...code,
      sentence: joined(supposed, success, warning && rich(warning.detail)),
      actions: [...actions, ...(place ? [goTo(place)] : [])].slice(0, 3),
      facts: [checks, ...(fact ? [fact] : []), sure],
    };
  }
  const { place } = placeOfStep(deciding);
  const resolution = rest.resolution ?? deciding.resolution;
  return {
    mark: markOf(simulation),
    title: deciding.outcome === 'fail' ? title : 'Unknown',
    ...(http ? code : { code: `not ${verdict === 'denied' ? 'granted' : 'allowed'}` }),
    sentence: joined(
      supposed,
      rich(rest.cause ?? deciding.detail),
      resolution === undefined ? undefined : rich(resolution),
    ),
    actions: [...fixes.slice(0, 1), ...actions, ...(place ? [goTo(place)] : [])].slice(0, 3),
    facts: [checks, { label: 'Stopped at', value: deciding.title }, sure],
  };
}

/** What a variant supposes, in front of its answer. */
export function supposing(label: string): Text {
  // An abbreviation, such as IP or HIPAA, keeps its capitals.
  const within = /^[A-Z]{2}/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return [{ text: `What if: ${within}.`, style: 'quiet' }];
}

export const promise = 'Nothing is sent. The simulation runs on this machine.';

export function keysFor(fix: boolean): readonly { readonly keys: readonly string[]; readonly does: string }[] {
  return [
    { keys: ['F8'], does: 'next finding' },
    { keys: ['↑', '↓'], does: 'checks' },
    { keys: ['Enter'], does: 'go to line' },
    ...(fix ? [{ keys: ['Ctrl+.'], does: 'apply fix' }] : []),
    { keys: ['Ctrl+F'], does: 'find' },
  ];
}
