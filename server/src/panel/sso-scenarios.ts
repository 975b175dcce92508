/** The scenarios of the test identity provider, run against the organization file: each mark is that of a real run. */
import { addPair, quote, replaceNode } from '../document/edits';
import { pairOf } from '../document/node';
import { groupTitles, scenarios } from '../identity-provider/catalogue';
import type { Material } from '../identity-provider/material';
import type { Group, Made, Scenario, Unmade } from '../identity-provider/scenario';
import { type SsoTrace, simulateSso } from '../simulate/saml/response';
import type { Simulation } from '../simulate/simulation';
import type { Whole } from '../simulate/whole';
import { decidingStep } from './flow';
import { judgeBeginning } from './sso-beginning';
import type { SsoCircumstances } from './sso-circumstances';
import type { SsoAsked } from './sso-inputs';
import { troubleOf } from './sso-troubles';
import { loginLoop, whatIfs } from './sso-what-if';
import { withEdits } from './variant';
import type { SsoAnswer, Variant } from './view';

/** A response with what became of it. */
export interface Ran {
  /** Undefined for a response that was opened. */
  readonly made: Made | undefined;
  readonly simulation: Simulation;
  readonly trace: SsoTrace | undefined;
  /** The organization that it was judged for. */
  readonly whole: Whole;
  /** Why there is no response to judge. */
  readonly missing?: string;
}

/** Answers of scenarios, kept as long as the file and who takes part stay the same. */
export class ScenarioAnswers {
  #key = '';
  #known = new Map<string, Variant>();

  #datesKey = '';
  #dates: SsoAnswer['dates'] = [];

  /** What was found for a key before, else what is found now; the last one is kept. */
  async dates(key: string, find: () => Promise<SsoAnswer['dates']>): Promise<SsoAnswer['dates']> {
    if (key !== this.#datesKey) {
      const found = await find();
      this.#datesKey = key;
      this.#dates = found;
    }
    return this.#dates;
  }

  /** The answers that were asked for last. */
  get current(): ReadonlyMap<string, Variant> {
    return this.#known;
  }

  /** The answers that are known for a key; those for another key are forgotten. */
  of(key: string): Map<string, Variant> {
    if (key !== this.#key) {
      this.#key = key;
      this.#known = new Map();
    }
    return this.#known;
  }
}

const day = 86_400_000;

/** What the answers of scenarios depend on: the file, who takes part, and the day. */
export function keyOf(
  { provider, facts, parties, now, issued }: SsoAsked,
  { panel, material }: SsoCircumstances,
): string {
  const { whole, settings } = panel;
  const around = [
    provider.entry.index,
    facts.federated,
    facts.otherProtocol,
    parties,
    // Times that move with the day say the same at each of its instants.
    ...(issued === now ? [Math.floor(now / day)] : [now, issued]),
    settings,
    material.seed,
  ];
  return `${JSON.stringify(around)} ${whole.document.text()}`;
}

/** All that can be run, in the order in which it is offered. */
export const runnable: readonly Scenario[] = [...scenarios, ...whatIfs];

/** Makes the response of a scenario and judges it; what is missing where none can be made. Never throws. */
export async function runScenario(
  scenario: Scenario,
  asked: SsoAsked,
  circumstances: SsoCircumstances,
  secondOpinion: boolean,
): Promise<Ran | Unmade> {
  const { panel, file } = circumstances;
  const material: Material = { ...circumstances.material, now: asked.issued };
  const made = scenario.make(asked.parties, material);
  if ('missing' in made) return made;
  const { whole } = panel;
  if (scenario.id === loginLoop) {
    const looped = withLoop(asked, whole);
    if (!looped) return { missing: 'an entry of the provider into which an `ssoUrl` can be written' };
    const simulation = judgeBeginning(asked.provider.name?.value ?? '', looped, asked.now);
    return { made: undefined, simulation, trace: undefined, whole: looped };
  }
  const outcome = await simulateSso(
    {
      provider: asked.provider.name?.value ?? '',
      response: Buffer.from(made.posted, 'latin1'),
      flow: made.flow,
      requestId: made.requestId,
      seen: new Set(made.seen),
      certificates: made.certificates,
      secondOpinion,
    },
    { ...panel, file, now: asked.now },
    whole,
  );
  if (outcome.state !== 'judged') return { missing: 'the identity provider' };
  return { made, simulation: outcome.simulation, trace: outcome.trace, whole };
}

/** The organization whose provider has the login of Genesys Cloud as its address. */
function withLoop({ provider, parties }: SsoAsked, whole: Whole): Whole | undefined {
  const { entry, node } = provider;
  const address = quote(parties.serviceProvider.assertionConsumerService);
  const pair = pairOf(node, 'ssoUrl');
  return withEdits(
    whole,
    pair
      ? replaceNode(entry.chunk, pair.value, address)
      : node.kind === 'map'
        ? addPair(entry.chunk, node, 'ssoUrl', address)
        : undefined,
  );
}

/** A scenario with its answer. */
export function scenarioVariant(scenario: Scenario, ran: Ran | Unmade): Variant {
  const about = described(scenario);
  if ('missing' in ran)
    return {
      ...about,
      mark: 'none',
      code: 'not made',
      detail: `${about.detail} There is none: it needs ${ran.missing}.`,
    };
  const { verdict } = ran.simulation;
  const deciding = decidingStep(ran.simulation);
  const attack = scenario.group === 'attack';
  return verdict === 'accepted'
    ? { ...about, mark: attack ? 'fail' : 'pass', code: 'accepted' }
    : { ...about, mark: attack ? 'shield' : 'fail', code: deciding?.title ?? 'rejected' };
}

function described({ id, label, summary }: Scenario) {
  const trouble = troubleOf(id);
  return { id, label, detail: trouble === undefined ? summary : `${summary} ${trouble}` };
}

/** The scenarios in groups, with the marks of those that have been run. */
export function scenarioGroups(known: ReadonlyMap<string, Variant>): SsoAnswer['scenarios'] {
  const items = (list: readonly Scenario[]) =>
    list.map(
      (scenario): Variant => known.get(scenario.id) ?? { ...described(scenario), mark: 'none', code: 'not run yet' },
    );
  const of = (group: Group) => ({
    title: groupTitles[group],
    items: items(scenarios.filter((one) => one.group === group)),
  });
  return [of('as-it-should-be'), of('fault'), { title: 'What if', items: items(whatIfs) }, of('attack')];
}

/** Runs the scenarios that have not been run for this key, one at a time, until others are asked for. */
export async function runRest(key: string, asked: SsoAsked, circumstances: SsoCircumstances): Promise<void> {
  const known = circumstances.answers.of(key);
  for (const scenario of runnable) {
    if (known.has(scenario.id)) continue;
    await circumstances.pause();
    if (known.has(scenario.id)) continue;
    if (circumstances.answers.current !== known) return;
    known.set(scenario.id, scenarioVariant(scenario, await runScenario(scenario, asked, circumstances, false)));
  }
}
