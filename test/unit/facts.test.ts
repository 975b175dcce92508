import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { identityProviderTypes, nameIdFormats } from '../../server/src/facts/identity-providers';
import { integrationType, integrationTypes } from '../../server/src/facts/integrations';
import { expandPermission, isPermission, isWildcard, permissionParts } from '../../server/src/facts/permissions';
import { loginHost, regionOf, regions } from '../../server/src/facts/regions';
import { builtInRoles, capturedRole, isBuiltInRole } from '../../server/src/facts/roles';
import { includesScope, isKnownScope, isScope, otherForm, scopes } from '../../server/src/facts/scopes';
import { factFiles } from '../../tools/generate/facts';

describe('the platform as data', () => {
  test('a region is found by AWS region and by domain, and by nothing else', () => {
    assert.equal(regions.length, 18);
    assert.equal(regionOf('eu-central-1')?.domain, 'mypurecloud.de');
    assert.equal(regionOf('mypurecloud.de')?.aws, 'eu-central-1');
    assert.equal(loginHost(regionOf('use2.us-gov-pure.cloud')!), 'login.use2.us-gov-pure.cloud');
    for (const text of ['', 'EU-CENTRAL-1', 'login.mypurecloud.de', 'mypurecloud.au', '__proto__'])
      assert.equal(regionOf(text), undefined, text);
  });

  test('a scope includes its readonly form, not the reverse', () => {
    assert.equal(scopes.length, 117);
    assert.ok(includesScope('routing', 'routing:readonly'));
    assert.ok(includesScope('routing:readonly', 'routing:readonly'));
    assert.ok(!includesScope('routing:readonly', 'routing'));
    assert.ok(!includesScope('route', 'routing:readonly'));
    assert.ok(isKnownScope('audits:readonly') && !isKnownScope('audits'));
    assert.equal(otherForm('audits'), 'audits:readonly');
    assert.equal(otherForm('audits:readonly'), 'audits');
    for (const text of ['*', 'Users', 'routing:queue:view', 'users:manage', 'users_rules', ''])
      assert.ok(!isScope(text), text);
  });

  test('a permission with `*` stands for every one that it covers', () => {
    const all = permissionParts().flatMap((domain) => expandPermission(`${domain}:*:*`));
    assert.equal(all.length, 1455, 'all but the two of one word');
    assert.ok(permissionParts('routing').includes('queue') && permissionParts('routing', 'queue').includes('view'));
    assert.deepEqual(permissionParts('rooting', 'queue'), []);
    assert.deepEqual(expandPermission('routing:queue:view'), ['routing:queue:view']);
    assert.deepEqual(expandPermission('routing:queue:fly'), []);
    assert.deepEqual(expandPermission('admin'), ['admin']);
    assert.deepEqual(expandPermission('alerting:*:edit'), ['alerting:alert:edit', 'alerting:rule:edit']);
    assert.ok(expandPermission('routing:*:*').length > expandPermission('routing:queue:*').length);
    assert.ok(expandPermission('routing:queue:*').length > 3);
    assert.deepEqual(expandPermission('rooting:*:*'), []);
    assert.ok(isPermission('chat:1on1:view'));
    assert.ok(!isPermission('*:queue:view') && !isWildcard('*:*:*'));
    assert.ok(isWildcard('routing:*:view') && isWildcard('routing:queue:*') && !isWildcard('routing:queue:view'));
  });

  test('built-in roles are known by their exact name, and three of them by what they grant', () => {
    for (const name of ['Employee', 'Communicate - User', 'queueAdmin', 'PureCloud Supervisor'])
      assert.ok(isBuiltInRole(name), name);
    for (const name of ['employee', 'Master admin', 'GDP Oauth Integration Testing', 'constructor'])
      assert.ok(!isBuiltInRole(name), name);
    assert.deepEqual(
      builtInRoles.filter((name) => capturedRole(name)),
      ['Admin', 'Master Admin', 'admin', 'Engage Supervisor'],
    );
    assert.equal(capturedRole('Master Admin')?.policies, 67);
    assert.ok(capturedRole('Admin')?.wildcards.includes('authorization:*:*'));
    assert.equal(capturedRole('constructor'), undefined);
  });

  test('an integration type tells its credential types, which may differ from the key', () => {
    assert.deepEqual(integrationType('salesforce-datadip')?.credentialTypes, ['salesforce']);
    assert.equal(integrationType('salesforce-datadip')?.credentialKey, 'salesforceUser');
    assert.deepEqual(integrationType('custom-rest-actions')?.credentialTypes, [
      'basicAuth',
      'userDefined',
      'userDefinedOAuth',
    ]);
    assert.equal(integrationType('webhook')?.credentialKey, undefined);
    assert.equal(integrationType('some-partner-app'), undefined);
  });

  test('an integration type is called as on the platform', () => {
    const labels = integrationTypes.map(({ label }) => label);
    for (const name of ['AWS Lambda Data Actions', 'Microsoft Dynamics 365 Data Actions', 'Web Services Data Actions'])
      assert.ok(labels.includes(name), name);
    for (const { id, label } of integrationTypes) assert.ok(label !== id && /^[A-Z]/.test(label), id);
    assert.equal(new Set(labels).size, labels.length);
  });

  test('identity provider types have the names that people use', () => {
    const ids = identityProviderTypes.map(({ id }) => id);
    for (const id of ['okta', 'custom', 'entra-id', 'google-workspace']) assert.ok(ids.includes(id), id);
    assert.deepEqual(
      nameIdFormats.map(({ short }) => short),
      [
        'unspecified',
        'emailAddress',
        'X509SubjectName',
        'WindowsDomainQualifiedName',
        'kerberos',
        'entity',
        'persistent',
        'transient',
      ],
    );
  });

  const folder = resolve(__dirname, '../../../shared/facts');
  test('the generated files are what the collected facts give', {
    skip: existsSync(folder) ? false : 'the collected facts are not beside the project',
  }, () => {
    for (const [path, text] of factFiles(folder))
      assert.equal(readFileSync(join(__dirname, '../..', path), 'utf8'), text, path);
  });
});
