/** `simulate logout` as its users run it: messages of Single Logout by redirect and by POST. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { ownSigner } from '../../server/src/identity-provider/material';
import { sign } from '../../server/src/identity-provider/sign';
import { writeLogoutRequest } from '../../server/src/sign-in/logout';
import { signatureAlgorithms } from '../../server/src/sign-in/names';
import { writeRedirect } from '../../server/src/sign-in/redirect';
import { folderWith } from '../folder';
import { material, now, organizationWith } from '../unit/identity-provider/parties';
import { run } from './program';

const own = ownSigner(material);
const location = 'https://login.mypurecloud.de/saml/logout';
const request = writeLogoutRequest({
  id: '_lr1',
  now,
  destination: location,
  issuer: 'https://idp.acme.example/saml/metadata',
  nameId: 'admin@acme.example',
  nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  sessionIndex: '_s1',
  notOnOrAfter: now + 300_000,
});
const signed = sign(request, '_lr1', own);
const here = folderWith({
  'integrations.yaml': organizationWith([own.certificate]),
  'posted.xml': signed,
  'posted.txt': `SAMLRequest=${encodeURIComponent(Buffer.from(signed).toString('base64'))}&RelayState=there`,
  'changed.xml': signed.replace('admin@', 'eve@'),
  'bare.xml': request,
});

interface Answer {
  readonly verdict: string;
  readonly at: string;
  readonly steps: readonly { readonly id: string; readonly outcome: string; readonly confidence: string }[];
}

function logout(message: string, ...more: readonly string[]) {
  const args = ['--provider', 'Acme_SSO', '--message', message, '--at', new Date(now).toISOString(), ...more];
  return run(['simulate', 'logout', 'integrations.yaml', ...args], here);
}

function judged(message: string) {
  const { stdout, stderr, status } = logout(message, '--format', 'json');
  assert.equal(stderr, '');
  const { verdict, steps } = JSON.parse(stdout) as Answer;
  assert.equal(status, verdict === 'accepted' ? 0 : 1);
  return [verdict, ...steps.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)];
}

describe('simulate logout', () => {
  before(async () => {
    const redirect = async (key?: string) =>
      (await writeRedirect({ location, parameter: 'SAMLRequest', xml: request, relayState: 'a b', key })).url;
    writeFileSync(join(here, 'address.txt'), `${await redirect(material.keys.own)}\n`);
    writeFileSync(join(here, 'unsigned.txt'), await redirect());
    const address = await redirect(material.keys.own);
    writeFileSync(join(here, 'wide.txt'), Buffer.from(`\ufeff${address}\r\n`, 'utf16le'));
    writeFileSync(join(here, 'query.txt'), `\ufeff${address.slice(address.indexOf('?') + 1)}`);
    writeFileSync(join(here, 'line.txt'), `GET ${address} HTTP/1.1\r\nHost: login.mypurecloud.de\r\n\r\n`);
    writeFileSync(join(here, 'broken.txt'), address.replace(/.{76}/g, '$&\r\n'));
    writeFileSync(join(here, 'endless.txt'), `${address}&x=${'a'.repeat(5_000_000)}&SAMLRequest=x`);
    const xml = request.replaceAll('LogoutRequest', 'AuthnRequest');
    const { url } = await writeRedirect({ location, parameter: 'SAMLRequest', xml, key: material.keys.own });
    writeFileSync(join(here, 'sign-in.txt'), url);
  });
  test('takes an address, and verifies it over its characters', () => {
    assert.deepEqual(judged('address.txt'), ['accepted']);
    assert.deepEqual(judged('unsigned.txt'), ['rejected', 'signature-present', 'signature-valid']);
  });
  test('takes an address as editors and tools write it down', () => {
    for (const file of ['wide.txt', 'query.txt', 'line.txt', 'broken.txt'])
      assert.deepEqual(judged(file), ['accepted'], file);
  });
  test('refuses a file that is too large to be read to its end, and a request to sign in', () => {
    assert.deepEqual(judged('endless.txt'), ['rejected', 'parameters', 'decode']);
    assert.deepEqual(judged('sign-in.txt'), ['rejected', 'xml-structure']);
  });
  test('goes by the settings for SHA-1', async () => {
    const algorithm = signatureAlgorithms.rsaSha1;
    const { url } = await writeRedirect({
      location,
      parameter: 'SAMLRequest',
      xml: request,
      key: material.keys.own,
      algorithm,
    });
    writeFileSync(join(here, 'sha1.txt'), url);
    writeFileSync(join(here, 'settings.yaml'), 'ssoAllowSha1: true\n');
    assert.deepEqual(judged('sha1.txt'), ['rejected', 'signature-algorithm']);
    assert.equal(logout('sha1.txt', '--config', 'settings.yaml').status, 0);
  });
  test('is named by the simulation of sign-ins that is given a message of logout', () => {
    for (const file of ['posted.xml', 'posted.txt']) {
      const args = ['--provider', 'Acme_SSO', '--response', file];
      const { stdout, status } = run(['simulate', 'sso', 'integrations.yaml', ...args], here);
      assert.equal(status, 1);
      assert.match(stdout, /`simulate logout --message`/, file);
    }
  });
  test('takes what was posted, and verifies the signature in the XML', () => {
    assert.deepEqual(judged('posted.xml'), ['accepted']);
    assert.deepEqual(judged('posted.txt'), ['accepted']);
    assert.deepEqual(judged('changed.xml'), ['rejected', 'signature-valid']);
    assert.deepEqual(judged('bare.xml'), ['rejected', 'signature-present', 'signature-valid']);
  });
  test('says in words why one is refused, and what to do', () => {
    const { stdout, status } = logout('changed.xml');
    assert.equal(status, 1);
    assert.match(stdout, /What stands in the LogoutRequest is not what was signed/);
    assert.match(stdout, /Give the message as it was posted/);
    assert.doesNotMatch(stdout, /eve@|undefined|\[object/);
  });
  test('names a provider that is not there, and a file that is not', () => {
    assert.equal(logout('gone.xml').status, 2);
    const { status, stderr } = run(
      ['simulate', 'logout', 'integrations.yaml', '--provider', 'Acme_SS', '--message', 'posted.xml'],
      here,
    );
    assert.equal(status, 2);
    assert.match(stderr, /Acme_SSO/);
  });
});
