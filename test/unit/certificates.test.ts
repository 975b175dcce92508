import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readCertificates } from '../../server/src/certificates/read';

const file = (name: string) => readFileSync(join(__dirname, '..', 'fixtures', 'certificates', name));
const faults = (input: Uint8Array | string) => readCertificates(input).problems.map((problem) => problem.fault);
const sums = (input: Uint8Array | string) => readCertificates(input).certificates.map((one) => one.sha256);
const valid = file('valid.pem');
const text = valid.toString('utf8');
const [sum] = sums(valid);

describe('a certificate', () => {
  it('is read with its names, dates, key and signature', () => {
    const [one] = readCertificates(valid).certificates;
    assert.equal(one?.subject, 'CN=idp.acme.example,O=Acme Retail');
    assert.equal(one?.issuer, one?.subject);
    assert.equal(new Date(one?.notBefore ?? 0).toISOString(), '2020-01-01T00:00:00.000Z');
    assert.equal(new Date(one?.notAfter ?? 0).toISOString(), '2125-01-01T00:00:00.000Z');
    assert.equal(`${one?.keyType} ${one?.keyBits}`, 'RSA 2048');
    assert.deepEqual(one?.signature, { name: 'sha256WithRSA', hash: 'sha256' });
    assert.match(one?.sha256 ?? '', /^[0-9a-f]{64}$/);
    assert.equal(one?.der, file('valid.der').toString('base64'));
  });

  for (const [name, key, bits, signature] of [
    ['ec.pem', 'EC', 256, 'ecdsaWithSHA256'],
    ['ed25519.pem', 'Ed25519', 256, 'Ed25519'],
    ['rsa-pss.pem', 'RSA', 2048, 'RSASSA-PSS with SHA-256'],
    ['weak-rsa-1024.pem', 'RSA', 1024, 'sha256WithRSA'],
    ['weak-sha1.pem', 'RSA', 2048, 'sha1WithRSA'],
    ['weak-md5.pem', 'RSA', 2048, 'md5WithRSA'],
  ] as const) {
    it(`${name} has ${key} ${bits}, signed ${signature}`, () => {
      const [one] = readCertificates(file(name)).certificates;
      assert.deepEqual([one?.keyType, one?.keyBits, one?.signature.name], [key, bits, signature]);
    });
  }
});

describe('the same certificate is read from', () => {
  const cases: readonly (readonly [string, Uint8Array | string])[] = [
    ['CRLF', file('valid-crlf.pem')],
    ['BOM and bag attributes', file('valid-bag-attributes.pem')],
    ['DER', file('valid.der')],
    ['DER with a line end behind it', Buffer.concat([file('valid.der'), Buffer.from('\r\n')])],
    ['base64 in lines', file('valid.base64')],
    ['base64 on one line', file('valid-one-line.base64')],
    ['a string', text],
    ['PEM folded onto one line by YAML', text.trim().replace(/\n/g, ' ')],
    ['PEM that is indented', text.replace(/^/gm, '    ')],
    ['PEM with RFC 1421 headers', text.replace('-----\n', '-----\nX-Made-By: somebody\n\n')],
    ['a label of OpenSSL', text.replaceAll('BEGIN CERTIFICATE', 'BEGIN X509 CERTIFICATE')],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ];
  for (const [name, input] of cases) {
    it(name, () => {
      assert.deepEqual(sums(input), [sum]);
      assert.deepEqual(faults(input), []);
    });
  }
});

describe('several certificates', () => {
  it('in one PEM file are all read', () => assert.equal(sums(file('two-valid.pem')).length, 2));
  it('in one DER file are all read', () => {
    assert.deepEqual(sums(Buffer.concat([file('valid.der'), file('valid.der')])), [sum, sum]);
  });
  it('are read although another block is broken', () => {
    const read = readCertificates(`${file('truncated.pem').toString('utf8')}\n${text}`);
    assert.deepEqual(
      read.problems.map((problem) => problem.fault),
      ['truncated'],
    );
    assert.deepEqual(
      read.certificates.map((one) => one.sha256),
      [sum],
    );
  });
});

describe('what is no certificate is named', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pkcs8 = ec.privateKey.export({ type: 'pkcs8', format: 'der' });
  const sec1 = ec.privateKey.export({ type: 'sec1', format: 'der' });
  const pkcs1 = rsa.privateKey.export({ type: 'pkcs1', format: 'der' });
  const sealed = { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'test' } as const;
  const cases: readonly (readonly [string, string, Uint8Array | string])[] = [
    ['nothing', 'empty', ''],
    ['only a BOM and blanks', 'empty', '\ufeff \r\n'],
    ['an empty block', 'empty', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'],
    ['PEM without its end', 'truncated', file('truncated.pem')],
    ['PEM without its beginning', 'truncated', text.slice(200)],
    ['DER cut off', 'truncated', file('valid.der').subarray(0, 300)],
    ['base64 cut off', 'truncated', file('valid-one-line.base64').subarray(0, 400)],
    [
      'a block of which the middle is missing',
      'truncated',
      text.replace(/(\n[A-Za-z0-9+/]{64})\n[A-Za-z0-9+/]{64}\n/, '$1\n'),
    ],
    ['a character that is not base64', 'not-base64', file('damaged.pem')],
    ['backslash-n instead of line ends', 'not-base64', text.replace(/\n/g, '\\n')],
    ['a private key', 'private-key', file('THROWAWAY-TEST-KEY.pem')],
    ['PKCS#8 DER', 'private-key', pkcs8],
    ['PKCS#8 base64 without a label', 'private-key', pkcs8.toString('base64')],
    [
      'PKCS#8 under a certificate label',
      'private-key',
      `-----BEGIN CERTIFICATE-----\n${pkcs8.toString('base64')}\n-----END CERTIFICATE-----`,
    ],
    ['PKCS#8 cut off', 'private-key', pkcs8.subarray(0, 60)],
    ['SEC 1 DER', 'private-key', sec1],
    ['SEC 1 base64', 'private-key', sec1.toString('base64')],
    ['PKCS#1 DER', 'private-key', pkcs1],
    ['PKCS#1 base64', 'private-key', pkcs1.toString('base64')],
    ['an encrypted key', 'private-key', ec.privateKey.export({ ...sealed, format: 'pem' })],
    ['an encrypted key in DER', 'private-key', ec.privateKey.export({ ...sealed, format: 'der' })],
    ['a private key cut off', 'private-key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
    ['a private key as JWK', 'private-key', JSON.stringify(ec.privateKey.export({ format: 'jwk' }))],
    ['a public key', 'public-key', file('public-key.pem')],
    ['a public key in DER', 'public-key', ec.publicKey.export({ type: 'spki', format: 'der' })],
    ['a PKCS#1 public key in DER', 'public-key', rsa.publicKey.export({ type: 'pkcs1', format: 'der' })],
    ['an SSH key', 'public-key', 'ssh-rsa AAAAB3NzaC1yc2E= somebody'],
    ['a certificate request', 'certificate-request', file('request.pem')],
    [
      'a certificate request in base64',
      'certificate-request',
      file('request.pem').toString().split('\n').slice(1, -2).join(''),
    ],
    ['PKCS#7', 'pkcs7', file('bundle.p7b')],
    ['PKCS#7 as PEM', 'pkcs7', '-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----'],
    ['PKCS#12', 'pkcs12', Buffer.from('3015020103301006092a864886f70d010701a0030401003000'.slice(0, 46), 'hex')],
    ['a web page', 'web-page', '<!DOCTYPE html><html><body>Not found</body></html>'],
    ['words', 'not-a-certificate', 'put the certificate here'],
    ['a short word that is base64', 'not-a-certificate', '-----BEGIN CERTIFICATE-----\nXXX\n-----END CERTIFICATE-----'],
    ['binary', 'not-a-certificate', Buffer.from([0x30, 0x82, 0x00, 0x01, 0xff])],
  ];
  for (const [name, fault, input] of cases) {
    it(`${name}: ${fault}`, () => assert.deepEqual([faults(input), sums(input)], [[fault], []]));
  }

  it('a key beside its certificate is found, and the certificate is read', () => {
    const both = `${file('THROWAWAY-TEST-KEY.pem').toString('utf8')}${text}`;
    assert.deepEqual([faults(both), sums(both)], [['private-key'], [sum]]);
  });

  it('no message holds anything of a key', () => {
    const body = pkcs8.toString('base64');
    for (const input of [body, `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`, `${body}*`]) {
      for (const problem of readCertificates(input).problems) assert.ok(!problem.message.includes(body.slice(0, 12)));
    }
  });

  it('bytes of any kind are read without throwing', () => {
    const der = file('valid.der');
    for (let i = 0; i < der.length; i += 7) {
      const changed = Buffer.from(der);
      changed[i] = 0xff - (changed[i] ?? 0);
      const read = readCertificates(changed);
      assert.equal(read.certificates.length + read.problems.length > 0, true);
      readCertificates(der.subarray(0, i));
    }
  });

  it('a megabyte is read in no time', () => {
    const start = performance.now();
    readCertificates('-----BEGIN '.repeat(90_000));
    readCertificates('A'.repeat(1_000_000));
    readCertificates(`-----BEGIN CERTIFICATE-----${':'.repeat(1_000_000)}`);
    assert.ok(performance.now() - start < 5000);
  });
});
