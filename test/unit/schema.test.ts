/** The JSON Schema by itself, and the findings of schema/* against Ajv with the whole schema at run time. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv, { type ErrorObject } from 'ajv';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { plainValue } from '../../server/src/document/node';
import { openDocument } from '../../server/src/document/open';
import { fold } from '../../server/src/organization/shape';
import { Check, type Finding } from '../../server/src/rules/check';
import formatRule from '../../server/src/rules/schema/format';
import { formats } from '../../server/src/rules/schema/formats';
import { keysMeant } from '../../server/src/rules/schema/meant';
import missingKey from '../../server/src/rules/schema/missing-key';
import { type Schema, schemaAt } from '../../server/src/rules/schema/schema';
import typeRule from '../../server/src/rules/schema/type';
import unknownKey from '../../server/src/rules/schema/unknown-key';
import valueRule from '../../server/src/rules/schema/value';
import { readSettings } from '../../server/src/settings/settings';
import { annotations, validatorFiles } from '../../tools/generate/schema';
import { readDrawn } from '../drawn';

const root = join(__dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'schemas/integrations.schema.json'), 'utf8')) as Schema & {
  markdownDescription?: string;
};

interface Key {
  readonly path: string;
  readonly name: string;
  readonly at: Schema & { readonly markdownDescription?: string };
}

function keysOf(at: Schema, path = ''): Key[] {
  const own = Object.entries(at.properties ?? {}).flatMap(([name, field]) => [
    { path: `${path}.${name}`, name, at: field },
    ...keysOf(field, `${path}.${name}`),
  ]);
  const open = typeof at.additionalProperties === 'object' ? keysOf(at.additionalProperties, `${path}.*`) : [];
  return [...own, ...open, ...(at.items ? keysOf(at.items, `${path}[]`) : [])];
}

function fullAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, formats: { ...formats } as never });
  ajv.addVocabulary([...annotations]);
  return ajv;
}

describe('the schema by itself', () => {
  const keys = keysOf(schema);
  test('every key says what it is, with an example and where it is found', () => {
    assert.ok(keys.length > 80);
    for (const { path, at } of keys) {
      assert.match(at.description ?? '', /^\S.{10,}[.]$/s, `${path} has a description`);
      assert.match(at.markdownDescription ?? at.description ?? '', /```yaml\n/, `${path} has an example`);
    }
  });
  test('the examples in it are right', () => {
    const ajv = fullAjv();
    for (const { path, name, at } of keys) {
      const { 'x-rules': _, ...own } = at;
      const judge = ajv.compile(own);
      for (const example of at.examples ?? []) assert.ok(judge(example), `${path}: ${JSON.stringify(example)}`);
      if (at.default !== undefined) assert.ok(judge(at.default), `${path}: its default`);
      const yaml = /```yaml\n([\s\S]*?)\n```/.exec(at.markdownDescription ?? '')?.[1] ?? '';
      // Alternatives are given below one another, as `# or`.
      for (const part of yaml.split(/^# or.*\n/m)) {
        const value = parseYaml(part.replaceAll('…', 'x')) as Record<string, unknown>;
        assert.deepEqual(Object.keys(value), [name], path);
        assert.ok(judge(value[name]), `${path}: ${part}: ${JSON.stringify(judge.errors)}`);
      }
    }
  });
  test('it is draft-07 without alternatives, and knows every keyword in it', () => {
    const text = JSON.stringify(schema);
    assert.match(text, /"\$schema":"http:\/\/json-schema.org\/draft-07\/schema#"/);
    assert.doesNotMatch(text, /"(oneOf|anyOf|allOf|not|if|\$ref)":/);
    fullAjv().compile(schema);
  });
  test('a fault that belongs to another rule names a rule of its family', () => {
    const owners = JSON.stringify(schema).matchAll(
      /"(?:x-alias-rule|minimum|maximum|maxItems|pattern)":"((?:\w|-)+\/[\w-]+)"/g,
    );
    for (const [, owner] of owners) assert.match(owner!, /^(oauth|application|sso|data-action)\/[a-z-]+$/);
  });
  test('the generated validators are what it gives', () => {
    for (const [path, text] of validatorFiles(root)) assert.equal(readFileSync(join(root, path), 'utf8'), text, path);
  });
  const facts = join(root, '../shared/facts');
  test('its lists are those of the platform', {
    skip: existsSync(facts) ? false : '../shared/facts is missing',
  }, () => {
    const read = (name: string) => JSON.parse(readFileSync(join(facts, name), 'utf8'));
    const enumOf = (...path: (string | number)[]) => new Set(schemaAt(path)?.enum);
    const regions = read('regions.json').regions.flatMap((one: Record<string, string>) => [one.awsRegion, one.domain]);
    assert.deepEqual(enumOf('organization', 'region'), new Set(regions));
    const providers = read('idp-types.json').types.map((one: { id: string }) => one.id);
    assert.deepEqual(enumOf('identityProviders', 0, 'type'), new Set([...providers, 'entra-id', 'google-workspace']));
    const nameIds: string[] = read('idp-types.json').enums.nameIdentifierFormat;
    assert.deepEqual(
      enumOf('identityProviders', 0, 'nameIdFormat'),
      new Set(nameIds.flatMap((urn) => [urn, urn.split(':').at(-1)!])),
    );
    const permission = new RegExp((schemaAt(['roles', 0, 'permissions', 0]) as { pattern: string }).pattern);
    for (const { id } of read('permissions.json').permissions) assert.match(id, permission);
    const scopes = read('scopes.json');
    assert.equal((schemaAt(['oauthClients', 0, 'scopes', 0]) as { pattern: string }).pattern, scopes.grammar);
    const aliases = schemaAt(['oauthClients', 0, 'grantType'])?.['x-aliases'] ?? {};
    const known = new Set(Object.keys(aliases).map(fold));
    for (const { apiEnum } of read('grant-types.json').grantTypes) assert.ok(known.has(fold(apiEnum)), apiEnum);
    // PKCE is a way to use a grant type, not a spelling of one.
    for (const word of Object.keys(read('grant-types.json').invalidSpellings))
      assert.equal(known.has(fold(word)), word !== 'PKCE', word);
  });
});

const ruleOf: { readonly [keyword: string]: string } = {
  type: typeRule.id,
  enum: valueRule.id,
  pattern: formatRule.id,
  format: formatRule.id,
  required: missingKey.id,
  additionalProperties: unknownKey.id,
};

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** What the whole schema says of a value, as "rule pointer"; faults that belong to other rules are left out. */
function expected(judge: ReturnType<Ajv['compile']>, value: unknown): string[] {
  if (judge(value)) return [];
  const errors = judge.errors as ErrorObject[];
  const wrong = new Set(errors.filter((one) => one.keyword === 'type').map((one) => one.instancePath));
  const misspelled = new Set<string>();
  const schemaFor = (pointer: string) =>
    schemaAt(
      pointer
        .split('/')
        .slice(1)
        .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~'))),
    );
  for (const { keyword, instancePath, params } of errors)
    if (keyword === 'additionalProperties')
      for (const key of keysMeant(params.additionalProperty, schemaFor(instancePath) ?? {}))
        misspelled.add(`${instancePath}/${escaped(key)}`);
  const said = errors.flatMap(({ keyword, instancePath, params, data, parentSchema }) => {
    const rule = ruleOf[keyword];
    const own = (parentSchema ?? {}) as Schema;
    if (own['x-rules']?.[keyword]) return [];
    if (keyword !== 'type' && wrong.has(instancePath)) return [];
    // A number for a secret is oauth/plaintext-secret's.
    if (keyword === 'type' && own['x-secret'] && data !== null && typeof data !== 'object') return [];
    if (keyword === 'enum' && Object.keys(own['x-aliases'] ?? {}).some((word) => fold(word) === fold(String(data))))
      return [];
    if (keyword === 'required')
      return misspelled.has(`${instancePath}/${escaped(params.missingProperty)}`)
        ? []
        : [`${rule} ${instancePath} needs ${params.missingProperty}`];
    if (keyword === 'additionalProperties') return [`${rule} ${instancePath}/${escaped(params.additionalProperty)}`];
    return [`${rule} ${instancePath}`];
  });
  return [...new Set(said)].sort();
}

/** What our rules say of a text, in the same form. */
function found(text: string): string[] {
  const rules = [unknownKey, missingKey, typeRule, valueRule, formatRule];
  const document = openDocument(text);
  const check = new Check({ document, rules, settings: readSettings([]).settings, now: 0 });
  const say = (one: Finding) =>
    one.rule === missingKey.id
      ? `${one.rule} ${one.pointer} needs ${/ needs (\w+)/.exec(one.message)?.[1]}`
      : `${one.rule} ${one.pointer}`;
  return check.findings().map(say).sort();
}

describe('the findings against the whole schema', () => {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    strictNumbers: true,
    allowUnionTypes: true,
    formats: { ...formats } as never,
  });
  const judge = ajv.compile(schema);

  const folder = join(root, 'test/fixtures/rules');
  for (const file of (readdirSync(folder, { recursive: true }) as string[])
    .filter((one) => one.endsWith('.yaml'))
    .sort()) {
    const { yaml } = readDrawn(readFileSync(join(folder, file), 'utf8'));
    const document = openDocument(yaml);
    const clean = document.problems.length === 0 && document.chunks.every((chunk) => chunk.problems.length === 0);
    const hidden = document.chunks.some((chunk) => chunk.directives.length > 0);
    if (!clean || hidden || document.root || document.sections.length === 0) continue;
    test(`agree on fixtures/rules/${file}`, () => {
      const value: Record<string, unknown> = {};
      for (const { name, entries } of document.sections) {
        const listed = entries.length === 0 || entries[0]!.listed;
        value[name] = listed ? entries.map((entry) => plainValue(entry.node)) : plainValue(entries[0]!.node);
      }
      assert.deepEqual(found(yaml), expected(judge, value));
    });
  }

  const good = {
    version: 1,
    organization: { name: 'Acme', shortName: 'acme', region: 'eu-central-1', hipaa: false },
    roles: [{ name: 'Reader', description: 'reads', permissions: ['routing:queue:view', 'admin'] }],
    users: [{ email: 'ada@acme.example', name: 'Ada', state: 'active', roles: ['Reader'] }],
    oauthClients: [
      {
        name: 'CRM',
        grantType: 'client-credentials',
        tokenDuration: 3600,
        roles: ['Reader', { role: 'Employee', division: 'Sales' }],
        clientId: '3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11',
        clientSecret: '${env:SECRET}',
        scopes: ['users:readonly'],
        redirectUris: ['https://a.example/'],
        uses: ['GET /api/v2/users'],
        allowedIpRanges: ['10.0.0.0/8'],
      },
    ],
    authorizedApplications: [
      {
        name: 'A',
        client: { clientId: '3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11' },
        state: 'pending',
        reviewedAt: '2026-01-31',
      },
    ],
    identityProviders: [
      {
        name: 'I',
        type: 'okta',
        certificates: ['x', { file: 'a.pem' }],
        certificate: { file: 'b.pem' },
        nameIdFormat: 'entity',
      },
    ],
    integrations: [
      { name: 'D', type: 'webhook', credentials: { type: 'x', oauthClient: 'CRM', fields: { a: '${env:A}' } } },
    ],
    dataActions: [
      {
        name: 'Get',
        integration: 'D',
        timeout: 10,
        input: { type: 'object' },
        request: { method: 'GET', url: '/x', headers: { Accept: 'a' }, body: '' },
        response: { translationMap: { a: '$.b' }, translationMapDefaults: { a: 1 }, successTemplate: 'x' },
      },
    ],
    flows: [{ name: 'F', type: 'bot', dataActions: ['Get'] }],
    'x-own': { anything: [1] },
  };
  type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

  /** Every place below a value, as steps. */
  const places = (value: Json): (string | number)[][] =>
    value === null || typeof value !== 'object'
      ? []
      : Object.entries(value).flatMap(([key, inside]) => {
          const step = Array.isArray(value) ? Number(key) : key;
          return [[step], ...places(inside).map((rest) => [step, ...rest])];
        });

  test('the good example is good', () => {
    assert.deepEqual(expected(judge, good), []);
    assert.deepEqual(found(JSON.stringify(good)), []);
  });

  test('agree on thousands of ways to get it wrong', () => {
    const words = fc.constantFrom('GrantType', 'names', 'x-note', 'foo', 'rolez', 'toString', '__proto__', '', 'a/b~c');
    const values = fc.constantFrom<Json[]>(
      null,
      true,
      0,
      3600,
      3600.5,
      -1,
      1e21,
      '',
      'text',
      'CODE',
      'Approved',
      'oidc',
      'active',
      'true',
      '3600',
      '*',
      '2026-02-30',
      'ada',
      '::1',
      'a:b:c',
      [],
      {},
      ['x'],
      [null],
      { name: 'x' },
      { role: 1 },
      { clientId: 'x' },
      { foo: { bar: 1 } },
    );
    const all = places(good);
    const edit = fc.record({
      at: fc.nat(all.length - 1),
      kind: fc.constantFrom('set', 'remove', 'add', 'rename'),
      word: words,
      value: values,
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const value = structuredClone(good) as unknown as { [key: string]: Json };
        for (const { at, kind, word, value: put } of edits) {
          const path = all[at]!;
          let parent: Json = value;
          for (const step of path.slice(0, -1)) parent = (parent as { [key: string]: Json } | null)?.[step] ?? null;
          const last = path.at(-1)!;
          if (parent === null || typeof parent !== 'object') continue;
          if (Array.isArray(parent)) {
            if (kind === 'remove') parent.splice(Number(last), 1);
            else parent[Number(last)] = put;
          } else if (kind === 'set') parent[last] = put;
          else if (kind === 'remove') delete parent[last];
          else
            Object.defineProperty(parent, word, { value: put, enumerable: true, configurable: true, writable: true });
          if (kind === 'rename' && !Array.isArray(parent)) delete parent[last];
        }
        // A hole that was left in a list is no YAML.
        const text = JSON.stringify(value);
        assert.deepEqual(found(text), expected(judge, JSON.parse(text)));
      }),
      { numRuns: 800, seed: 20261123 },
    );
  });
});

describe('formats', () => {
  const cases: { readonly [format: string]: { readonly good: string[]; readonly bad: string[] } } = {
    uuid: {
      good: ['3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11', '3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11'],
      bad: [
        '',
        'abc',
        '3f0d6f9e2c4e4a439a533d4b6f1f0c11',
        '{3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11}',
        '3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c1g',
      ],
    },
    date: {
      good: ['2026-11-23', '2024-02-29', '2000-02-29', '1999-12-31'],
      bad: [
        '',
        '2026-02-29',
        '1900-02-29',
        '2026-04-31',
        '2026-00-10',
        '2026-13-01',
        '2026-1-1',
        '26-01-01',
        '2026-01-01T00:00:00Z',
      ],
    },
    email: {
      good: ['ada@acme.example', 'a.b+c@sub.acme.example', "o'neil@acme.example", 'jörg@müller.example'],
      bad: [
        '',
        'ada',
        '@acme.example',
        'ada@',
        'ada@acme',
        'a b@acme.example',
        'ada@acme..example',
        '.ada@acme.example',
        'ada@-acme.example',
        `${'a'.repeat(65)}@acme.example`,
      ],
    },
    'ip-range': {
      good: [
        '1.2.3.4',
        '0.0.0.0/0',
        '10.0.0.0/8',
        '1.2.3.4/32',
        '::',
        '::1',
        '::/0',
        '2001:db8::/32',
        '1:2:3:4:5:6:7:8',
        '1::8',
        '::ffff:1.2.3.4/128',
        '1:2:3:4:5:6:1.2.3.4',
      ],
      bad: [
        '',
        '/8',
        '1.2.3',
        '1.2.3.4.5',
        '256.0.0.1',
        '01.2.3.4',
        '1.2.3.4/33',
        '1.2.3.4/',
        '1.2.3.4/08',
        '1.2.3.4/8/8',
        ':',
        ':::',
        '1::2::3',
        '1:2:3:4:5:6:7',
        '1:2:3:4:5:6:7:8:9',
        '1:2:3:4:5:6:7::8',
        '12345::',
        'g::',
        '::1/129',
        '1.2.3.4::',
        'fe80::1%eth0',
        'localhost',
      ],
    },
  };
  for (const [format, { good, bad }] of Object.entries(cases))
    test(format, () => {
      for (const text of good) assert.equal(formats[format]!(text), true, text);
      for (const text of bad) assert.equal(formats[format]!(text), false, text);
    });
});
