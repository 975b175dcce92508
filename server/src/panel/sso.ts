/** The view of a sign-in: whether a response is accepted, why not, and what the test identity provider makes of it. */
import { loginHost, regionOf } from '../facts/regions';
import { idsOf } from '../identity-provider/material';
import type { IdentityProvider } from '../organization/model.generated';
import type { StepFix } from '../simulate/fixes/fix';
import type { SsoQuestion } from '../simulate/saml/request';
import { simulateSso } from '../simulate/saml/response';
import { attributeValue } from '../simulate/saml/xml/element';
import { isoOf, type Simulation } from '../simulate/simulation';
import type { Whole } from '../simulate/whole';
import { previewFix } from './preview';
import { tellAttack, tellWrapping } from './sso-attack';
import { showBeginning } from './sso-begin';
import { certificateCards } from './sso-certificates';
import { groupChecks } from './sso-checks';
import type { SsoCircumstances } from './sso-circumstances';
import { findDates } from './sso-dates';
import { fixesOf } from './sso-fixes';
import { readSsoInputs, responseName, type SsoAsked, ssoFields } from './sso-inputs';
import { drawSignIn } from './sso-picture';
import { chooseProvider } from './sso-provider';
import { responseDocument, type ShownResponse, showResponse } from './sso-response';
import { keyOf, type Ran, runnable, runRest, runScenario, scenarioGroups, scenarioVariant } from './sso-scenarios';
import { aboutTest, enableFixes, setupSteps, testFixes } from './sso-setup';
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
  /** Why this provider, where the question names none. */
  chosen?: string,
): Promise<AnsweredSso> {
  const asked = readSsoInputs(inputs, provider, circumstances, chosen);
  const { scenario, response } = asked;
  const { whole } = circumstances.panel;
  const key = keyOf(asked, circumstances);
  const known = circumstances.answers.of(key);
  const question = givenQuestion(asked);
  const run = scenario
    ? await runScenario(scenario, asked, circumstances, true)
    : response === undefined
      ? { missing: '' }
      : await judgeGiven({ ...question, secondOpinion: true }, asked, circumstances);
  if (scenario && !known.has(scenario.id)) known.set(scenario.id, scenarioVariant(scenario, run));
  const ran: Ran = 'simulation' in run ? run : unmade(run.missing, asked.now, whole);
  const given = scenario && response !== undefined ? await judgeGiven(question, asked, circumstances) : ran;
  const shown = showResponse({ ...ran, simulation: readable(ran.simulation) });
  const dates =
    scenario || !shown
      ? []
      : await circumstances.answers.dates(JSON.stringify([key, inputs, response]), () =>
          findDates(question, asked, shown, circumstances),
        );
  const fixes = fixesOf(asked, ran, shown, whole);
  const test = testFixes(asked, ran.simulation, whole, circumstances.panel.now);
  const enable = [...fixes.values()].flat().some(({ id }) => id === 'sso/enable') ? [] : enableFixes(asked, whole);
  const view = await present({ asked, ran, given, shown, dates, fixes, test, enable, known }, circumstances);
  return {
    view,
    simulation: ran.simulation,
    // Test, then enable.
    fixes: [...test, ...[...fixes.values()].flat(), ...enable],
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
  /** Writing down that this was a test that passed. */
  readonly test: readonly StepFix[];
  /** Enabling the provider, where no check asks for it. */
  readonly enable: readonly StepFix[];
  readonly known: ReadonlyMap<string, Variant>;
}

async function present(presented: Presented, circumstances: SsoCircumstances): Promise<SsoAnswer> {
  const { asked, ran, given, shown, dates, fixes, test, enable, known } = presented;
  const { trace, made, whole } = ran;
  const simulation = readable(ran.simulation);
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
  const all = [...test, ...[...fixes.values()].flat()];
  const actions = fixActions(all, all, scenario !== undefined);
  const [fix] = all;
  const preview = fix && previewFix(fix, actions.slice(1), circumstances.panel.whole.document);
  const wrapped = scenario ? undefined : tellWrapping(shown, simulation);
  const attack = scenario?.attack && made ? tellAttack(scenario.attack, made, shown) : wrapped?.story;
  const setup = setupSteps({
    asked,
    simulation,
    whole,
    actions: new Map(
      fixActions([...all, ...enable], all, true).map((action) => [action.id.replace('fix ', ''), action]),
    ),
  });
  const opened: readonly Variant[] =
    response === undefined
      ? []
      : [
          {
            id: '',
            label: responseName(inputs) || 'Pasted response',
            mark: !scenario && wrapped ? 'shield' : markOf(given.simulation),
            code: wordOf(given.simulation),
          },
        ];
  return {
    kind: 'sso',
    view: 'sso',
    verdict:
      ran.missing === undefined
        ? concludeSso({
            asked,
            simulation,
            fixes: actions,
            agree: trace?.agree,
            test: aboutTest(asked, test),
            wrapped: wrapped?.sentence,
            other: await otherProvider(asked, ran.simulation, circumstances),
          })
        : notMade(ran.missing, asked),
    summary: summaryOf(asked),
    fields: ssoFields(asked, login && `https://${login}/saml`, circumstances),
    scenarios: [...(opened.length ? [{ title: 'As opened', items: opened }] : []), ...scenarioGroups(known)],
    scenario: scenario?.id ?? '',
    waiting: runnable.filter((one) => !known.has(one.id)).length,
    dates,
    ...(attack ? { attack } : drawn ? { picture: drawn.picture } : {}),
    certificates: certificateCards(asked, ran, shown?.carried ?? []),
    ...(setup ? { setup } : {}),
    groups: groupChecks({
      simulation,
      message: attack ? undefined : drawn?.message,
      lines: shown?.lines ?? new Map(),
      made: scenario !== undefined,
      fixes: new Map([...fixes].map(([step, list]) => [step, fixActions(list, all, scenario !== undefined)])),
    }),
    documents: [...(shown ? [responseDocument(shown)] : []), ...(begun?.documents ?? [])],
    ...(preview ? { preview } : {}),
  };
}

/**
 * Fixes as buttons; the first that needs nothing to be compared before is the first choice of the view, and so is no test
 * that was not one.
 */
function fixActions(fixes: readonly StepFix[], all: readonly StepFix[], made: boolean): readonly Action[] {
  const choice = all.find(({ id }) => id !== 'sso/certificate' && !(made && id === 'sso/tested'));
  return fixes.slice(0, 4).map((fix) => ({
    id: `fix ${fix.id}`,
    label: labels[fix.id] ?? shortTitle(fix),
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

/** What is written is enough to say what a button does. */
function shortTitle({ id, title }: StepFix): string {
  const written = id === 'sso/tested' ? /`(.*)`/.exec(title)?.[1] : undefined;
  return written === undefined ? title : `Write ${written}`;
}

/** Asks about the provider whose issuer a refused response names, where that is another one. */
async function otherProvider(
  { scenario, inputs, provider, response }: SsoAsked,
  { verdict }: Simulation,
  { panel, file }: SsoCircumstances,
): Promise<Action | undefined> {
  if (scenario || response === undefined || response.length > largest || verdict === 'accepted') return undefined;
  const other = (await chooseProvider(response, panel.whole, file))?.name;
  if (other === undefined || other === provider.name?.value) return undefined;
  return {
    id: 'other provider',
    label: `Judge it for ${named(other, 'the other provider')}`,
    icon: 'shield',
    first: true,
    does: { kind: 'ask', question: { ...inputs, provider: other } },
  };
}

/**
 * A simulation for people: instants without the fractions of a second of a clock, and no line of the response, which is
 * a link beside the text.
 */
function readable(simulation: Simulation): Simulation {
  const short = (text: string) =>
    text.replace(/(\dT\d\d:\d\d:\d\d)\.\d+(?=Z)/g, '$1').replace(/ \(Line \d+ of the XML\.\)/g, '');
  return {
    ...simulation,
    steps: simulation.steps.map((step) => ({
      ...step,
      detail: short(step.detail),
      ...(step.expected === undefined ? {} : { expected: short(step.expected) }),
      ...(step.found === undefined ? {} : { found: short(step.found) }),
      ...(step.resolution === undefined ? {} : { resolution: short(step.resolution) }),
    })),
  };
}

/** ID of the request that a response names. It stands there, which need not make it true. */
function requestIn(shown: ShownResponse | undefined): string | undefined {
  return attributeValue(shown?.root, 'InResponseTo');
}

function notMade(missing: string, { scenario, inputs }: SsoAsked): Verdict {
  if (!scenario) {
    const name = responseName(inputs);
    return {
      mark: 'none',
      title: 'Not judged',
      ...(name ? { code: name } : {}),
      sentence: [
        plain(
          `${name ? `${name} can’t be read any more` : 'The response is gone'}: a response is never kept, and a file outside of the workspace is read only if it was opened in this window. Open it again, or paste it. Your inputs are kept.`,
        ),
      ],
      actions: [
        { id: 'open', label: 'Open a response…', icon: 'file', first: true, does: { kind: 'open' } },
        {
          id: 'valid',
          label: 'Make one here',
          does: { kind: 'ask', question: { ...inputs, scenario: 'valid' } },
        },
      ],
      facts: [],
    };
  }
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
