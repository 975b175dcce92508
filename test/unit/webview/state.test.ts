/** What the page shows after each event. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ToPage } from '../../../client/webview/messages';
import {
  begin,
  change,
  chosenCheck,
  isOpen,
  isSame,
  keep,
  questionOf,
  type State,
  withInput,
} from '../../../client/webview/state';
import type { Question } from '../../../server/src/panel/view';
import { answer, check } from './views';

const question: Question = { view: 'token', client: 'CRM' };
const session = (more: Partial<Extract<ToPage, { kind: 'session' }>> = {}): ToPage => ({
  kind: 'session',
  uri: 'file:///a/integrations.yaml',
  name: 'integrations.yaml',
  question,
  readiness: 'ready',
  ...more,
});
const events = (...list: Parameters<typeof change>[1][]): State => list.reduce(change, begin(undefined));
const shown = (...list: Parameters<typeof change>[1][]): State =>
  events(session(), { kind: 'answer', question, view: answer() }, ...list);

describe('an answer', () => {
  test('is shown when it is to what is asked', () => {
    assert.equal(shown().answer?.view?.kind, 'answer');
  });

  test('is passed over when something else is asked by now', () => {
    const state = events(session(), { kind: 'answer', question: { view: 'token', client: 'Other' }, view: answer() });
    assert.equal(state.answer, undefined);
  });

  test('is no longer current once the next one is late, until that is there', () => {
    assert.equal(shown({ kind: 'late' }).late, true);
    assert.equal(shown({ kind: 'late' }, { kind: 'answer', question, view: answer() }).late, false);
  });

  test('of one view is not shown in another', () => {
    assert.equal(shown({ kind: 'asked', question: { view: 'api' } }).answer, undefined);
  });

  test('of one document is not shown for another', () => {
    assert.equal(shown(session({ uri: 'file:///b/integrations.yaml' })).answer, undefined);
  });
});

describe('the chosen check', () => {
  test('is the first finding at the beginning', () => {
    assert.equal(chosenCheck(shown())?.id, 'b');
  });

  test('is the one of the line that the cursor was put on', () => {
    assert.equal(chosenCheck(shown({ kind: 'cursor', line: 3 }))?.id, 'a');
    assert.equal(chosenCheck(shown({ kind: 'cursor', line: 4 }))?.id, 'b');
  });

  test('stays when the text changes, and gives way when it is gone or the question is another', () => {
    const chosen = { kind: 'choose', check: 'a' } as const;
    assert.equal(chosenCheck(shown(chosen, { kind: 'answer', question, view: answer() }))?.id, 'a');
    const without = answer([check('b', 'fail'), check('c', 'fail')]);
    assert.equal(chosenCheck(shown(chosen, { kind: 'answer', question, view: without }))?.id, 'b');
    const other = { ...question, whatIf: 'wrong-secret' };
    const state = shown(
      chosen,
      { kind: 'asked', question: other },
      { kind: 'answer', question: other, view: answer() },
    );
    assert.equal(chosenCheck(state)?.id, 'b');
  });
});

test('findings are open, other checks closed, unless the user wants it otherwise', () => {
  const [a, b] = [check('a', 'pass'), check('b', 'unknown')];
  assert.deepEqual([isOpen(shown(), a), isOpen(shown(), b)], [false, true]);
  const state = shown({ kind: 'open', checks: ['a'], open: true }, { kind: 'open', checks: ['b'], open: false });
  assert.deepEqual([isOpen(state, a), isOpen(state, b)], [true, false]);
});

test('inputs are kept, and answers are not', () => {
  const kept = keep(shown({ kind: 'open', checks: ['a'], open: true }));
  assert.deepEqual(kept, {
    uri: 'file:///a/integrations.yaml',
    question,
    questions: { token: question },
    open: { 'token a': true },
    chosen: {},
    onlyFindings: false,
  });
  assert.equal(keep(begin(undefined)), undefined);
});

describe('an input', () => {
  test('is set and taken out', () => {
    assert.deepEqual(withInput(question, 'grant', 'implicit'), { ...question, grant: 'implicit' });
    assert.deepEqual(withInput({ ...question, whatIf: 'x' }, 'whatIf', undefined), question);
  });

  test('of one client says nothing about another', () => {
    const asked: Question = { ...question, scopes: ['users'], whatIf: 'x', at: '2026-11-23T09:30:00Z' };
    assert.deepEqual(withInput(asked, 'client', 'Other'), {
      view: 'token',
      client: 'Other',
      at: '2026-11-23T09:30:00Z',
    });
    const call: Question = { view: 'api', client: 'CRM', method: 'GET', path: '/a', tokenAge: 3 };
    assert.deepEqual(withInput(call, 'client', 'Other'), { view: 'api', client: 'Other', method: 'GET', path: '/a' });
  });

  test('for a load is one of several', () => {
    const usage: Question = { view: 'usage', load: { a: 1 } };
    assert.deepEqual(withInput(usage, 'load.b.c', 2), { view: 'usage', load: { a: 1, 'b.c': 2 } });
  });
});

test('a view begins with its last question, else with the client that is shown', () => {
  assert.deepEqual(questionOf(shown(), 'api'), { view: 'api', client: 'CRM' });
  assert.deepEqual(questionOf(shown(), 'usage'), { view: 'usage' });
  const api: Question = { view: 'api', client: 'Other', path: '/a' };
  const state = shown({ kind: 'asked', question: api }, { kind: 'asked', question });
  assert.deepEqual(questionOf(state, 'api'), api);
});

test('two values are the same in what they hold', () => {
  assert.ok(isSame({ a: [1, { b: 2 }], c: undefined }, { a: [1, { b: 2 }] }));
  assert.ok(!isSame({ a: [1] }, { a: { 0: 1 } }));
  assert.ok(!isSame({ a: 1 }, { b: 1 }));
  assert.ok(!isSame(null, {}));
});
