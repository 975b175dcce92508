/**
 * Brings the platform's facts in as compact data: `npx tsx tools/generate/facts.ts [FOLDER]` reads the JSON files of
 * FOLDER (../shared/facts when none is given) and writes server/src/facts/*.generated.ts. `--check` writes nothing and
 * fails when a file is not what its source gives. The written files are committed; nothing else needs the folder.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { operationsText, type SourceOperations } from './operations';

interface Policy {
  readonly domain: string;
  readonly entityName: string;
  readonly actions: readonly string[];
}

interface Sources {
  readonly regions: {
    readonly regions: readonly { readonly awsRegion: string; readonly domain: string; readonly name: string }[];
  };
  readonly scopes: { readonly scopes: readonly { readonly id: string }[] };
  readonly permissions: SourceOperations;
  readonly roles: {
    readonly roles: readonly {
      readonly name: string;
      readonly default: boolean;
      readonly policies: readonly Policy[];
    }[];
  };
  readonly integrations: {
    readonly integrationTypes: readonly {
      readonly id: string;
      readonly label?: string;
      readonly credentialKey: string | null;
      readonly credentialType?: string;
      readonly fields?: readonly string[];
    }[];
  };
  readonly identityProviders: {
    readonly types: readonly { readonly id: string; readonly label: string }[];
    readonly enums: { readonly nameIdentifierFormat: readonly string[] };
  };
  readonly errors: {
    readonly platformApi: {
      readonly cases: readonly {
        readonly body: { readonly code: string; readonly message: string; readonly status: number };
      }[];
    };
    readonly stepAnswers: {
      readonly token: {
        readonly [step: string]: {
          readonly status: number;
          readonly body: { readonly error: string; readonly error_description: string };
          readonly confidence: string;
        };
      };
      readonly api: {
        readonly [step: string]: { readonly status: number; readonly code: string; readonly confidence: string };
      };
    };
  };
}

const files: { readonly [name in keyof Sources]: string } = {
  regions: 'regions.json',
  scopes: 'scopes.json',
  permissions: 'permissions.json',
  roles: 'roles.json',
  integrations: 'integrations.json',
  identityProviders: 'idp-types.json',
  errors: 'errors.json',
};

/** The generated files, as path and text, from the JSON files of a folder. Throws when one is missing or no JSON. */
export function factFiles(folder: string): (readonly [path: string, text: string])[] {
  const read = <N extends keyof Sources>(name: N): Sources[N] =>
    JSON.parse(readFileSync(join(folder, files[name]), 'utf8'));
  return [
    written('regions', [
      ['AWS region, domain and name. Platform Client SDK 262 and the CX as Code provider agree on all of them.'],
      ['regionRows', rows(read('regions').regions.map(({ awsRegion, domain, name }) => [awsRegion, domain, name]))],
    ]),
    written('scopes', [
      ['Scope ids: those of the official API description, and those seen in real clients. Not known to be complete.'],
      ['scopeIds', words(read('scopes').scopes.map(({ id }) => id))],
    ]),
    written('permissions', [
      [
        'Every permission that an operation of the Platform API asks for, by domain: `domain entity:action,action …`.',
        `Source: ${read('permissions').source}.`,
      ],
      ['permissionLines', permissionLines(read('permissions').permissions.map(({ id }) => id))],
    ]),
    written('roles', [
      ['Built-in roles as they were captured from live organizations: number of policies, and permissions.'],
      ['capturedRoles', JSON.stringify(capturedRoles(read('roles').roles), undefined, 2)],
    ]),
    written('integrations', [
      ['Integration types: id, name, key under which the credentials are kept, credential types, their fields.'],
      [
        'integrationRows',
        rows(
          read('integrations').integrationTypes.map((type) => [
            type.id,
            type.label ?? '',
            type.credentialKey ?? '',
            (type.credentialType ?? '').split(' | ').join(' '),
            (type.fields ?? []).join(' '),
          ]),
        ),
      ],
    ]),
    written('identity-providers', [
      ['Identity provider types of the API with their names on the admin page, and the NameID formats it takes.'],
      ['identityProviderRows', rows(read('identityProviders').types.map(({ id, label }) => [id, label]))],
      ['nameIdFormatUrns', words(read('identityProviders').enums.nameIdentifierFormat)],
    ]),
    written('errors', [
      ['What the platform answers when a step of a token request or an API call fails.'],
      ['tokenAnswerRows', cells(tokenAnswers(read('errors').stepAnswers.token))],
      ['apiAnswerRows', cells(apiAnswers(read('errors').stepAnswers.api))],
      [
        'errorRows',
        cells(read('errors').platformApi.cases.map(({ body: { code, status, message } }) => [code, status, message])),
      ],
    ]),
    ['server/src/facts/operations.generated.ts', operationsText(read('permissions'))],
  ];
}

type Part = readonly [comment: string, more?: string] | readonly [name: string, source: string];

function written(name: string, [head, ...parts]: readonly Part[]): readonly [string, string] {
  return [
    `server/src/facts/${name}.generated.ts`,
    [
      '// Made by tools/generate/facts.ts from the collected facts of 2026-11-23; do not edit.',
      ...(head ?? []).map((line) => `// ${line}`),
      ...parts.map(([constant, source]) => `export const ${constant} = ${source} as const;`),
      '',
    ].join('\n'),
  ];
}

function rows(of: readonly (readonly string[])[]): string {
  return `[\n${of.map((row) => `  ${JSON.stringify(row)},`).join('\n')}\n]`;
}

function cells(of: readonly (readonly (string | number | boolean)[])[]): string {
  return `[\n${of.map((row) => `  ${JSON.stringify(row)},`).join('\n')}\n]`;
}

/** Step, status, error, description, whether the description stands there twice (as Genesys Cloud has it), confidence. */
function tokenAnswers(answers: Sources['errors']['stepAnswers']['token']) {
  return Object.entries(answers).map(([step, { status, body, confidence }]) => [
    step,
    status,
    body.error,
    body.error_description,
    'description' in body,
    sureness(confidence),
  ]);
}

/** Step, status, code, confidence. The code of a missing permission depends on the operation: only its first is kept. */
function apiAnswers(answers: Sources['errors']['stepAnswers']['api']) {
  return Object.entries(answers).map(([step, { status, code, confidence }]) => [
    step,
    status,
    code.split(' ')[0] ?? '',
    sureness(confidence),
  ]);
}

function sureness(confidence: string): 'confirmed' | 'inferred' {
  return confidence.startsWith('confirmed') ? 'confirmed' : 'inferred';
}

function words(of: readonly string[]): string {
  return `[\n${of.map((word) => `  ${JSON.stringify(word)},`).join('\n')}\n]`;
}

function permissionLines(ids: readonly string[]): string {
  const domains = new Map<string, Map<string, string[]>>();
  for (const id of [...ids].sort()) {
    const [domain = '', entity, action] = id.split(':');
    const entities = domains.get(domain) ?? new Map<string, string[]>();
    domains.set(domain, entities);
    if (entity && action) entities.set(entity, [...(entities.get(entity) ?? []), action]);
  }
  return words(
    [...domains].map(([domain, entities]) =>
      [domain, ...[...entities].map(([entity, actions]) => `${entity}:${actions.join(',')}`)].join(' '),
    ),
  );
}

/** One entry a name: of two captures the larger; roles that an organization made itself are left out. */
function capturedRoles(roles: Sources['roles']['roles']) {
  const captured: Record<string, { policies: number; permissions: string[] }> = {};
  for (const role of roles) {
    if (!role.default || (captured[role.name]?.policies ?? 0) > role.policies.length) continue;
    captured[role.name] = {
      policies: role.policies.length,
      permissions: [
        ...new Set(
          role.policies.flatMap(({ domain, entityName, actions }) =>
            actions.map((action) => `${domain}:${entityName}:${action}`),
          ),
        ),
      ].sort(),
    };
  }
  return captured;
}

if (require.main === module) {
  const root = resolve(__dirname, '../..');
  const check = process.argv.includes('--check');
  const given = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
  const folder = given ? resolve(given) : resolve(root, '../shared/facts');
  if (!existsSync(folder)) {
    console.error(`There is no folder ${given ?? '../shared/facts'}: give the folder of the facts' JSON files.`);
    process.exitCode = 1;
  } else
    for (const [path, text] of factFiles(folder)) {
      const file = join(root, path);
      if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
      if (check) {
        console.error(`${path} is not what its source gives: npx tsx tools/generate/facts.ts`);
        process.exitCode = 1;
      } else {
        writeFileSync(file, text);
        console.log(`wrote ${path}`);
      }
    }
}
