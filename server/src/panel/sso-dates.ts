/** The instants at which the answer for an opened response changes: found by judging it then. */
import { readInstant } from '../simulate/saml/instant';
import { type SsoQuestion, skew } from '../simulate/saml/request';
import { simulateSso } from '../simulate/saml/response';
import { isoOf, type Simulation } from '../simulate/simulation';
import { countOutcomes } from './sso-checks';
import type { SsoCircumstances } from './sso-circumstances';
import type { SsoAsked } from './sso-inputs';
import type { ShownResponse } from './sso-response';
import type { SsoAnswer } from './view';

type Dates = SsoAnswer['dates'];

/** Most instants that are tried, and the size of a response beyond which trying would take too long. */
const mostTried = 16;
const mostElements = 1000;
const mostCharacters = 100_000;

interface Candidate {
  readonly at: number;
  readonly label: string;
}

/** Each instant from which the answer is another one, in their order, with the answer from then on. */
export async function findDates(
  question: SsoQuestion,
  asked: SsoAsked,
  shown: ShownResponse,
  { panel, file, pause }: SsoCircumstances,
): Promise<Dates> {
  const candidates = candidatesOf(asked, shown);
  const [first] = candidates;
  // Where no signature holds no time is judged. Large responses take their time, and that many times over.
  const large = shown.elements.length > mostElements || shown.xml.length > mostCharacters;
  if (!first || !shown.signed.length || large) return [];
  const judge = async (now: number): Promise<Simulation | undefined> => {
    await pause();
    const outcome = await simulateSso({ ...question, secondOpinion: false }, { ...panel, file, now }, panel.whole);
    return outcome.state === 'judged' ? outcome.simulation : undefined;
  };
  const dates: Dates[number][] = [];
  let before = kindOf(await judge(first.at - 1000));
  for (const { at, label } of candidates) {
    const simulation = await judge(at);
    const kind = kindOf(simulation);
    if (!simulation || kind === before) continue;
    before = kind;
    dates.push({
      at: isoOf(at),
      label,
      mark: simulation.verdict === 'accepted' ? 'pass' : 'fail',
      code: simulation.verdict === 'accepted' ? 'accepted' : failing(simulation),
    });
  }
  return dates;
}

/** What makes two answers the same. */
function kindOf(simulation: Simulation | undefined): string {
  return simulation ? simulation.steps.map(({ outcome }) => outcome).join() : '';
}

function failing(simulation: Simulation): string {
  const count = simulation.steps.filter(({ outcome }) => outcome === 'fail').length;
  return count ? `${count} fail` : countOutcomes(simulation);
}

const begins: ReadonlySet<string> = new Set(['NotBefore', 'IssueInstant', 'AuthnInstant']);
const labels: { readonly [attribute: string]: string } = {
  'Conditions NotBefore': 'the assertion begins to hold',
  'Conditions NotOnOrAfter': 'the assertion ends',
  'SubjectConfirmationData NotBefore': 'the time to bring it begins',
  'SubjectConfirmationData NotOnOrAfter': 'the time to bring it ends',
  'Response IssueInstant': 'the response was issued',
  'Assertion IssueInstant': 'the assertion was issued',
  'AuthnStatement AuthnInstant': 'the person signed in at the provider',
  'AuthnStatement SessionNotOnOrAfter': 'the session ends',
};

/** Where the answer may change: what the response says, moved by what clocks may differ, and what certificates say. */
function candidatesOf({ facts }: SsoAsked, { elements }: ShownResponse): readonly Candidate[] {
  const found = new Map<number, string>();
  const add = (at: number, label: string) => {
    if (Number.isFinite(at) && Math.abs(at) < 8.64e15 && !found.has(at)) found.set(at, label);
  };
  for (const { attributes, local } of elements)
    for (const { local: name, value } of attributes) {
      const key = `${local} ${name}`;
      const label = Object.hasOwn(labels, key) ? labels[key] : undefined;
      if (label === undefined) continue;
      const instant = readInstant(value);
      if ('fault' in instant) continue;
      add(instant.at + (begins.has(name) ? -skew : skew), label);
    }
  for (const { certificate } of facts.certificates) {
    add(certificate.notBefore, 'a certificate begins');
    add(certificate.notAfter + 1, 'a certificate ends');
  }
  return [...found]
    .map(([at, label]) => ({ at, label }))
    .sort((one, other) => one.at - other.at)
    .slice(0, mostTried);
}
