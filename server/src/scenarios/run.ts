/** Runs a test by the simulation engine, and compares what comes out with what is expected. */
import type { Range } from '../document/document';
import { scenarioOf } from '../identity-provider/catalogue';
import type { Material } from '../identity-provider/material';
import { readParties } from '../identity-provider/parties';
import type { Made } from '../identity-provider/scenario';
import type { FileContent } from '../rules/rule';
import { readProvider } from '../rules/sso/provider';
import type { Settings } from '../settings/settings';
import { simulateApi } from '../simulate/api/call';
import { judgeAssertion } from '../simulate/oauth/judge-assertion';
import { simulateToken } from '../simulate/oauth/token';
import type { SsoCircumstances } from '../simulate/saml/request';
import { simulateSso } from '../simulate/saml/response';
import { challengeOf, type ResolveSecret, readReference } from '../simulate/secrets';
import { isoOf, type Simulation, type Step } from '../simulate/simulation';
import { quoted, shortened, suggestName, type Whole } from '../simulate/whole';
import type { Asked, Expectation, Problem, Scenario, ScenarioFile, SsoAsked, TokenAsked, Written } from './scenario';

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
  /** A file that the organization file names, by its path as written. */
  readonly organizationFile: (path: string) => FileContent | undefined;
  /** What test identity providers sign with; drawn by the door where a test `makesResponse`. */
  readonly material?: Material | undefined;
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
  const paths = scenarios.flatMap(({ run }) => {
    const written =
      run?.asked.kind === 'token'
        ? run.asked.token.assertion
        : run?.asked.kind === 'sso'
          ? run.asked.sso.response
          : undefined;
    return written ? [written.value] : [];
  });
  return [...new Set(paths)];
}

/** Whether a test wants a response from the test identity provider, which needs keys. */
export function makesResponse({ run }: Scenario): boolean {
  return run?.asked.kind === 'sso' && run.asked.sso.scenario !== undefined;
}

/** The paths, as written in the organization file, of the files that its identity providers name. */
export function filesOfProviders(whole: Whole): readonly string[] {
  const leaves = whole
    .all('identityProviders')
    .flatMap(({ metadataFile, certificates, certificate }) => [
      metadataFile,
      ...(certificates?.items ?? []).map(({ file }) => file),
      certificate?.file,
    ]);
  return [...new Set(leaves.flatMap((leaf) => (leaf && leaf.value.trim() !== '' ? [leaf.value] : [])))];
}

/** Runs one test. Never throws, whatever the files hold. */
export async function runScenario(scenario: Scenario, surroundings: Surroundings): Promise<Result> {
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
  const problems =
    asked.kind === 'token'
      ? missing(asked.token, surroundings)
      : asked.kind === 'sso'
        ? missingIn(asked.sso, surroundings)
        : [];
  if (problems.length) return wrong(problems);
  const simulation = await simulate(asked, { ...surroundings, now });
  if ('message' in simulation) return wrong([simulation]);
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

async function simulate(asked: Asked, surroundings: Surroundings): Promise<Simulation | Problem> {
  const { whole, settings, now } = surroundings;
  const { document } = whole;
  if (asked.kind === 'api') return simulateApi(asked.api, { document, settings, now }, whole);
  const judging = { document, settings, now, file: surroundings.organizationFile };
  if (asked.kind === 'sso') return signIn(asked.sso, judging, surroundings);
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
      assertion:
        content === undefined
          ? undefined
          : await judgeAssertion({ content, provider: provider?.value }, client, judging, whole),
    },
    { document, settings, now, resolve: reference ? surroundings.resolve : standIn },
    whole,
  );
}

/** Judges a response out of a file, or one that is made for the test. */
async function signIn(
  asked: SsoAsked,
  circumstances: SsoCircumstances,
  { whole, file, material }: Surroundings,
): Promise<Simulation | Problem> {
  const { provider, response, scenario, flow, requestId, acs } = asked;
  const made = scenario && make(scenario, asked, circumstances, whole, material);
  if (made && 'message' in made) return made;
  const content = response && file(response.value);
  const given = content?.state === 'read' ? content.bytes : new Uint8Array();
  const question = {
    provider: provider.value,
    response: made ? Buffer.from(made.posted, 'latin1') : given,
    flow: flow ?? made?.flow,
    requestId: requestId ?? (flow === 'idp' ? undefined : made?.requestId),
    acs,
    ...(made ? { seen: new Set(made.seen), certificates: made.certificates } : {}),
  };
  let outcome = await simulateSso({ ...question, secondOpinion: false }, circumstances, whole);
  // The second engine takes ten times as long as all the rest, and can only turn what is accepted into what is not. For
  // a response of the test's own making that is not in question.
  if (!made && outcome.state === 'judged' && outcome.simulation.verdict === 'accepted')
    outcome = await simulateSso({ ...question, secondOpinion: true }, circumstances, whole);
  if (outcome.state === 'judged') return outcome.simulation;
  return { message: `There is no identity provider ${quoted(provider.value)}.`, range: provider.range };
}

/** The response of a scenario; a problem where the organization has not what it needs. */
function make(
  { value, range }: Written<string>,
  { provider: { value: name }, user }: SsoAsked,
  { now, file }: SsoCircumstances,
  whole: Whole,
  material: Material | undefined,
): Made | Problem {
  const scenario = scenarioOf(value);
  const [provider] = whole.named('identityProviders', name);
  if (!scenario || !provider || !material) return { message: `The scenario ${quoted(value)} can’t be made.`, range };
  const { metadata } = readProvider(provider, { file, once: (_, read) => read() });
  const parties = readParties({
    organization: whole.organization(),
    provider,
    entityId: metadata.state === 'read' ? metadata.entity.entityId : undefined,
    users: whole.all('users'),
    user,
  });
  const made = scenario.make(parties, { ...material, now });
  if ('posted' in made) return made;
  return { message: `The scenario ${quoted(value)} needs ${made.missing}, which the organization has not.`, range };
}

/** What a sign-in needs and is not there. */
function missingIn({ provider, response }: SsoAsked, { whole, file }: Surroundings): Problem[] {
  const problems = unknownProvider(provider, whole);
  const content = response && file(response.value);
  if (response && content?.state !== 'read')
    problems.push({
      message: `The file of the response can’t be read: ${content ? content.reason : 'it was not looked at'}.`,
      range: response.range,
    });
  return problems;
}

function unknownProvider({ value, range }: Written<string>, whole: Whole): Problem[] {
  const names = whole.all('identityProviders').flatMap((one) => one.name?.value ?? []);
  if (names.includes(value)) return [];
  const message = [`There is no identity provider ${quoted(value)}.`, suggestName(value, names)];
  return [{ message: message.filter(Boolean).join(' '), range }];
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
  if (provider) problems.push(...unknownProvider(provider, whole));
  return problems;
}

function textOf(content: FileContent | undefined): string | undefined {
  return content?.state === 'read' ? new TextDecoder().decode(content.bytes) : undefined;
}

function questionOf(asked: Asked): string {
  if (asked.kind === 'token')
    return `a token for ${shortened(asked.token.client)}${asked.token.grant ? ` by ${asked.token.grant}` : ''}`;
  if (asked.kind === 'sso') {
    const { provider, response, scenario, user } = asked.sso;
    const what = response ? shortened(response.value) : `the scenario ${scenario?.value ?? ''}`;
    return `${what} from ${shortened(provider.value)}${user === undefined ? '' : ` for ${shortened(user)}`}`;
  }
  const { method, path, client, user } = asked.api;
  // What stands behind `?` decides nothing, and may hold a token.
  return `${shortened(method)} ${shortened(path.replace(/[?#].*$/s, ''))} with a token of ${shortened(client)}${user === undefined ? '' : ` for ${shortened(user)}`}`;
}

/** The step that a request does not get past: the first that fails, else the first that is unknown. */
export function stepNotPassed({ steps }: Simulation): Step | undefined {
  return steps.find(({ outcome }) => outcome === 'fail') ?? steps.find(({ outcome }) => outcome === 'unknown');
}

function compare(expectation: Expectation, simulation: Simulation): Mismatch[] {
  const { verdict, step, status, error, email, nameId, steps } = expectation;
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
  const { subject } = simulation;
  const nobody = subject ? 'none' : 'nobody: the response is rejected';
  differs('email', email, subject?.email, nobody, decided);
  differs('nameId', nameId, subject?.nameId, nobody, decided);
  for (const one of steps) differs(one.id, one, stepOf(one.id)?.outcome, 'no such step', stepOf(one.id));
  return mismatches;
}

/** The code of the error in an answer: of the token endpoint, or of the Platform API. */
function errorOf(body: { readonly [key: string]: unknown } | undefined): string | undefined {
  const code = body?.error ?? body?.code;
  return typeof code === 'string' ? code : undefined;
}
