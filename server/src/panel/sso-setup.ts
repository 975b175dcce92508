/** The steps in which a provider is set up: import, configure, test, then enable. What is done, and what comes next. */
import type { ProviderFacts } from '../rules/sso/provider';
import type { StepFix } from '../simulate/fixes/fix';
import { enableSignIn, lastTest, noteTest } from '../simulate/fixes/sso';
import { isoOf, type Simulation } from '../simulate/simulation';
import type { Whole } from '../simulate/whole';
import type { SsoAsked } from './sso-inputs';
import { code, goTo, named, placeOfField, plain } from './texts';
import type { Action, SetupStep, Text } from './view';

/** Whether a simulation is a test that passed: all is as it should be, save that the provider may still have to be enabled. */
export function passesTest({ steps }: Simulation): boolean {
  return (
    steps.length > 0 &&
    steps.every(({ id, outcome }) => id === 'provider-enabled' || (outcome !== 'fail' && outcome !== 'unknown'))
  );
}

/**
 * Writing the test down, after one that passed: of an opened response, or of one that is made here, which then says what
 * it is worth. `today`: the instant of the simulation, whatever instant was asked about.
 */
export function testFixes(asked: SsoAsked, simulation: Simulation, whole: Whole, today: number): readonly StepFix[] {
  const { provider, facts, scenario } = asked;
  if (!facts.federated || !passesTest(simulation)) return [];
  if (scenario && scenario.group !== 'as-it-should-be') return [];
  const name = named(provider.name?.value, 'the provider');
  const elsewhen = dayOf(asked.now) === dayOf(today) ? [] : [`It was judged as of ${dayOf(asked.now)}.`];
  const notes = scenario
    ? [
        `This is a simulation with a response that was made here: ${name} was not asked, and its own certificate was not used. Write it down only if somebody has signed in with ${name} as well, or open the response of a real sign-in.`,
      ]
    : [
        `The response of ${name} passes all checks against this file. Whether Genesys Cloud is configured as the file says is not known here.`,
        ...elsewhen,
      ];
  return noteTest(provider, dayOf(today), notes, whole);
}

/** Enabling the provider, where that is still to be done. */
export function enableFixes({ provider, facts }: SsoAsked, whole: Whole): readonly StepFix[] {
  return facts.federated ? enableSignIn(provider, whole) : [];
}

export interface SetUp {
  readonly asked: SsoAsked;
  readonly simulation: Simulation;
  readonly whole: Whole;
  /** Fixes as actions, by their id. */
  readonly actions: ReadonlyMap<string, Action>;
}

/** The steps; undefined for the login of Genesys Cloud itself, which is not set up. */
export function setupSteps({ asked, simulation, whole, actions }: SetUp): readonly SetupStep[] | undefined {
  const { facts } = asked;
  if (!facts.federated) return undefined;
  const steps = [
    importStep(asked, whole),
    configureStep(asked, whole),
    testStep(asked, simulation, whole, actions.get('sso/tested')),
    enableStep(asked, whole, actions.get('sso/enable')),
  ];
  const next = steps.findIndex(({ done }) => !done);
  return steps.map(({ done, ...step }, index) => ({
    ...step,
    state: done ? 'done' : index === next ? 'next' : 'open',
  }));
}

type Step = Omit<SetupStep, 'state'> & { readonly done: boolean };

const importMetadata: Action = { id: 'import', label: 'Import SAML Metadata…', does: { kind: 'import' } };

function importStep({ provider, facts }: SsoAsked, whole: Whole): Step {
  const step = { id: 'import', title: 'Import metadata' };
  const { metadata } = facts;
  if (metadata.state === 'read') {
    const file = metadata.at.value.replace(/^.*[/\\]/, '').slice(0, 100);
    return { ...step, done: true, note: [code(file)], ...placeOfField(metadata.at, whole.document) };
  }
  if (metadata.state === 'missing' || metadata.state === 'refused')
    return {
      ...step,
      done: false,
      note: [plain(metadata.state === 'missing' ? 'The file is not there.' : 'The file can’t be used as metadata.')],
      ...placeOfField(metadata.at, whole.document),
      action: importMetadata,
    };
  const missing = missingIn(provider, facts);
  if (!missing.length) return { ...step, done: true, note: [plain('entered by hand')] };
  return { ...step, done: false, note: [plain(`Missing: ${missing.join(', ')}.`)], action: importMetadata };
}

/** What the provider's metadata would give, as the admin page names it. */
function missingIn(provider: SsoAsked['provider'], { certificates }: ProviderFacts): readonly string[] {
  return [
    ...(provider.issuerUri?.value.trim() ? [] : ['Issuer URI']),
    ...(provider.ssoUrl?.value.trim() ? [] : ['SSO URL']),
    ...(certificates.length ? [] : ['Certificate']),
  ];
}

function configureStep({ provider }: SsoAsked, whole: Whole): Step {
  const step = { id: 'configure', title: 'Configure login page' };
  const { displayName, logo, name } = provider;
  if (displayName?.value.trim()) {
    const note: Text = [plain(`“${named(displayName.value, '')}”${logo?.value.trim() ? '' : ', no logo'}`)];
    return { ...step, done: true, note, ...placeOfField(displayName, whole.document) };
  }
  const { place } = placeOfField(name, whole.document);
  return {
    ...step,
    done: false,
    note: [plain('No Display Name.')],
    ...(place ? { action: { ...goTo(place), id: 'go configure' } } : {}),
  };
}

function testStep(
  { provider, scenario }: SsoAsked,
  simulation: Simulation,
  whole: Whole,
  write: Action | undefined,
): Step {
  const step = { id: 'test', title: 'Test' };
  const day = lastTest(provider);
  const place = placeOfField(provider.testedAt, whole.document);
  if (day !== undefined)
    return {
      ...step,
      done: true,
      note: [plain(`passed on ${day}`)],
      ...place,
      ...(write && !scenario ? { action: write } : {}),
    };
  if (write)
    return {
      ...step,
      done: false,
      note: [plain(scenario ? 'Simulated, not tested for real.' : 'Passed, not written down.')],
      ...place,
      action: write,
    };
  const passes = !scenario && simulation.verdict === 'accepted';
  return {
    ...step,
    done: false,
    note: [plain(passes ? 'Passed; the day can’t be written into this text.' : 'No test sign-in is noted.')],
    ...place,
    action: { id: 'open', label: 'Open a response…', does: { kind: 'open' } },
  };
}

function enableStep({ provider }: SsoAsked, whole: Whole, enable: Action | undefined): Step {
  const step = { id: 'enable', title: 'Enable' };
  const place = placeOfField(provider.enabled, whole.document);
  if (provider.enabled?.value === true) {
    const tested = lastTest(provider) !== undefined;
    return { ...step, done: true, note: [plain(tested ? 'for everybody' : 'for everybody, before a test')], ...place };
  }
  return {
    ...step,
    done: false,
    note: [plain('Nobody can sign in yet.')],
    ...place,
    ...(enable ? { action: enable } : {}),
  };
}

/** The sentence of the verdict about the test; undefined where nothing is to be said. */
export function aboutTest(asked: SsoAsked, fixes: readonly StepFix[]): Text | undefined {
  if (!fixes.some(({ id }) => id === 'sso/tested')) return undefined;
  const day = lastTest(asked.provider);
  if (asked.scenario) {
    return day === undefined ? [plain('This is a simulation: a real sign-in is still to be tested.')] : undefined;
  }
  return [
    plain(
      day === undefined
        ? 'A test that passed: the file does not say so yet.'
        : `A test that passed: the last one in the file is of ${day}.`,
    ),
  ];
}

/** The day of an instant, YYYY-MM-DD in UTC. */
function dayOf(instant: number): string {
  return isoOf(instant).slice(0, 10);
}
