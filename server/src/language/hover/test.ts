/** What a file of tests says: whom a test is about, what is called, which response is made, which step decides. */

import { pairOf } from '../../document/node';
import { findOperation } from '../../facts/operations';
import { scenarioOf } from '../../identity-provider/catalogue';
import { pathOf, withoutQuery } from '../../rules/data-action/call';
import { answersOf, type Kind, kinds, questionOfStep, requestKeys } from '../../scenarios/kinds';
import { instantOf } from '../../simulate/instant';
import { findClient } from '../../simulate/whole';
import type { Editing } from '../editing';
import { formatOf } from '../format';
import { sectionNamedAt } from '../names/in-tests';
import { type Place, schemaOf } from '../place';
import { agoWords, dayWords, durationWords } from '../words';
import type { Asked, Paragraphs } from './asked';
import { code, prose } from './markdown';
import { describers } from './named';
import { sameNames } from './names';
import { describeCall } from './operation';
import { describeScope } from './scope';
import { describeSecret } from './secret';

/** What a value of a file of tests says; `asked` is about the organization file. */
export function describeInTests(place: Place, editing: Editing, asked: Asked): Paragraphs {
  const { entry, node, path, section } = place;
  const { tested } = editing;
  if (node?.kind !== 'scalar' || node.value === null || !entry || !tested) return [];
  // A secret is no text to be shown, whatever it is.
  if (schemaOf(place, formatOf(editing))?.['x-secret'])
    return typeof node.value === 'string' && path.at(-1) === 'secret' && !words.has(node.value)
      ? describeSecret(place, asked)
      : [];
  const text = String(node.value);
  const named = section.name === 'tests' ? sectionNamedAt(path) : undefined;
  if (named) {
    if (tested.missing !== undefined) return [`The organization file can’t be read: ${prose(tested.missing)}.`];
    const client = named === 'oauthClients' ? findClient(asked.whole, text) : undefined;
    const name = client?.name?.value ?? text;
    return [...describers[named](name, asked), ...sameNames(named, name, asked)];
  }
  switch ([section.name, ...path].map((step) => (typeof step === 'number' ? '*' : step)).join('.')) {
    case 'at':
    case 'tests.at':
      return describeInstant(text, asked);
    case 'tests.token.scopes.*':
      return describeScope(text);
    case 'tests.api.path':
    case 'tests.api.method':
      return describeApiCall(entry.node, asked);
    case 'tests.api.tokenAge':
      return typeof node.value === 'number' ? [`**${durationWords(node.value)}**`] : [];
    case 'tests.sso.scenario':
      return describeScenario(text);
    case 'tests.expect.step':
      return describeStep(text, kindOf(entry.node));
    case 'tests.expect':
    case 'tests.expect.verdict':
      return describeVerdict(text);
    default:
      return path[1] === 'steps' && typeof path[2] === 'string' ? describeOutcome(text) : [];
  }
}

/** What a key of a file of tests means besides what its format says: a step by its id. */
export function describeTestKey({ entry, path }: Place): Paragraphs {
  const [expect, steps, id] = path;
  return entry && expect === 'expect' && steps === 'steps' && typeof id === 'string' && path.length === 3
    ? describeStep(id, kindOf(entry.node))
    : [];
}

const words: ReadonlySet<string> = new Set(['right', 'wrong', 'none']);

type Test = NonNullable<Place['entry']>['node'];

function kindOf(test: Test): Kind | undefined {
  return requestKeys.find((key) => pairOf(test, key));
}

function describeInstant(text: string, { editing }: Asked): Paragraphs {
  const instant = instantOf(text);
  if (instant === undefined) return [];
  const time = new Date(instant).toISOString().slice(11, 16);
  return [`**${dayWords(instant)}, ${time} UTC**, ${agoWords(instant, editing.now)}.`];
}

function describeApiCall(test: Test, asked: Asked): Paragraphs {
  const request = pairOf(test, 'api')?.value;
  const text = (key: string): string | undefined => {
    const value = pairOf(request, key)?.value;
    return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
  };
  const [method, url, client] = [text('method')?.toUpperCase(), text('path'), text('client')];
  if (method === undefined || url === undefined) return [];
  const path = pathOf(withoutQuery(url), asked.whole.organization()?.region?.value);
  const found = path === undefined ? ({ state: 'unknown' } as const) : findOperation(method, path);
  return describeCall(
    { method, path, found, client: client === undefined ? undefined : findClient(asked.whole, client) },
    asked,
  );
}

function describeScenario(id: string): Paragraphs {
  const made = scenarioOf(id);
  if (!made) return [`The test identity provider makes no response ${code(id)}.`];
  return [
    `**${made.label}** · ${code(id)}`,
    made.summary,
    made.stoppedBy === 'accepted'
      ? 'It has to be accepted.'
      : `The step that stops it is ${code(made.stoppedBy)}: ${questionOfStep(made.stoppedBy) ?? ''}`,
  ];
}

function describeStep(id: string, kind: Kind | undefined): Paragraphs {
  const own = (kind ? [kind] : requestKeys).filter((one) => Object.hasOwn(kinds[one].steps, id));
  const [first] = own;
  if (!first) {
    const what = kind ? kinds[kind].what : 'a request';
    return [`${code(id)} is no step of ${what}.`];
  }
  const answers = own.flatMap((one) => answersOf(one).filter(({ step }) => step === id));
  return [
    `**Step** ${code(id)} · ${kinds[first].steps[id]}, of ${own.map((one) => kinds[one].what).join(' or ')}`,
    questionOfStep(id) ?? '',
    ...answers.map(({ status, error }) => `Where it fails, the answer is \`${status}\` with \`${error}\`.`),
  ];
}

function describeVerdict(text: string): Paragraphs {
  for (const { what, verdicts } of Object.values(kinds)) {
    if (text === verdicts[0]) return [`**${text}**: ${what} that gets past every step.`];
    if (text === verdicts[1]) return [`**${text}**: ${what} that a step stops.`];
  }
  return [];
}

const outcomes: { readonly [outcome: string]: string } = {
  pass: 'The step has nothing against the request.',
  fail: 'The step stops the request.',
  warn: 'The request gets past the step, with something to be said about it.',
  skip: 'The step does not apply, so it was not looked at.',
  unknown: 'What the organization file leaves open decides it.',
};

function describeOutcome(text: string): Paragraphs {
  const said = Object.hasOwn(outcomes, text) ? outcomes[text] : undefined;
  return said === undefined ? [] : [`**${text}**: ${said}`];
}
