/** `simulate sso` as its users run it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { folderWith } from '../folder';
import { idp, makeResponse, noon, organization } from '../unit/simulate/saml/making';
import { run } from './program';

const xml = makeResponse();
const base64 = Buffer.from(xml).toString('base64');
const here = folderWith({
  'integrations.yaml': organization(),
  'by-file.yaml': organization((text) => text.replace(/- M.*/, '- { file: sso/idp.pem }')),
  'sso/idp.pem': `-----BEGIN CERTIFICATE-----\n${idp.certificate.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
  'response.xml': xml,
  'response.b64': base64,
  'post.txt': `SAMLResponse=${encodeURIComponent(base64)}&RelayState=there`,
  'unasked.xml': makeResponse({ request: undefined }),
  'other.xml': makeResponse({ conditions: '' }),
  'sha1.xml': makeResponse({ algorithm: 'sha1' }),
  'allow.yaml': 'ssoAllowSha1: true\n',
  'empty.xml': '',
  'bytes.xml': Buffer.from([0, 255, 254, 7]),
  'large.xml': Buffer.alloc(30_000_000, 60),
});

interface Answer {
  readonly version: number;
  readonly at: string;
  readonly verdict: string;
  readonly steps: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly at?: { readonly pointer: string; readonly range: object };
  }[];
  readonly subject?: { readonly nameId: string };
}

function sso(response: string, ...more: readonly string[]) {
  const [file = 'integrations.yaml', ...args] = more[0]?.endsWith('.yaml') ? more : ['integrations.yaml', ...more];
  return run(['simulate', 'sso', file, '--provider', 'Acme', '--response', response, '--at', noon, ...args], here);
}

function judged(response: string, ...more: readonly string[]) {
  const done = sso(response, ...more, '--format', 'json');
  assert.equal(done.stderr, '');
  const answer = JSON.parse(done.stdout) as Answer;
  const outcome = (id: string) => answer.steps.find((step) => step.id === id)?.outcome;
  return { ...done, answer, outcome };
}

describe('simulate sso', () => {
  test('accepted is exit status 0, and says who signed in', () => {
    const { status, answer } = judged('response.xml', '--request-id', '_request');
    assert.equal(status, 0);
    assert.equal(answer.version, 1);
    assert.equal(answer.at, '2026-11-23T12:00:00.000Z');
    assert.equal(answer.verdict, 'accepted');
    assert.equal(answer.subject?.nameId, 'ada@acme.example');
    assert.equal(answer.steps.length, 22);
  });
  test('rejected is exit status 1, and says it of nobody', () => {
    const { status, answer, outcome } = judged('other.xml');
    assert.equal(status, 1);
    assert.equal(answer.verdict, 'rejected');
    assert.equal(outcome('audience'), 'fail');
    assert.equal(answer.subject, undefined);
    assert.equal(answer.steps.find(({ id }) => id === 'audience')?.at?.pointer, '/identityProviders/0/name');
  });
  test('for people', () => {
    const { status, stdout, stderr } = sso('other.xml');
    assert.equal(status, 1);
    assert.equal(stderr, '');
    assert.match(stdout, /^rejected: other\.xml from Acme\n/);
    assert.match(stdout, /✗ Audience {2,}The Assertion does not say for whom it is meant/);
    assert.match(stdout, / to do {5}On the identity provider, set the audience/);
    assert.match(sso('response.xml', '--request-id', '_request').stdout, /^accepted: [\s\S]*xml-crypto\) agree/);
  });
  test('base64 and a form post', () => {
    assert.equal(judged('response.b64').status, 0);
    assert.equal(judged('post.txt', '--relay-state', 'there').status, 0);
    assert.equal(judged('post.txt', '--relay-state', 'elsewhere').outcome('in-response-to'), 'fail');
  });
  test('a certificate in a file', () => {
    assert.equal(judged('response.xml', 'by-file.yaml').status, 0);
  });
  test('who began: by default the response decides', () => {
    assert.equal(judged('response.xml').outcome('in-response-to'), 'warn');
    assert.equal(judged('response.xml', '--request-id', '_other').outcome('in-response-to'), 'fail');
    assert.equal(judged('response.xml', '--flow', 'sp').outcome('in-response-to'), 'warn');
    assert.equal(judged('response.xml', '--flow', 'idp').outcome('in-response-to'), 'fail');
    assert.equal(judged('unasked.xml').outcome('in-response-to'), 'pass');
    assert.equal(judged('unasked.xml', '--flow', 'sp').outcome('in-response-to'), 'unknown');
    assert.equal(judged('unasked.xml', '--flow', 'sp', '--request-id', '_request').outcome('in-response-to'), 'fail');
  });
  test('another address', () => {
    assert.equal(judged('response.xml', '--acs', 'https://other/saml').outcome('recipient'), 'fail');
  });
  test('settings', () => {
    assert.equal(judged('sha1.xml').status, 1);
    assert.equal(judged('sha1.xml', '--config', 'allow.yaml').status, 0);
  });
  test('whatever a response holds is judged', () => {
    for (const file of ['empty.xml', 'bytes.xml', 'large.xml']) {
      const { status, outcome } = judged(file);
      assert.equal(status, 1, file);
      assert.equal(outcome('decode'), 'fail', file);
    }
  });
  test('bad usage is exit status 2 and a line', () => {
    const refused: readonly (readonly [readonly string[], RegExp])[] = [
      [['integrations.yaml', '--provider', 'Acne', '--response', 'response.xml'], /Acne.*Did you mean "Acme"/],
      [['integrations.yaml', '--provider', 'Acme', '--response', 'none.xml'], /none\.xml: /],
      [['integrations.yaml', '--provider', 'Acme', '--response', 'sso'], /sso: it is a folder/],
      [['integrations.yaml', '--provider', 'Acme'], /--response is needed/],
      [['integrations.yaml', '--response', 'response.xml'], /--provider is needed/],
      [['none.yaml', '--provider', 'Acme', '--response', 'response.xml'], /none\.yaml: /],
      [
        ['integrations.yaml', '--provider', 'Acme', '--response', 'response.xml', '--flow', 'up'],
        /--flow takes sp or idp/,
      ],
    ];
    for (const [args, says] of refused) {
      const { status, stdout, stderr } = run(['simulate', 'sso', ...args], here);
      assert.equal(status, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, says);
      assert.match(stderr, /^[^\n]*\n$/);
    }
  });
});
