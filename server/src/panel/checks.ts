/** The steps of a simulation as checks of the panel. */
import type { Confidence } from '../facts/errors';
import type { Simulation, Step } from '../simulate/simulation';
import { goTo, placeOfStep, plain, rich } from './texts';
import type { Action, Check, Text } from './view';

/** Every step, with the message at which it is made. `fixes`: what mends the step that decides. */
export function listChecks(
  { steps }: Simulation,
  messages: ReadonlyMap<string, number>,
  fixes: { readonly step: string | undefined; readonly actions: readonly Action[] },
): readonly Check[] {
  return steps.map((step) => {
    const { id, title, outcome, expected, found, confidence, detail, resolution } = step;
    const message = messages.get(id);
    const { place } = placeOfStep(step);
    const judged = outcome !== 'skip';
    const trouble = judged && outcome !== 'pass';
    return {
      id,
      title,
      outcome,
      ...(judged && message !== undefined ? { message } : {}),
      ...(expected === undefined ? {} : { expected: [plain(expected)] }),
      ...foundOf(step, found),
      ...(place && judged ? { place } : {}),
      ...(judged ? { confidence, because: becauseOf(confidence, outcome) } : {}),
      detail: rich(detail),
      ...(resolution === undefined || outcome === 'pass' ? {} : { resolution: rich(resolution) }),
      actions: trouble ? [...(fixes.step === id ? fixes.actions : []), ...(place ? [goTo(place)] : [])] : [],
    };
  });
}

/** What does not apply says why in the place of what was found. */
function foundOf({ outcome, detail }: Step, found: string | undefined): { readonly found?: Text } {
  if (found !== undefined) return { found: [plain(found)] };
  return outcome === 'skip' ? { found: rich(detail) } : {};
}

function becauseOf(confidence: Confidence, outcome: Step['outcome']): string {
  if (confidence === 'confirmed')
    return outcome === 'fail'
      ? 'Confirmed: this answer of the platform was seen or is documented.'
      : 'Confirmed: it follows from the file, and from what the platform documents.';
  return outcome === 'fail'
    ? 'Inferred: no source has this answer of the platform. It follows from the RFCs and from similar answers.'
    : 'Inferred: the platform does not document it. It follows from the RFCs and from similar cases.';
}

/** "8 pass, 4 do not apply". */
export function countChecks({ steps }: Simulation): string {
  const count = (outcome: Step['outcome']) => steps.filter((one) => one.outcome === outcome).length;
  const parts: readonly (readonly [number, string, string])[] = [
    [count('pass'), 'passes', 'pass'],
    [count('warn'), 'warns', 'warn'],
    [count('fail'), 'fails', 'fail'],
    [count('unknown'), 'not known', 'not known'],
    [count('skip'), 'does not apply', 'do not apply'],
  ];
  const shown = parts.filter(
    ([many], index) => many > 0 && (index < 4 || parts.slice(2, 4).every(([one]) => one === 0)),
  );
  return shown.map(([many, one, more]) => `${many} ${many === 1 ? one : more}`).join(', ');
}

/** "confirmed", or "1 of 8 inferred". */
export function howSure({ steps }: Simulation, deciding: Step | undefined): string {
  if (deciding) return deciding.outcome === 'unknown' ? 'not known' : deciding.confidence;
  const judged = steps.filter(({ outcome }) => outcome !== 'skip');
  const inferred = judged.filter(({ confidence }) => confidence === 'inferred').length;
  return inferred ? `${inferred} of ${judged.length} inferred` : 'confirmed';
}
