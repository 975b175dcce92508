/** Secrets that move to the editor's storage: what the client is told, and that the secret is not in it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import type { MoveSecretArgument } from '../../../server/src/language/actions/commands';
import { findingsOf } from '../../checking';
import { act } from './acting';

const head = 'version: 1\norganization: { name: Acme, region: eu-central-1 }\n';
const client = (secret: string) =>
  `${head}oauthClients:\n  - name: CRM_Sync # ours\n    grantType: client-credentials\n    roles: [Employee]\n    clientSecret¦: ${secret}\n    tokenDuration: 3600\n`;

/** What the client would store and write, as it does it. */
function moved(marked: string) {
  const { text, offers } = act(marked, { commands: true, only: ['quickfix'] });
  const [offer, ...rest] = offers;
  assert.deepEqual(rest, []);
  if (!offer) return undefined;
  const argument = offer.command?.arguments[0] as MoveSecretArgument;
  const document = openDocument(text);
  const textIn = ({ start, end }: MoveSecretArgument['range']) => {
    const { chunk, offset } = document.locate(start);
    return chunk.text.slice(offset, document.locate(end).offset);
  };
  const secret = argument.pieces.map((one) => ('character' in one ? one.character : textIn(one.range))).join('');
  document.edit([{ range: argument.range, text: `${argument.quotes}\${secret:${argument.name}}${argument.quotes}` }]);
  return { title: offer.title, argument, secret, before: text, after: document.text() };
}

describe('a secret in the file', () => {
  const cases: readonly (readonly [what: string, written: string, secret: string, rest?: string])[] = [
    ['plain', 'not-a-real-secret # oh', 'not-a-real-secret', ' # oh'],
    ['in single quotes', "'it''s a ''secret''' # oh", "it's a 'secret'", ' # oh'],
    ['in double quotes', '"a \\"b\\" \\\\ c\\n\\td\\/"', 'a "b" \\ c\n\td/'],
    ['a number', '00123456', '00123456'],
    ['a word such as true', 'true', 'true'],
    ['a block', '|\n      line one\n\n        line two', 'line one\n\n  line two\n'],
    ['a block without its last line end', '|-\n      one\n      two', 'one\ntwo'],
  ];
  for (const [what, written, secret, rest = ''] of cases)
    for (const eol of ['\n', '\r\n'])
      test(`moves when it is ${what}, with ${eol === '\n' ? 'LF' : 'CRLF'}`, () => {
        const done = moved(client(written).replaceAll('\n', eol));
        assert.ok(done);
        assert.equal(done.secret, secret);
        assert.equal(
          done.after.replaceAll('\r\n', '\n'),
          client(`\${secret:crm-sync-client-secret}${rest}`).replace('¦', ''),
        );
        assert.ok(
          !findingsOf(done.after).some(({ rule }) => rule === 'oauth/plaintext-secret' || rule.startsWith('yaml/')),
        );
      });
  test('is in neither title nor argument', () => {
    for (const [, written, secret] of cases) {
      const done = moved(client(written));
      if (secret.length > 4) assert.ok(!JSON.stringify([done?.title, done?.argument]).includes(secret));
    }
  });
  test('stays when what is written is not plain enough to be read off the text', () => {
    for (const written of [
      '"a\\u0041b"',
      '"over\n      lines"',
      'over\n      lines',
      '>\n      folded\n      text',
      '*x',
      '${env:A}',
      '${secret:b}',
      '""',
      '',
      '{ a: 1 }',
    ])
      assert.equal(moved(client(written)), undefined, written);
    assert.equal(
      moved(`${head}oauthClients:\n  - &a\n    name: A\n    clientSecret: abc\n  - <<: *a\n    name¦: B\n`),
      undefined,
    );
  });
  test('moves out of credentials in braces, by a name that no other has', () => {
    const done = moved(
      `${head}integrations:\n  - { name: CRM, type: custom-rest-actions, credentials: { type: basicAuth, fields: { userName: "\${secret:crm-password}", password: geh¦eim } } }\n`,
    );
    assert.equal(done?.argument.name, 'crm-password-2');
    assert.equal(done?.argument.pointer, '/integrations/0/credentials/fields/password');
    assert.equal(done?.after, done?.before.replace('geheim', '"${secret:crm-password-2}"'));
  });
  test('is left to the other fix where the client has no storage', () => {
    assert.deepEqual(act(client('abc'), { only: ['quickfix'] }).titles, []);
  });
});
