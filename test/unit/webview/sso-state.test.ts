/** Which checks of a response are shown open, and which one is chosen. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  begin,
  change,
  chosenCheck,
  findingsOf,
  groupKey,
  isGroupOpen,
  isOpen,
  keep,
  type State,
} from '../../../client/webview/state';
import { view as isView } from '../../../client/webview/view-shape';
import type { Check, Question, SsoAnswer, View } from '../../../server/src/panel/view';
import { check } from './views';

const question: Question = { view: 'sso', provider: 'Acme_SSO', file: 'file:///a/response.xml' };
const group = (id: string, ...checks: readonly Check[]): SsoAnswer['groups'][number] => ({
  id,
  title: id,
  summary: '',
  mark: 'none',
  checks,
});
const groups = [
  group('message', check('decode', 'pass')),
  group('signature', check('scope', 'unknown'), check('valid', 'fail', 5)),
  group('time', check('session', 'unknown')),
];
const answer: SsoAnswer & View = {
  kind: 'sso',
  view: 'sso',
  version: 1,
  keys: [],
  promise: 'Nothing is sent.',
  verdict: { mark: 'fail', title: 'Rejected', sentence: [], actions: [], facts: [] },
  summary: [],
  fields: [{ id: 'response', label: 'Response', kind: 'response', name: 'response.xml', made: false, given: true }],
  scenarios: [],
  scenario: '',
  waiting: 0,
  dates: [],
  certificates: [],
  groups,
  documents: [],
};
const shown = (...events: readonly Parameters<typeof change>[1][]): State =>
  [
    { kind: 'session', uri: 'file:///a/integrations.yaml', name: 'a', question, readiness: 'ready' } as const,
    { kind: 'answer', question, view: answer } as const,
    ...events,
  ].reduce(change, begin(undefined));
const open = (state: State) => groups.filter(({ id, checks }) => isGroupOpen(state, id, checks)).map(({ id }) => id);

describe('an answer about a response', () => {
  test('has the shape of a view', () => assert.ok(isView(answer)));

  test('shows what fails, and not what could not be judged', () => {
    const state = shown();
    assert.equal(chosenCheck(state)?.id, 'valid');
    assert.deepEqual(
      findingsOf(state).map(({ id }) => id),
      ['valid'],
    );
    assert.deepEqual(open(state), ['signature']);
    assert.ok(!isOpen(state, groups[1]!.checks[0]!));
    assert.ok(isOpen(state, groups[1]!.checks[1]!));
  });

  test('opens the group of a check that is chosen', () => {
    assert.deepEqual(open(shown({ kind: 'choose', check: 'session' })), ['signature', 'time']);
  });

  test('keeps groups as they were put by hand', () => {
    const state = shown(
      { kind: 'open', checks: [groupKey('signature')], open: false },
      { kind: 'open', checks: [groupKey('message')], open: true },
    );
    assert.deepEqual(open(state), ['message']);
  });

  test('follows the cursor to the check of its line', () => {
    const state = shown({ kind: 'choose', check: 'decode' }, { kind: 'cursor', line: 5 });
    assert.equal(chosenCheck(state)?.id, 'valid');
  });

  test('leaves nothing of it in what is kept but the inputs', () => {
    assert.deepEqual(Object.keys(keep(shown()) ?? {}).sort(), [
      'chosen',
      'onlyFindings',
      'open',
      'question',
      'questions',
      'uri',
    ]);
  });
});
