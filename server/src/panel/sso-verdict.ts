/** The verdict on a response: what came out, which checks fail, and on which side each is mended. */
import type { Simulation, Step } from '../simulate/simulation';
import { howSure } from './checks';
import { countOutcomes } from './sso-checks';
import { responseName, type SsoAsked } from './sso-inputs';
import { goTo, instantText, joined, named, placeOfStep, plain, rich, strong } from './texts';
import type { Action, Text, Verdict } from './view';

/** On which side a step is mended. */
type Side = 'provider' | 'genesys' | 'either' | 'person';

const sides: { readonly [step: string]: Side } = {
  'sso-url': 'genesys',
  'signature-certificate': 'either',
  issuer: 'either',
  audience: 'either',
  'in-response-to': 'person',
  replay: 'person',
  'user-provisioned': 'genesys',
  'provider-enabled': 'genesys',
};

export interface Concluded {
  readonly asked: SsoAsked;
  readonly simulation: Simulation;
  /** What mends the file. */
  readonly fixes: readonly Action[];
  /** Whether the two engines for signatures agree. */
  readonly agree: boolean | undefined;
  /** What is to be said of the test that this is. */
  readonly test?: Text | undefined;
  /** The response has the shape of an attack. */
  readonly wrapped?: Text | undefined;
  /** Asking about the provider that the response names. */
  readonly other?: Action | undefined;
}

export function concludeSso(concluded: Concluded): Verdict {
  const { asked, simulation, fixes, agree, test, wrapped, other } = concluded;
  const { scenario, inputs } = asked;
  const code = scenario ? scenario.label : responseName(inputs) || 'pasted';
  const { verdict, steps, subject } = simulation;
  const failing = steps.filter(({ outcome }) => outcome === 'fail');
  const open = steps.filter(({ outcome }) => outcome === 'unknown');
  const sure = { label: 'How sure', value: howSure(simulation, undefined) };
  const checks = { label: 'Checks', value: countOutcomes(simulation) };
  const instant = { label: 'As of', value: instantText(simulation.at).slice(0, 16) };
  if (verdict === 'accepted') {
    const warning = steps.find(({ outcome }) => outcome === 'warn');
    return {
      mark: scenario?.group === 'attack' ? 'fail' : warning ? 'warn' : 'pass',
      title: 'Accepted',
      code,
      sentence: joined(
        scenario && about(asked),
        [strong(named(subject?.email ?? subject?.nameId, 'The person')), plain(' is signed in.')],
        warning && rich(warning.detail),
        test,
      ),
      actions: [...(awaits(asked) ? [openOne] : []), ...fixes.slice(0, 1), ...placeAction(warning)].slice(0, 3),
      facts: [checks, sure, instant],
    };
  }
  const attack = scenario?.group === 'attack' ? rich(scenario.summary) : wrapped;
  if (attack) {
    const [first, second] = failing.length ? failing : open;
    return {
      mark: 'shield',
      title: scenario ? 'Rejected, the attack is stopped' : 'Rejected, it has the shape of an attack',
      code,
      sentence: joined(
        attack,
        first && [
          strong(first.title),
          plain(second ? ' stops it, and ' : ' stops it.'),
          ...(second ? [strong(second.title), plain(' would have.')] : []),
        ],
        [plain('No identity is taken from this response.')],
      ),
      actions: [...(other ? [other] : []), ...placeAction(first)],
      facts: [
        { label: 'Stopped by', value: first?.title ?? 'not known' },
        { label: 'Second line', value: second?.title ?? 'none' },
        { label: 'Identity', value: 'none believed' },
      ],
    };
  }
  const deciding = failing[0] ?? open[0];
  const signed = steps.some(({ id, outcome }) => id === 'signature-valid' && outcome === 'pass');
  return {
    mark: 'fail',
    title: 'Rejected',
    code,
    sentence: joined(
      scenario && about(asked),
      [plain(failing.length ? 'Nobody is signed in.' : 'Nobody is signed in, since not all can be judged.')],
      failing.length ? failed(failing, steps, signed) : deciding && rich(deciding.detail),
      failing.length === 1 && deciding ? rich(deciding.detail) : undefined,
      agree === false ? [plain('The two engines for signatures do not agree, so neither is believed.')] : undefined,
      mended(failing, asked.provider.name?.value),
      !failing.length && deciding?.resolution !== undefined ? rich(deciding.resolution) : undefined,
      test,
    ),
    actions: [
      ...(awaits(asked) ? [openOne] : []),
      ...(other ? [other] : []),
      ...fixes.slice(0, 2),
      ...placeAction(deciding),
    ].slice(0, 3),
    facts: [checks, sure, instant],
  };
}

function about(asked: SsoAsked): Text {
  const text = awaits(asked)
    ? 'No response is open yet: open one, drop it here or paste it. Until then, one of the test identity provider.'
    : 'Made here by the test identity provider.';
  return [{ text, style: 'quiet' }];
}

/** Whether the question was about a response that nobody has given yet, and not about a scenario. */
function awaits({ inputs, response }: SsoAsked): boolean {
  return inputs.scenario === undefined && response === undefined;
}

const openOne: Action = { id: 'open', label: 'Open a response…', icon: 'file', first: true, does: { kind: 'open' } };

function failed(failing: readonly Step[], steps: readonly Step[], signed: boolean): Text {
  const lead = signed ? 'The signature holds, but ' : '';
  const judged = steps.filter(({ outcome }) => outcome !== 'skip').length;
  const many = `${failing.length} of ${judged} checks ${failing.length === 1 ? 'fails' : 'fail'}: `;
  return [plain(`${lead}${many}`), ...titlesOf(failing), plain('.')];
}

function titlesOf(steps: readonly Step[]): Text {
  return steps.flatMap((step, index) => {
    const { place } = placeOfStep(step);
    return [
      ...(index === 0 ? [] : [plain(index === steps.length - 1 ? ' and ' : ', ')]),
      { ...strong(step.title), ...(place ? { to: place } : {}) },
    ];
  });
}

/** Who has to change something. */
function mended(failing: readonly Step[], name: string | undefined): Text | undefined {
  // Where no configured certificate fits, no signature can hold either.
  const stranger = failing.some(({ id }) => id === 'signature-certificate');
  const causes = failing.filter(({ id }) => !(stranger && id === 'signature-valid'));
  const on = (side: Side) => causes.filter(({ id }) => (sides[id] ?? 'provider') === side);
  const provider = named(name, 'the identity provider');
  const places: readonly (readonly [readonly Step[], string])[] = [
    [on('provider'), `in ${provider}`],
    [on('genesys'), 'in Genesys Cloud and this file'],
    [on('either'), `in ${provider}, or in Genesys Cloud and this file`],
    [on('person'), 'by signing in anew'],
  ];
  const given = places.filter(([steps]) => steps.length > 0);
  const [only] = given;
  if (!only) return undefined;
  if (given.length === 1) {
    const lead = causes.length === 1 ? 'It is' : causes.length === 2 ? 'Both are' : 'All are';
    return [plain(`${lead} mended ${only[1]}.`)];
  }
  const parts = given.flatMap(
    ([steps, where], index): Text => [...(index === 0 ? [] : [plain('; ')]), ...titlesOf(steps), plain(` ${where}`)],
  );
  return [plain('To be mended: '), ...parts, plain('.')];
}

function placeAction(step: Step | undefined): readonly Action[] {
  const place = step && placeOfStep(step).place;
  return place ? [goTo(place)] : [];
}
