/** Runs a test by the simulation engine, and compares what comes out with what is expected. */
import type { Range } from '../document/document';
import type { FileContent } from '../rules/rule';
import type { Settings } from '../settings/settings';
import { simulateApi } from '../simulate/api/call';
import { simulateToken } from '../simulate/oauth/token';
import { challengeOf, type ResolveSecret, readReference } from '../simulate/secrets';
import { isoOf, type Simulation, type Step } from '../simulate/simulation';
import { quoted, shortened, suggestName, type Whole } from '../simulate/whole';
import type { Asked, Expectation, Problem, Scenario, ScenarioFile, TokenAsked } from './scenario';

/** All that an answer depends on besides the test. */
export interface Surroundings {
  /** The organization file; one for all tests of a file, so that it is read once. */
  readonly whole: Whole;
  readonly settings: Settings;
  /** For tests that name no instant themselves; milliseconds since 1970 UTC. */
  readonly now: number;
  readonly resolve: ResolveSecret;
  /** A file that a test names, by its path as written. */
  readonly file: (path: string) => FileContent | undefined;
}

/** Something that came out otherwise than expected. */
export interface Mismatch {
  /** What of the answer: `verdict`, `step`, `status`, `error`, or the id of a step. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** The step that decided it, or would have. */
  readonly step?: Step;
  /** Of the expectation, in the file of tests. */
  readonly range: Range;
}

export interface Result {
  readonly scenario: Scenario;
  /** `error`: the test itself is wrong, or could not be run. */
  readonly outcome: 'passed' | 'failed' | 'error';
  /** The instant for which it holds, ISO 8601 in UTC. */
  readonly at: string;
  /** What was asked, in a few words. */
  readonly question?: string;
  readonly simulation?: Simulation;
  readonly mismatches: readonly Mismatch[];
  readonly problems: readonly Problem[];
}

/** The instant for tests that name none: that of the command line, else that of the file, else the clock's. */
export function instantFor({ at }: ScenarioFile, given: number | undefined, clock: number): number {
  return given ?? at ?? clock;
}

/** The paths, as written, of the files that the tests of a file name. */
export function filesNamed({ scenarios }: ScenarioFile): readonly string[] {
  const paths = scenarios.flatMap(({ run }) =>
    run?.asked.kind === 'token' && run.asked.token.assertion ? [run.asked.token.assertion.value] : [],
  );
  return [...new Set(paths)];
}

/** Runs one test. Never throws, whatever the files hold. */
export function runScenario(scenario: Scenario, surroundings: Surroundings): Result {
  const now = scenario.at ?? surroundings.now;
  const at = isoOf(now);
  const wrong = (problems: readonly Problem[]): Result => ({
    scenario,
    outcome: 'error',
    at,
    mismatches: [],
    problems,
  });
  if (!scenario.run) return wrong(scenario.problems);
  const { asked, expectation } = scenario.run;
  const problems = asked.kind === 'token' ? missing(asked.token, surroundings) : [];
  if (problems.length) return wrong(problems);
  const simulation = simulate(asked, { ...surroundings, now });
  const mismatches = compare(expectation, simulation);
  return {
    scenario,
    outcome: mismatches.length ? 'failed' : 'passed',
    at,
    question: questionOf(asked),
    simulation,
    mismatches,
    problems: [],
  };
}

/** A test that could not be run because something around it is missing. */
export function unrun(scenario: Scenario, now: number, message: string): Result {
  const problems = [...scenario.problems, { message, range: scenario.nameRange }];
  return { scenario, outcome: 'error', at: isoOf(scenario.at ?? now), mismatches: [], problems };
}

/** Everybody may know this one: it is made for tests. */
const verifier = 'a-code-verifier-that-was-made-for-this-test';
const otherVerifier = 'another-verifier-that-was-made-for-this-test';
/** What references to secrets stand for, where no real secret is asked for. */
const standIn: ResolveSecret = ({ kind, name }) => `what ${kind}:${name} stands for`;
const wrongSecret = 'none that anything stands for';

function simulate(asked: Asked, surroundings: Surroundings): Simulation {
  const { whole, settings, now } = surroundings;
  const { document } = whole;
  if (asked.kind === 'api') return simulateApi(asked.api, { document, settings, now }, whole);
  const { client, grant, scopes, redirectUri, codeChallenge, codeVerifier, ip, pkce, assertion, provider, secret } =
    asked.token;
  const reference = readReference(secret);
  const content = assertion && textOf(surroundings.file(assertion.value));
  return simulateToken(
    {
      ...{ client, grant, scopes, redirectUri, ip },
      secret: reference
        ? surroundings.resolve(reference)
        : secret === 'wrong'
          ? wrongSecret
          : secret === 'none'
            ? ''
            : undefined,
      codeChallenge: pkce === 'none' ? codeChallenge : challengeOf(verifier),
      codeVerifier: pkce === 'none' ? codeVerifier : pkce === 'right' ? verifier : otherVerifier,
      assertion: content === undefined ? undefined : { content, provider: provider?.value },
    },
    { document, settings, now, resolve: reference ? surroundings.resolve : standIn },
    whole,
  );
}

/** What a token request needs and is not there. */
function missing(token: TokenAsked, { whole, resolve, file }: Surroundings): Problem[] {
  const problems: Problem[] = [];
  const reference = readReference(token.secret);
  if (reference && !resolve(reference))
    problems.push({
      message: `${token.secret} leads to nothing here, so there is no secret to present. Provide it, or write right or wrong, which need none.`,
      range: token.secretRange,
    });
  const { assertion, provider } = token;
  const content = assertion && file(assertion.value);
  if (assertion && content?.state !== 'read')
    problems.push({
      message: `The file of the assertion can’t be read: ${content ? content.reason : 'it was not looked at'}.`,
      range: assertion.range,
    });
  if (provider) {
    const names = whole.all('identityProviders').flatMap((one) => one.name?.value ?? []);
    if (!names.includes(provider.value))
      problems.push({
        message: [`There is no identity provider ${quoted(provider.value)}.`, suggestName(provider.value, names)]
          .filter(Boolean)
          .join(' '),
        range: provider.range,
      });
  }
  return problems;
}

function textOf(content: FileContent | undefined): string | undefined {
  return content?.state === 'read' ? new TextDecoder().decode(content.bytes) : undefined;
}

function questionOf(asked: Asked): string {
  if (asked.kind === 'token')
    return `a token for ${shortened(asked.token.client)}${asked.token.grant ? ` by ${asked.token.grant}` : ''}`;
  const { method, path, client, user } = asked.api;
  // What stands behind `?` decides nothing, and may hold a token.
  return `${shortened(method)} ${shortened(path.replace(/[?#].*$/s, ''))} with a token of ${shortened(client)}${user === undefined ? '' : ` for ${shortened(user)}`}`;
}

/** The step that a request does not get past: the first that fails, else the first that is unknown. */
export function stepNotPassed({ steps }: Simulation): Step | undefined {
  return steps.find(({ outcome }) => outcome === 'fail') ?? steps.find(({ outcome }) => outcome === 'unknown');
}

function compare({ verdict, step, status, error, steps }: Expectation, simulation: Simulation): Mismatch[] {
  const stuck = stepNotPassed(simulation);
  const stepOf = (id: string | undefined) => simulation.steps.find((one) => one.id === id);
  const decided = stuck ?? stepOf(step?.value);
  const { http } = simulation;
  const mismatches: Mismatch[] = [];
  const differs = (
    what: string,
    expected: { readonly value: string | number; readonly range: Range } | undefined,
    found: string | number | undefined,
    other: string,
    at: Step | undefined,
  ): void => {
    if (!expected || expected.value === found) return;
    mismatches.push({
      what,
      expected: String(expected.value),
      found: found === undefined ? other : String(found),
      ...(at ? { step: at } : {}),
      range: expected.range,
    });
  };
  differs('verdict', verdict, simulation.verdict, '', decided);
  differs('step', step, stuck?.id, 'none: it gets past every step', decided);
  differs('status', status, http?.status, 'no answer: something is not known', decided);
  differs('error', error, errorOf(http?.body), http ? 'no error' : 'no answer: something is not known', decided);
  for (const one of steps) differs(one.id, one, stepOf(one.id)?.outcome, 'no such step', stepOf(one.id));
  return mismatches;
}

/** The code of the error in an answer: of the token endpoint, or of the Platform API. */
function errorOf(body: { readonly [key: string]: unknown } | undefined): string | undefined {
  const code = body?.error ?? body?.code;
  return typeof code === 'string' ? code : undefined;
}
