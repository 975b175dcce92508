/** genesysIntegrations/scenarios/list and genesysIntegrations/scenarios/run */
import { type CancellationToken, type Connection, RequestType } from 'vscode-languageserver';
import { decidingSteps, explainResult } from '../../report/scenarios';
import type { FileContent } from '../../rules/rule';
import {
  filesNamed,
  filesOfProviders,
  instantFor,
  makesResponse,
  type Result,
  runScenario,
  unrun,
} from '../../scenarios/run';
import type { Scenario } from '../../scenarios/scenario';
import { drawMaterial } from '../../workspace/draw-material';
import type { Outside } from '../outside';
import {
  type ListedScenario,
  type RanScenario,
  type ScenarioList,
  type ScenarioRun,
  type ScenarioRunParams,
  scenarioRequests,
} from '../protocol';
import { type Log, request } from '../safely';
import { type OpenScenarios, openScenarios, type Tested } from '../scenario-files';
import type { Workspace } from '../workspace';

export interface ScenariosInput {
  readonly workspace: () => Workspace | undefined;
  readonly outside: Outside;
  readonly log: Log;
}

export function onScenarios(connection: Connection, input: ScenariosInput): void {
  connection.onRequest(
    new RequestType<unknown, ScenarioList | null, never>(scenarioRequests.list),
    request('scenarios/list', input.log, null as ScenarioList | null, async (params: unknown) => {
      const opened = await open(params, input);
      return opened ? listOf(opened, readParams(params).uri ?? '') : null;
    }),
  );
  connection.onRequest(
    new RequestType<unknown, ScenarioRun | null, never>(scenarioRequests.run),
    request('scenarios/run', input.log, null as ScenarioRun | null, (params: unknown, token) =>
      runScenarios(params, input, token),
    ),
  );
}

/** Runs tests as `ScenarioRunParams` say; `null` for what is no file of tests, can't be read, or is called off. */
export async function runScenarios(
  params: unknown,
  input: Pick<ScenariosInput, 'workspace' | 'outside'>,
  token?: CancellationToken,
): Promise<ScenarioRun | null> {
  const opened = await open(params, input);
  const state = input.workspace();
  if (!opened || !state) return null;
  const { uri = '', tests } = readParams(params);
  const relative = (one: string) => state.roots.relative(state.roots.of(one), one);
  const ran = await run(opened, tests && new Set(tests), input.outside, token);
  const shown = { path: relative(uri), organization: 'uri' in opened.tested ? relative(opened.tested.uri) : '' };
  const told = ran && (await inTurns(ran, token, (one) => ranOf(one, opened, shown)));
  return told ? { ...listOf(opened, uri), tests: told } : null;
}

async function open(
  params: unknown,
  { workspace, outside }: Pick<ScenariosInput, 'workspace' | 'outside'>,
): Promise<OpenScenarios | undefined> {
  const state = workspace();
  const { uri } = readParams(params);
  return state && uri !== undefined ? openScenarios(uri, state, outside) : undefined;
}

/** What came over the wire, as far as it makes sense. */
function readParams(params: unknown): Partial<ScenarioRunParams> {
  if (typeof params !== 'object' || params === null) return {};
  const { uri, tests } = params as { readonly uri?: unknown; readonly tests?: unknown };
  return {
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(Array.isArray(tests) ? { tests: tests.filter((one) => typeof one === 'string') } : {}),
  };
}

function listOf({ file, tested }: OpenScenarios, uri: string): ScenarioList {
  return {
    uri,
    organization: 'uri' in tested ? tested.uri : null,
    tests: file.scenarios.map(listed),
    problems: file.problems,
  };
}

function listed({ id, name, range, problems }: Scenario): ListedScenario {
  return { id, name, range, problems };
}

interface Ran {
  readonly result: Result;
  readonly duration: number;
}

async function run(
  { file, path, root, settings, tested, read }: OpenScenarios,
  ids: ReadonlySet<string> | undefined,
  outside: Outside,
  token: CancellationToken | undefined,
): Promise<readonly Ran[] | undefined> {
  const contents = new Map<string, FileContent>();
  for (const name of filesNamed(file)) contents.set(name, await read(name));
  const now = instantFor(file, undefined, outside.now());
  const resolve = outside.secrets({ path: 'path' in tested ? tested.path : path, root, settings });
  const chosen = file.scenarios.filter(({ id }) => !ids || ids.has(id));
  const named = new Map<string, FileContent>();
  if ('whole' in tested) for (const name of filesOfProviders(tested.whole)) named.set(name, await tested.read(name));
  // Each run has keys of its own, in memory only.
  const material = chosen.some(makesResponse) ? await drawMaterial(now) : undefined;
  return inTurns(chosen, token, async (scenario) => {
    const from = performance.now();
    const result =
      'reason' in tested
        ? unrun(scenario, now, `The organization file can’t be read: ${tested.reason}.`)
        : await runScenario(scenario, {
            whole: tested.whole,
            settings,
            now,
            resolve,
            file: (name) => contents.get(name),
            organizationFile: (name) => named.get(name),
            material,
          });
    return { result, duration: performance.now() - from };
  });
}

/** Milliseconds of running tests after which other questions have their turn. */
const turn = 20;

/** Does something with each; undefined when it is called off meanwhile. */
async function inTurns<T, R>(
  all: readonly T[],
  token: CancellationToken | undefined,
  make: (one: T) => R | Promise<R>,
): Promise<readonly R[] | undefined> {
  const made: R[] = [];
  let rested = performance.now();
  for (const one of all) {
    if (performance.now() - rested > turn) {
      await new Promise((resolve) => setImmediate(resolve));
      rested = performance.now();
    }
    if (token?.isCancellationRequested) return undefined;
    made.push(await make(one));
  }
  return made;
}

function ranOf(
  { result, duration }: Ran,
  { tested }: OpenScenarios,
  shown: { readonly path: string; readonly organization: string },
): RanScenario {
  const { scenario, outcome, mismatches, problems } = result;
  const organization = 'uri' in tested ? tested : undefined;
  const lines = explainResult(
    result,
    shown.path,
    organization && { path: shown.organization, document: organization.whole.document },
    (_, text) => text,
  );
  return {
    ...listed(scenario),
    problems,
    outcome,
    duration,
    mismatches: mismatches.map(({ what, expected, found, range }) => ({
      message: `${what}: expected ${expected}, found ${found}`,
      expected,
      found,
      range,
    })),
    steps: organization && outcome === 'failed' ? stepsOf(result, organization) : [],
    output: lines.map((line) => `${line}\n`).join(''),
  };
}

function stepsOf(result: Result, { uri }: Tested): RanScenario['steps'] {
  return decidingSteps(result).map(({ id, title, detail, at }) => ({
    id,
    text: `${title}: ${detail}`,
    ...(at ? { at: { uri, range: at.range } } : {}),
  }));
}
