/** The view of a sign-in: whether a response is accepted, why not, and what the test identity provider makes of it. */
import { loginHost, regionOf } from '../facts/regions';
import { idsOf } from '../identity-provider/material';
import type { IdentityProvider } from '../organization/model.generated';
import type { StepFix } from '../simulate/fixes';
import type { SsoQuestion } from '../simulate/saml/request';
import { simulateSso } from '../simulate/saml/response';
import { attributeValue } from '../simulate/saml/xml/element';
import { isoOf, type Simulation } from '../simulate/simulation';
import type { Whole } from '../simulate/whole';
import { previewFix } from './preview';
import { tellAttack } from './sso-attack';
import { showBeginning } from './sso-begin';
import { certificateCards } from './sso-certificates';
import { groupChecks } from './sso-checks';
import type { SsoCircumstances } from './sso-circumstances';
import { findDates } from './sso-dates';
import { fixesOf } from './sso-fixes';
import { readSsoInputs, responseName, type SsoAsked, ssoFields } from './sso-inputs';
import { drawSignIn } from './sso-picture';
import { responseDocument, type ShownResponse, showResponse } from './sso-response';
import { keyOf, type Ran, runnable, runRest, runScenario, scenarioGroups, scenarioVariant } from './sso-scenarios';
import { concludeSso } from './sso-verdict';
import { loginLoop } from './sso-what-if';
import { named, plain, strong } from './texts';
import type { Action, SsoAnswer, SsoInputs, Text, Variant, Verdict } from './view';

/** An answer with what the doors need of it besides what is shown. */
export interface AnsweredSso {
  readonly view: SsoAnswer;
  readonly simulation: Simulation;
  /** What mends the file as it is written, the best first. */
  readonly fixes: readonly StepFix[];
  /** Runs the scenarios whose marks are missing. */
  readonly rest: () => Promise<void>;
}

/** Characters of a response that is judged in a moment. */
const largest = 100_000;

/** Answers a question about a response. Never throws, whatever the file, the response and the inputs hold. */
export async function answerSso(
  inputs: SsoInputs,
  provider: IdentityProvider,
  circumstances: SsoCircumstances,
): Promise<AnsweredSso> {
  const asked = readSsoInputs(inputs, provider, circumstances);
  const { scenario, response } = asked;
  const { whole } = circumstances.panel;
  const key = keyOf(asked, circumstances);
  const known = circumstances.answers.of(key);
  const question = givenQuestion(asked);
  // A large response is not to be judged again and again while the marks come in.
  if ((response?.length ?? 0) > largest) await runRest(key, asked, circumstances);
  const run = scenario
    ? await runScenario(scenario, asked, circumstances, true)
    : await judgeGiven({ ...question, secondOpinion: true }, asked, circumstances);
  if (scenario && !known.has(scenario.id)) known.set(scenario.id, scenarioVariant(scenario, run));
  const ran: Ran = 'simulation' in run ? run : unmade(run.missing, asked.now, whole);
  const given = scenario && response !== undefined ? await judgeGiven(question, asked, circumstances) : ran;
  const shown = showResponse(ran);
  const dates =
    scenario || !shown
      ? []
      : await circumstances.answers.dates(JSON.stringify([key, inputs, response]), () =>
          findDates(question, asked, shown, circumstances),
        );
  const fixes = fixesOf(asked, ran, shown, whole);
  const view = await present({ asked, ran, given, shown, dates, fixes, known }, circumstances);
  return {
    view,
    simulation: ran.simulation,
    fixes: [...fixes.values()].flat(),
    rest: () => runRest(key, asked, circumstances),
  };
}

/** The response that was opened or pasted, as the engine takes it. */
function givenQuestion({ inputs, provider, response = '' }: SsoAsked): SsoQuestion {
  return {
    provider: provider.name?.value ?? '',
    response: Buffer.from(response, 'utf8'),
    flow: inputs.flow,
    requestId: inputs.flow === 'idp' ? undefined : inputs.requestId?.trim() || undefined,
    acs: inputs.acs?.trim() || undefined,
  };
}

async function judgeGiven(question: SsoQuestion, { now }: SsoAsked, { panel, file }: SsoCircumstances): Promise<Ran> {
  const { whole } = panel;
  const outcome = await simulateSso(question, { ...panel, file, now }, whole);
  if (outcome.state !== 'judged') return unmade('an identity provider of this name', now, whole);
  return { made: undefined, simulation: outcome.simulation, trace: outcome.trace, whole };
}

/** In place of a response that can't be made. */
function unmade(missing: string, now: number, whole: Whole): Ran {
  const simulation: Simulation = { version: 1, at: isoOf(now), verdict: 'rejected', steps: [] };
  return { made: undefined, simulation, trace: undefined, whole, missing };
}

interface Presented {
  readonly asked: SsoAsked;
  readonly ran: Ran;
  /** The response as opened; what is shown where none was. */
  readonly given: Ran;
  readonly shown: ShownResponse | undefined;
  readonly dates: SsoAnswer['dates'];
  readonly fixes: ReadonlyMap<string, readonly StepFix[]>;
  readonly known: ReadonlyMap<string, Variant>;
}

async function present(presented: Presented, circumstances: SsoCircumstances): Promise<SsoAnswer> {
  const { asked, ran, given, shown, dates, fixes, known } = presented;
  const { simulation, trace, made, whole } = ran;
  const { scenario, inputs, response } = asked;
  const region = regionOf(whole.organization()?.region?.value ?? '');
  const login = region && loginHost(region);
  const name = asked.provider.name?.value ?? '';
  const provider = whole.named('identityProviders', name)[0] ?? asked.provider;
  const flow = made?.flow ?? inputs.flow ?? (requestIn(shown) === undefined && shown ? 'idp' : 'sp');
  const id = made?.requestId ?? (inputs.requestId?.trim() || requestIn(shown) || idsOf(circumstances.material).request);
  const begun =
    flow === 'sp' && ran.missing === undefined
      ? await showBeginning(id, provider, asked, whole, circumstances)
      : undefined;
  const drawn =
    ran.missing === undefined
      ? drawSignIn({
          flow,
          provider: named(name, 'Identity provider'),
          host: begun?.host ?? 'address not known',
          login: login ?? 'region not known',
          displayName: named(provider.displayName?.value ?? name, 'SSO'),
          requestId: begun?.id,
          loops: scenario?.id === loginLoop,
          simulation,
        })
      : undefined;
  const all = [...fixes.values()].flat();
  const actions = fixActions(all, all);
  const [fix] = all;
  const preview = fix && previewFix(fix, actions.slice(1), circumstances.panel.whole.document);
  const attack = scenario?.attack && made ? tellAttack(scenario.attack, made, shown) : undefined;
  const opened: readonly Variant[] =
    response === undefined
      ? []
      : [
          {
            id: '',
            label: responseName(inputs) || 'Pasted response',
            mark: markOf(given.simulation),
            code: wordOf(given.simulation),
          },
        ];
  return {
    kind: 'sso',
    view: 'sso',
    verdict:
      ran.missing === undefined
        ? concludeSso({ asked, simulation, fixes: actions, agree: trace?.agree })
        : notMade(ran.missing, asked),
    summary: summaryOf(asked),
    fields: ssoFields(asked, login && `https://${login}/saml`, circumstances),
    scenarios: [...(opened.length ? [{ title: 'As opened', items: opened }] : []), ...scenarioGroups(known)],
    scenario: scenario?.id ?? '',
    waiting: runnable.filter((one) => !known.has(one.id)).length,
    dates,
    ...(attack ? { attack } : drawn ? { picture: drawn.picture } : {}),
    certificates: certificateCards(asked, ran, shown?.carried ?? []),
    groups: groupChecks({
      simulation,
      message: attack ? undefined : drawn?.message,
      lines: shown?.lines ?? new Map(),
      made: scenario !== undefined,
      fixes: new Map([...fixes].map(([step, list]) => [step, fixActions(list, all)])),
    }),
    documents: [...(shown ? [responseDocument(shown)] : []), ...(begun?.documents ?? [])],
    ...(preview ? { preview } : {}),
  };
}

/** Fixes as buttons; the first that needs nothing to be compared before is the first choice of the view. */
function fixActions(fixes: readonly StepFix[], all: readonly StepFix[]): readonly Action[] {
  const choice = all.find(({ id }) => id !== 'sso/certificate');
  return fixes.slice(0, 4).map((fix) => ({
    id: `fix ${fix.id}`,
    label: labels[fix.id] ?? fix.title,
    icon: 'lightbulb-autofix',
    ...(fix === choice ? { first: true } : {}),
    does: { kind: 'fix', fix: fix.id },
  }));
}

const labels: { readonly [fix: string]: string } = {
  'sso/audience': 'Take the found audience into the file',
  'sso/issuerUri': 'Take the found issuer into the file',
  'sso/certificate': 'Add the certificate, once compared',
  'sso/enable': 'Enable the provider',
  'sso/activate-user': 'Activate the user',
  'sso/add-user': 'Add the user',
};

/** ID of the request that a response names. It stands there, which need not make it true. */
function requestIn(shown: ShownResponse | undefined): string | undefined {
  return attributeValue(shown?.root, 'InResponseTo');
}

function notMade(missing: string, { scenario }: SsoAsked): Verdict {
  return {
    mark: 'none',
    title: 'Not made',
    code: scenario?.label ?? '',
    sentence: [plain(`There is no response to judge: this scenario needs ${missing}.`)],
    actions: [],
    facts: [],
  };
}

function wordOf({ verdict, steps }: Simulation): string {
  const failing = steps.filter(({ outcome }) => outcome === 'fail').length;
  return failing ? `${failing} fail` : verdict;
}

function markOf({ verdict, steps }: Simulation) {
  if (verdict !== 'accepted') return 'fail';
  return steps.some(({ outcome }) => outcome === 'warn') ? 'warn' : 'pass';
}

function summaryOf({ scenario, inputs, provider }: SsoAsked): Text {
  const name = named(provider.name?.value, 'the provider');
  return scenario
    ? [strong(scenario.label), plain(`, test identity provider, for ${name}`)]
    : [strong(responseName(inputs) || 'Pasted response'), plain(`, for ${name}`)];
}
