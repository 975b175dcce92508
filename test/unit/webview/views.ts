/** A small answer, as the engine would give it. */
import type { Answering, Check, Picture, View } from '../../../server/src/panel/view';

export function check(id: string, outcome: Check['outcome'], line?: number): Check {
  const place = line && { line, range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } } };
  return { id, title: id, outcome, detail: [{ text: id }], actions: [], ...(place ? { place } : {}) };
}

export const picture: Picture = {
  label: 'The application asks for a token and is refused.',
  lanes: [
    { id: 'app', icon: 'key', title: 'CRM_Integration_Client', sub: 'application' },
    { id: 'login', icon: 'key', title: 'Genesys Cloud login', sub: 'login.mypurecloud.de' },
    { id: 'api', icon: 'server', title: 'Platform API', sub: 'api.mypurecloud.de' },
  ],
  rows: [
    {
      kind: 'message',
      number: 1,
      from: 'app',
      to: 'login',
      title: 'Ask for a token',
      wire: 'POST /oauth/token',
      tone: 'plain',
      checks: ['a'],
    },
    { kind: 'box', lane: 'login', mark: 'fail', title: 'Secret differs', tone: 'bad', checks: ['b'] },
    {
      kind: 'message',
      number: 2,
      from: 'login',
      to: 'app',
      title: 'Refused',
      wire: '400 invalid_client',
      tone: 'bad',
      end: 'fail',
      checks: ['b'],
    },
    { kind: 'message', from: 'app', to: 'api', title: 'Not reached', tone: 'dim', checks: [] },
  ],
};

export function answer(checks: readonly Check[] = [check('a', 'pass', 3), check('b', 'fail', 5)]): Answering & View {
  return {
    kind: 'answer',
    view: 'token',
    version: 1,
    keys: [{ keys: ['F8'], does: 'next finding' }],
    promise: 'Nothing is sent.',
    verdict: { mark: 'fail', title: 'Denied', sentence: [{ text: 'No.' }], actions: [], facts: [] },
    summary: [{ text: 'CRM' }],
    fields: [{ id: 'client', label: 'Client', kind: 'text', value: 'CRM', code: true }],
    variants: [],
    whatIf: '',
    picture,
    checks,
    exchanges: [{ title: 'Token', request: { message: 1, lines: [{ spans: [{ text: 'POST' }] }] } }],
  };
}
