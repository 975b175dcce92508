/** The view of a sign-in: whether a response is accepted, why not, and what the test identity provider makes of it. */
import { loginHost, regionOf } from '../facts/regions';
import type { IdentityProvider } from '../organization/model.generated';
import type { StepFix } from '../simulate/fixes';
import { simulateSso } from '../simulate/saml/response';
import { isoOf, type Simulation } from '../simulate/simulation';
import { groupChecks } from './sso-checks';
import type { SsoCircumstances } from './sso-circumstances';
import { readSsoInputs, responseName, type SsoAsked, ssoFields } from './sso-inputs';
import { keyOf, type Ran, runnable, runRest, runScenario, scenarioGroups, scenarioVariant } from './sso-scenarios';
import { concludeSso } from './sso-verdict';
import { named, plain, strong } from './texts';
import type { SsoAnswer, SsoInputs, Text, Variant } from './view';

/** An answer with what the doors need of it besides what is shown. */
export interface AnsweredSso {
  readonly view: SsoAnswer;
  readonly simulation: Simulation;
  /** What mends the file as it is written, the best first. */
  readonly fixes: readonly StepFix[];
  /** Runs the scenarios whose marks are missing. */
  readonly rest: () => Promise<void>;
}

/** Answers a question about a response. Never throws, whatever the file, the response and the inputs hold. */
export async function answerSso(
  inputs: SsoInputs,
  provider: IdentityProvider,
  circumstances: SsoCircumstances,
): Promise<AnsweredSso> {
  const asked = readSsoInputs(inputs, provider, circumstances);
  const { scenario } = asked;
  const key = keyOf(asked, circumstances);
  const known = circumstances.answers.of(key);
  const run = scenario
    ? await runScenario(scenario, asked, circumstances, true)
    : await judgeGiven(asked, circumstances);
  if (scenario && !known.has(scenario.id)) known.set(scenario.id, scenarioVariant(scenario, run));
  const ran: Ran = 'missing' in run ? unmade(run.missing, asked, circumstances) : run;
  const view = present(asked, ran, known, circumstances);
  return { view, simulation: ran.simulation, fixes: [], rest: () => runRest(key, asked, circumstances) };
}

/** Judges the response that was opened or pasted. */
async function judgeGiven(asked: SsoAsked, { panel, file }: SsoCircumstances): Promise<Ran> {
  const { inputs, provider, response = '', now } = asked;
  const outcome = await simulateSso(
    {
      provider: provider.name?.value ?? '',
      response: Buffer.from(response, 'utf8'),
      flow: inputs.flow,
      requestId: inputs.flow === 'idp' ? undefined : inputs.requestId?.trim() || undefined,
      acs: inputs.acs?.trim() || undefined,
      secondOpinion: true,
    },
    { ...panel, file, now },
    panel.whole,
  );
  if (outcome.state !== 'judged') return unmade('an identity provider of this name', asked, { panel });
  return { made: undefined, simulation: outcome.simulation, trace: outcome.trace, whole: panel.whole };
}

/** In place of a response that can't be made. */
function unmade(_missing: string, { now }: SsoAsked, { panel }: Pick<SsoCircumstances, 'panel'>): Ran {
  const simulation: Simulation = { version: 1, at: isoOf(now), verdict: 'rejected', steps: [] };
  return { made: undefined, simulation, trace: undefined, whole: panel.whole };
}

function present(
  asked: SsoAsked,
  ran: Ran,
  known: ReadonlyMap<string, Variant>,
  circumstances: SsoCircumstances,
): SsoAnswer {
  const { simulation, trace } = ran;
  const { scenario, inputs, response } = asked;
  const region = regionOf(circumstances.panel.whole.organization()?.region?.value ?? '');
  const acs = region && `https://${loginHost(region)}/saml`;
  const opened: readonly Variant[] =
    response === undefined
      ? []
      : [
          {
            id: '',
            label: responseName(inputs) || 'Pasted response',
            mark: scenario ? 'none' : markOf(simulation),
            code: scenario ? '' : simulation.verdict,
          },
        ];
  return {
    kind: 'sso',
    view: 'sso',
    verdict: concludeSso({ asked, simulation, fixes: [], agree: trace?.agree }),
    summary: summaryOf(asked),
    fields: ssoFields(asked, acs, circumstances),
    scenarios: [...(opened.length ? [{ title: 'As opened', items: opened }] : []), ...scenarioGroups(known)],
    scenario: scenario?.id ?? '',
    waiting: runnable.filter(({ id }) => !known.has(id)).length,
    dates: [],
    certificates: [],
    groups: groupChecks({ simulation, message: undefined, lines: new Map(), fixes: new Map() }),
    documents: [],
  };
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
