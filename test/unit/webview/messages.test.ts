/** Both sides of the panel pass over messages that are not as agreed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isFromPage, isKept, isQuestion, isToPage, mostResponse } from '../../../client/webview/messages';
import { answer } from './views';

const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
const question = { view: 'token', client: 'CRM' };

describe('a question', () => {
  test('may be asked when it has known inputs alone', () => {
    for (const one of [
      { view: 'token' },
      { view: 'token', client: 'CRM', scopes: ['users'], secret: 'wrong', at: '2026-11-23T09:30:00Z', whatIf: '' },
      { view: 'api', method: 'GET', path: '/api/v2/users/me', tokenAge: 12 },
      { view: 'usage', from: '2026-11-16', days: 7, load: { 'data-action': 12 }, weekend: 30 },
    ])
      assert.ok(isQuestion(one), JSON.stringify(one));
  });

  test('may not be asked otherwise', () => {
    for (const one of [
      null,
      'token',
      [],
      {},
      { view: 'sso', flow: 'both' },
      { view: 'sso', response: '<Response/>' },
      { view: 'toString' },
      { view: 'token', client: 7 },
      { view: 'token', secret: 's3cret' },
      { view: 'token', password: 'x' },
      { view: 'api', tokenAge: Number.NaN },
      { view: 'api', path: 'x'.repeat(10_001) },
      { view: 'usage', load: { a: '12' } },
      // Keys that every object knows are keys like any other.
      { view: 'token', constructor: 'x' },
      { view: 'token', toString: 1 },
      JSON.parse('{ "view": "token", "__proto__": { "client": "CRM" } }') as unknown,
      JSON.parse('{ "view": "__proto__" }') as unknown,
    ])
      assert.ok(!isQuestion(one), JSON.stringify(one));
  });
});

describe('what the page sends', () => {
  test('is taken as agreed', () => {
    for (const message of [
      { kind: 'ready' },
      { kind: 'ask', question },
      { kind: 'typed', field: 'secret', text: 'x' },
      { kind: 'typed', field: 'response', text: 'x'.repeat(mostResponse) },
      { kind: 'response', how: 'open' },
      { kind: 'response', how: 'open', uri: 'file:///a/response.xml' },
      { kind: 'go', range },
      { kind: 'mark' },
      { kind: 'fix', question, fix: 'a', version: 3 },
      { kind: 'report', question, format: 'json' },
      { kind: 'do', what: 'showOutput' },
    ])
      assert.ok(isFromPage(message), JSON.stringify(message));
  });

  test('is passed over otherwise', () => {
    for (const message of [
      undefined,
      { kind: 'constructor' },
      { kind: 'ready', more: 1 },
      { kind: 'ask', question: { ...question, extra: true } },
      { kind: 'typed', field: 'token', text: 'x' },
      { kind: 'typed', field: 'secret', text: 'x'.repeat(10_001) },
      { kind: 'typed', field: 'response', text: 'x'.repeat(mostResponse + 1) },
      { kind: 'response', how: 'read' },
      { kind: 'response', how: 'paste', text: 'x' },
      { kind: 'go', range: { start: { line: -1, character: 0 }, end: range.end } },
      { kind: 'fix', question, fix: 'a', version: 1.5 },
      { kind: 'do', what: 'workbench.action.terminal.new' },
    ])
      assert.ok(!isFromPage(message), JSON.stringify(message));
  });
});

describe('what the page is sent', () => {
  test('is taken as agreed', () => {
    assert.ok(isToPage({ kind: 'session', uri: 'file:///a', name: 'a', question, readiness: 'ready' }));
    assert.ok(isToPage({ kind: 'answer', question, view: null }));
    assert.ok(isToPage({ kind: 'answer', question, view: answer() }));
    assert.ok(isToPage({ kind: 'key', does: 'applyFix' }));
  });

  test('is passed over otherwise', () => {
    const { picture: _, ...without } = answer();
    assert.ok(!isToPage({ kind: 'answer', question, view: without }));
    assert.ok(!isToPage({ kind: 'answer', question, view: { ...answer(), checks: [{ id: 'a' }] } }));
    assert.ok(!isToPage({ kind: 'answer', question, view: { ...answer(), kind: 'other' } }));
    assert.ok(!isToPage({ kind: 'key', does: 'quit' }));
    assert.ok(!isToPage({ kind: 'session', uri: 'file:///a', name: 'a', question, readiness: 'soon' }));
  });
});

test('what was kept by another version is not taken', () => {
  const kept = { uri: 'file:///a', question, questions: {}, open: {}, chosen: {}, onlyFindings: false };
  assert.ok(isKept(kept));
  assert.ok(!isKept(undefined));
  assert.ok(!isKept({ ...kept, question: { view: 'map' } }));
  assert.ok(!isKept({ ...kept, open: { a: 'yes' } }));
});
