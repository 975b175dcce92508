/** The steps of a simulation as checks of the panel. */
import type { Confidence } from '../facts/errors';
import type { Simulation, Step } from '../simulate/simulation';
import { phraseOf } from './not-applying';
import { code, goTo, placeOfStep, plain, rich, spokenSeconds } from './texts';
import type { Action, Check, Piece, Text } from './view';

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
      ...(expected === undefined ? {} : { expected: valueText(expected) }),
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
function foundOf(step: Step, found: string | undefined): { readonly found?: Text } {
  if (found !== undefined) return { found: foundText(step.id, found) };
  const passed = step.outcome === 'pass' ? passing[step.id] : undefined;
  if (passed !== undefined) return { found: [plain(passed)] };
  if (step.outcome !== 'skip') return {};
  const phrase = phraseOf(step);
  return { found: phrase === undefined ? rich(step.detail) : [plain(phrase)] };
}

/** What is found where a step passes and names nothing: the value may be a secret, or is the one that is expected. */
const passing: { readonly [step: string]: string } = {
  'client-authentication': 'its own secret',
  scopes: 'registered',
};

/** Steps that find a name of the user's, and how it is written: the names of clients as identifiers, roles as words. */
const names: { readonly [step: string]: (text: string) => Piece } = {
  'client-known': code,
  'token-valid': code,
  roles: plain,
  permission: plain,
};

function foundText(step: string, found: string): Text {
  const write = names[step];
  if (write) return [write(found)];
  const seconds = /^([\d,]{1,15}) s$/.exec(found)?.[1];
  if (seconds === undefined) return valueText(found);
  return [plain(`${found} (${spokenSeconds(Number(seconds.replaceAll(',', '')))})`)];
}

/** Values without blanks are what a machine reads, and so is a list of them; anything else is words. */
function valueText(text: string): Text {
  const parts = text.split(/(, | or | and )/);
  if (parts.some((part, index) => index % 2 === 0 && !/^\S+$/.test(part))) return [plain(text)];
  return parts.map((part, index) => (index % 2 ? plain(part) : code(part)));
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
