/** What mends the file so that a response is accepted: only with values that a verified signature covers. */
import { readCertificates } from '../certificates/read';
import type { StepFix } from '../simulate/fixes/fix';
import { type SsoFound, ssoFixes } from '../simulate/fixes/sso';
import type { SsoStep } from '../simulate/saml/request';
import { textOf } from '../simulate/saml/xml/element';
import type { Step } from '../simulate/simulation';
import type { Whole } from '../simulate/whole';
import type { SsoAsked } from './sso-inputs';
import type { ShownResponse } from './sso-response';
import type { Ran } from './sso-scenarios';

/** Fixes by the step that they mend. */
export function fixesOf(asked: SsoAsked, { simulation, trace }: Ran, shown: ShownResponse | undefined, whole: Whole) {
  const { provider, scenario, facts } = asked;
  const fixes = new Map<string, readonly StepFix[]>();
  for (const step of simulation.steps) {
    // What a scenario makes up is nothing to be taken over into the file.
    if (step.outcome !== 'fail' || (scenario && !inFile(step, scenario.group))) continue;
    const found: SsoFound =
      step.id === 'signature-certificate'
        ? {
            certificate: foreignCertificate(
              facts.certificates.map(({ certificate }) => certificate.der),
              shown,
            ),
          }
        : { value: step.id === 'user-provisioned' ? personOf(step, whole) : verifiedValue(step, trace, shown) };
    const made = ssoFixes(step.id as SsoStep, provider, found, whole);
    if (made.length) fixes.set(step.id, made);
  }
  return fixes;
}

/** Whether a step of a scenario fails for what stands in the file. */
function inFile({ id }: Step, group: string): boolean {
  return id === 'provider-enabled' || (id === 'user-provisioned' && group === 'as-it-should-be');
}

/** The value that a step found, when it stands in signed bytes that verified, in an element of the same name. */
function verifiedValue({ id, found }: Step, trace: Ran['trace'], shown: ShownResponse | undefined): string | undefined {
  const place = trace && Object.hasOwn(trace.places, id) ? trace.places[id] : undefined;
  if (!place || found === undefined || !shown) return undefined;
  const kind = shown.elements.find(({ start, end }) => start === place.start && end === place.end)?.local;
  const covered = shown.elements.some(
    (element) =>
      element.local === kind &&
      shown.signed.some(({ start, end }) => element.start >= start && element.end <= end) &&
      textOf(element).trim() === found,
  );
  return covered ? found : undefined;
}

/** The person of a step that says whether there is such a user: who was found, or whose state is not active. */
function personOf({ found, at }: Step, whole: Whole): string | undefined {
  if (found?.includes('@')) return found;
  const user = whole.all('users').find(({ state, entry }) => {
    if (!state || !at) return false;
    const { start, end } = whole.document.range(entry.chunk, state.node.start, state.node.end);
    const range = at.range;
    return (
      start.line === range.start.line &&
      start.character === range.start.character &&
      end.line === range.end.line &&
      end.character === range.end.character
    );
  });
  return user?.email?.value;
}

function foreignCertificate(known: readonly string[], shown: ShownResponse | undefined): SsoFound['certificate'] {
  const der = shown?.carried.find((one) => !known.includes(one));
  const [certificate] = der === undefined ? [] : readCertificates(der).certificates;
  return certificate && { der: certificate.der, sha256: certificate.sha256 };
}
