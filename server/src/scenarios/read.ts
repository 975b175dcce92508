/** Reads a file of tests. What is wrong with one test stays with that test: its neighbours are read and run. */
import type { Document, Entry, Range } from '../document/document';

import { type MapNode, type Node, pairOf, plainValue } from '../document/node';
import { openDocument } from '../document/open';
import { scenarios as madeScenarios, scenarioOf } from '../identity-provider/catalogue';
import { onTop } from '../rules/spots';
import { messageOf } from '../rules/yaml/message';
import type { ApiQuestion } from '../simulate/api/request';
import { instantOf } from '../simulate/instant';
import type { TokenQuestion } from '../simulate/oauth/request';
import type { Outcome, Verdict } from '../simulate/simulation';
import { quoted, suggestName } from '../simulate/whole';
import { closest } from '../spelling/closest';
import { kinds, passes, requestKeys } from './kinds';
import type {
  Asked,
  Expectation,
  Presented,
  Problem,
  Scenario,
  ScenarioFile,
  SsoAsked,
  TokenAsked,
  Written,
} from './scenario';
import { type Misfit, misfitsOf, type Schema, scenarioSchema, testSchema } from './schema';

/** Reads the text of a file of tests. Never throws: what can't be read is a problem, of a test or of the file. */
export function readScenarios(text: string): ScenarioFile {
  const document = openDocument(text);
  const schema = scenarioSchema();
  const { ofEntries, others } = textProblems(document);
  const problems: Problem[] = [...others];
  const { root } = document;
  if (root) {
    const range = document.range(root.chunk, root.node.start, root.node.end);
    problems.push({ message: 'A file of tests is a map of keys. Start it with tests: and a list of tests.', range });
  }
  const single = (key: string): { entry: Entry; value: unknown } | undefined => {
    const section = document.sections.find(({ name }) => name === key);
    const entry = section?.entries[0];
    if (!entry || entry.listed) return undefined;
    return misfitsOf(entry.node, schema.properties?.[key] ?? {}, [key]).length
      ? undefined
      : { entry, value: plainValue(entry.node) };
  };
  problems.push(...sectionProblems(document, schema));
  const file = single('file');
  const at = single('at');
  const instant = at && instantOf(String(at.value));
  if (at && instant === undefined) problems.push(noInstant(document, at.entry, at.entry.node));
  const tests = document.sections.find(({ name }) => name === 'tests')?.entries.filter(({ listed }) => listed) ?? [];
  return {
    document,
    ...(file ? { file: { value: String(file.value), range: rangeOf(document, file.entry, file.entry.node) } } : {}),
    ...(instant === undefined ? {} : { at: instant }),
    scenarios: withIds(tests.map((entry) => readScenario(document, entry, ofEntries.get(entry) ?? []))),
    problems: problems.sort((a, b) => a.range.start.line - b.range.start.line),
  };
}

/** The problems of the text: those of single tests, and the others. */
function textProblems(document: Document): {
  readonly ofEntries: ReadonlyMap<Entry, readonly Problem[]>;
  readonly others: readonly Problem[];
} {
  const ofEntries = new Map<Entry, Problem[]>();
  const others: Problem[] = [];
  for (const { chunk, problem } of document.problems)
    others.push({
      message: messageOf(problem, chunk.text, false),
      range: document.range(chunk, problem.start, problem.end),
    });
  for (const chunk of document.chunks)
    for (const found of chunk.problems) {
      const { start, end } = found;
      const tests = chunk.entries.filter(({ section }) => section === 'tests');
      // An element alone in its piece of the text owns all of it.
      const holder = chunk.entries.length === 1 ? tests[0] : tests.filter(({ node }) => node.start <= start).at(-1);
      const problem = { message: messageOf(found, chunk.text, false), range: document.range(chunk, start, end) };
      if (!holder) others.push(problem);
      else ofEntries.set(holder, [...(ofEntries.get(holder) ?? []), problem]);
    }
  return { ofEntries, others };
}

/** What is wrong with the top-level keys, and with the values of those that are no list of tests. */
function sectionProblems(document: Document, schema: Schema): Problem[] {
  if (document.root) return [];
  const { properties = {} } = schema;
  const problems: Problem[] = [];
  const names = document.sections.map(({ name }) => name);
  const place = (chunk: Entry['chunk'], { start, end, message }: Misfit): void => {
    problems.push({ message, range: document.range(chunk, start, end) });
  };
  for (const { name, key, chunk, entries } of document.sections) {
    const inside = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!inside) {
      // As a map of these keys alone the words for it are the same as anywhere below.
      const node: MapNode = { kind: 'map', flow: false, start: 0, end: 0, pairs: [{ name, key, value: key }] };
      for (const misfit of misfitsOf(node, { ...schema, required: [] }, [])) place(chunk, misfit);
      continue;
    }
    const isList = inside.items !== undefined;
    const [first] = entries;
    if (isList && first?.listed) continue;
    const empty: Node = { kind: 'list', flow: true, start: key.start, end: key.end, items: [] };
    const node = first && !first.listed ? first.node : empty;
    for (const misfit of misfitsOf(node, inside, [name])) place(chunk, misfit);
  }
  const unread = document.chunks.some((chunk) => chunk.problems.length > 0);
  const misspelled = names.some((name) => !Object.hasOwn(properties, name) && closest(name, ['tests']) !== undefined);
  if (!names.includes('tests') && !misspelled && !unread) {
    const { chunk, start, end } = onTop(document);
    place(chunk, { start, end, message: 'A file of tests needs tests. Add tests: and a list of them.' });
  }
  return problems;
}

function readScenario(document: Document, entry: Entry, found: readonly Problem[]): Omit<Scenario, 'id'> {
  const { node, index } = entry;
  const place = ({ start, end, message }: Misfit): Problem => ({
    message,
    range: document.range(entry.chunk, start, end),
  });
  const named = pairOf(node, 'name')?.value;
  const name = named?.kind === 'scalar' && typeof named.value === 'string' ? named.value.trim() : '';
  const problems: Problem[] = [...found];
  // Where the text can't be read, its shape says nothing.
  if (problems.length === 0) problems.push(...misfitsOf(node, testSchema(), ['tests', index]).map(place));
  const scenario = {
    name: name || `Test ${index + 1}`,
    range: rangeOf(document, entry, node),
    nameRange: rangeOf(document, entry, name && named ? named : node),
  };
  const at = pairOf(node, 'at')?.value;
  const instant = at?.kind === 'scalar' ? instantOf(String(at.value)) : undefined;
  if (problems.length) return { ...scenario, problems };
  const asked = readAsked(document, entry);
  if (at && instant === undefined) problems.push(noInstant(document, entry, at));
  if (!asked) {
    const [, second] = requestKeys.filter((key) => pairOf(node, key));
    const standing = pairOf(node, second ?? 'name')?.value ?? node;
    const message = second
      ? 'A test has one of token, api and sso. Make several tests of it.'
      : 'A test needs token (a token request), api (an API call) or sso (a sign-in). Add one of them.';
    problems.push({ message, range: rangeOf(document, entry, standing) });
    return { ...scenario, problems };
  }
  problems.push(...tokenProblems(document, entry, asked), ...ssoProblems(document, entry, asked));
  problems.push(...expectationProblems(document, entry, asked.kind));
  if (problems.length) return { ...scenario, problems };
  const expectation = readExpectation(document, entry);
  return {
    ...scenario,
    ...(instant === undefined ? {} : { at: instant }),
    ...(expectation ? { run: { asked, expectation } } : {}),
    problems,
  };
}

/** The keys of `token` as the schema has them. */
interface WrittenToken extends Omit<TokenQuestion, 'secret' | 'assertion'> {
  readonly secret?: Presented;
  readonly pkce?: TokenAsked['pkce'];
}

/** What a test asks; the shape has been looked at before. */
function readAsked(document: Document, { node, ...entry }: Entry): Asked | undefined {
  const token = pairOf(node, 'token')?.value;
  const api = pairOf(node, 'api')?.value;
  const sso = pairOf(node, 'sso')?.value;
  if ([token, api, sso].filter(Boolean).length !== 1) return undefined;
  if (api) return { kind: 'api', api: plainValue(api) as ApiQuestion };
  const written =
    (map: Node) =>
    (key: string): Written<string> | undefined => {
      const value = pairOf(map, key)?.value;
      return value?.kind === 'scalar'
        ? { value: String(value.value), range: document.range(entry.chunk, value.start, value.end) }
        : undefined;
    };
  if (sso) {
    const { user, flow, requestId, acs } = plainValue(sso) as Pick<SsoAsked, 'user' | 'flow' | 'requestId' | 'acs'>;
    const of = written(sso);
    const provider = of('provider');
    if (!provider) return undefined;
    const response = of('response');
    return { kind: 'sso', sso: { provider, response, scenario: of('scenario'), user, flow, requestId, acs } };
  }
  if (!token) return undefined;
  const { client, grant, scopes, redirectUri, codeChallenge, codeVerifier, ip, secret, pkce } = plainValue(
    token,
  ) as WrittenToken;
  const standing = pairOf(token, 'secret')?.value ?? token;
  return {
    kind: 'token',
    token: {
      ...{ client, grant, scopes, redirectUri, codeChallenge, codeVerifier, ip },
      secret: secret ?? 'right',
      secretRange: document.range(entry.chunk, standing.start, standing.end),
      pkce: pkce ?? 'none',
      assertion: written(token)('assertion'),
      provider: written(token)('provider'),
    },
  };
}

function tokenProblems(document: Document, entry: Entry, asked: Asked): Problem[] {
  if (asked.kind !== 'token') return [];
  const { token } = asked;
  const map = pairOf(entry.node, 'token')?.value;
  const at = (key: string): Range => rangeOf(document, entry, pairOf(map, key)?.key ?? entry.node);
  const problems: Problem[] = [];
  if (pairOf(map, 'pkce') && (token.codeChallenge !== undefined || token.codeVerifier !== undefined))
    problems.push({
      message:
        'pkce makes a code challenge and a code verifier of its own. Delete it, or the two that stand beside it.',
      range: at('pkce'),
    });
  if (token.provider && !token.assertion)
    problems.push({
      message: 'provider says whose assertion it is, and the request has none. Add assertion, or delete provider.',
      range: at('provider'),
    });
  return problems;
}

function ssoProblems(document: Document, entry: Entry, asked: Asked): Problem[] {
  if (asked.kind !== 'sso') return [];
  const { response, scenario, user } = asked.sso;
  const map = pairOf(entry.node, 'sso')?.value;
  const at = (key: string): Range => rangeOf(document, entry, pairOf(map, key)?.key ?? entry.node);
  const problems: Problem[] = [];
  if (!response && !scenario)
    problems.push({
      message:
        'A sign-in needs response (a file), or scenario (one that the test identity provider makes). Add one of them, for example "scenario: valid".',
      range: at('provider'),
    });
  if (response && scenario)
    problems.push({
      message: 'A sign-in has a response out of a file, or one that is made by scenario, not both. Delete one of them.',
      range: at('scenario'),
    });
  if (user !== undefined && response)
    problems.push({
      message: 'user says who signs in where a response is made; the one in a file says it itself. Delete user.',
      range: at('user'),
    });
  if (scenario && !scenarioOf(scenario.value))
    problems.push({
      message: [
        `There is no scenario ${quoted(scenario.value)}.`,
        suggestName(
          scenario.value,
          madeScenarios.map(({ id }) => id),
        ) ?? 'They are listed in docs/scenarios.md; the simplest is valid.',
      ].join(' '),
      range: scenario.range,
    });
  return problems;
}

/** What an expectation says that can't be of this kind of request, or contradicts itself. */
function expectationProblems(document: Document, entry: Entry, kind: Asked['kind']): Problem[] {
  const expect = pairOf(entry.node, 'expect')?.value;
  if (!expect) return [];
  const { what, verdicts, steps: titles } = kinds[kind];
  const steps = Object.keys(titles);
  const problems: Problem[] = [];
  const verdict = expect.kind === 'scalar' ? expect : pairOf(expect, 'verdict')?.value;
  const said = verdict?.kind === 'scalar' ? String(verdict.value) : undefined;
  if (verdict && said !== undefined && !verdicts.includes(said))
    problems.push({
      message: `${capital(what)} is ${verdicts.join(' or ')}, never ${said}. Write ${verdicts[passes(said) ? 0 : 1]}.`,
      range: rangeOf(document, entry, verdict),
    });
  const step = pairOf(expect, 'step')?.value;
  const single = pairOf(expect, 'steps')?.value;
  const named = [
    ...(step?.kind === 'scalar' ? [{ id: String(step.value), node: step as Node }] : []),
    ...(single?.kind === 'map' ? single.pairs.map(({ name, key }) => ({ id: name, node: key as Node })) : []),
  ];
  for (const { id, node } of named)
    if (!id.startsWith('x-') && !steps.includes(id))
      problems.push({
        message: `${id} is no step of ${what}. Its steps are ${steps.slice(0, -1).join(', ')} and ${steps.at(-1)}.`,
        range: rangeOf(document, entry, node),
      });
  for (const [keys, of] of [
    [['status', 'error'], 'token and api'],
    [['email', 'nameId'], 'sso'],
  ] as const)
    for (const key of keys) {
      const pair = expect.kind === 'map' ? expect.pairs.find(({ name }) => name === key) : undefined;
      if (pair && (kind === 'sso') !== (of === 'sso'))
        problems.push({
          message: `${capital(what)} has no ${key}: that is for ${of}. Delete it.`,
          range: rangeOf(document, entry, pair.key),
        });
    }
  if (step && problems.length === 0 && said !== undefined && passes(said))
    problems.push({
      message: `A request that is ${said} gets past every step. Delete step, or expect ${verdicts[1]}.`,
      range: rangeOf(document, entry, step),
    });
  return problems;
}

function readExpectation(document: Document, entry: Entry): Expectation | undefined {
  const expect = pairOf(entry.node, 'expect')?.value;
  if (!expect) return undefined;
  const range = rangeOf(document, entry, expect);
  if (expect.kind === 'scalar') return { verdict: { value: expect.value as Verdict, range }, steps: [], range };
  const written = <T>(key: string): Written<T> | undefined => {
    const value = pairOf(expect, key)?.value;
    return value && { value: plainValue(value) as T, range: rangeOf(document, entry, value) };
  };
  const verdict = written<Verdict>('verdict');
  const step = written<string>('step');
  const status = written<number>('status');
  const error = written<string>('error');
  const email = written<string>('email');
  const nameId = written<string>('nameId');
  const steps = pairOf(expect, 'steps')?.value;
  const single = steps?.kind === 'map' ? steps.pairs.filter(({ name }) => !name.startsWith('x-')) : [];
  return {
    ...(verdict ? { verdict } : {}),
    ...(step ? { step } : {}),
    ...(status ? { status } : {}),
    ...(error ? { error } : {}),
    ...(email ? { email } : {}),
    ...(nameId ? { nameId } : {}),
    steps: single.map(({ name, value }) => ({
      id: name,
      value: plainValue(value) as Outcome,
      range: rangeOf(document, entry, value),
    })),
    range,
  };
}

/** Names are what reports and editors know the tests by: the second of a name is not run. */
function withIds(scenarios: readonly Omit<Scenario, 'id'>[]): Scenario[] {
  const lines = new Map<string, number>();
  return scenarios.map((scenario, index) => {
    const first = lines.get(scenario.name);
    if (first === undefined) {
      lines.set(scenario.name, scenario.nameRange.start.line + 1);
      return { ...scenario, id: scenario.name };
    }
    const { run: _, ...rest } = scenario;
    const message = `There is a test of this name already, on line ${first}. Give this one another name.`;
    return {
      ...rest,
      id: `${scenario.name} (${index + 1})`,
      problems: [...scenario.problems, { message, range: scenario.nameRange }],
    };
  });
}

function noInstant(document: Document, entry: Entry, node: Node): Problem {
  return {
    message: 'at is no instant of the calendar. Write a day or an instant: 2026-11-23 or 2026-11-23T12:00:00Z.',
    range: rangeOf(document, entry, node),
  };
}

function rangeOf(document: Document, { chunk }: Pick<Entry, 'chunk'>, { start, end }: Node): Range {
  return document.range(chunk, start, end);
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
