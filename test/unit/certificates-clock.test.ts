import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { open } from '../checking';

const files = {
  'a.pem': readFileSync(join(__dirname, '..', 'fixtures', 'certificates', 'expires-2027-01-01.pem')),
  'b.pem': readFileSync(join(__dirname, '..', 'fixtures', 'certificates', 'valid.pem')),
};
const yaml = `version: 1
organization: { name: Acme, region: eu-central-1 }
identityProviders:
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates: [{ file: a.pem }]
`;

describe('the findings of a certificate change by themselves', () => {
  it('at the instants that the check names', () => {
    const { check } = open(yaml, { at: '2026-01-01T00:00:00Z', files });
    const seen: string[] = [];
    for (let next = check.nextFlip(); next !== undefined && seen.length < 10; next = check.nextFlip()) {
      check.setNow(next);
      const [finding] = check.findings();
      seen.push(`${new Date(next).toISOString()} ${finding?.severity} ${finding?.rule}`);
    }
    assert.deepEqual(seen, [
      '2026-10-03T00:00:00.000Z info sso/certificate-expiring',
      '2026-12-02T00:00:00.000Z warning sso/certificate-expiring',
      '2027-01-01T00:00:00.001Z error sso/certificate-expired',
    ]);
  });

  it('when its file changes', () => {
    const { check } = open(yaml, { at: '2027-06-01T00:00:00Z', files });
    assert.deepEqual(
      check.findings().map((one) => one.rule),
      ['sso/certificate-expired'],
    );
    check.setFile('a.pem', { state: 'read', bytes: files['b.pem'] });
    assert.deepEqual(check.findings(), []);
    check.setFile('a.pem', { state: 'unreadable', reason: 'there is no such file' });
    assert.deepEqual(
      check.findings().map((one) => one.rule),
      ['sso/certificate-invalid'],
    );
  });

  it('and say nothing before their files were read', () => {
    const { check } = open(yaml, { at: '2027-06-01T00:00:00Z', files });
    check.setFile('a.pem', undefined);
    assert.deepEqual(check.findings(), []);
    assert.deepEqual(check.wantedFiles(), ['a.pem']);
  });
});
