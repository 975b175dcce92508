/** Large files that are made to keep busy cost what their size says; as ratios within one run. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../server/src/document/open';
import { codeActions } from '../../server/src/language/actions/code-actions';
import { linesOf } from '../../server/src/language/lines';
import { renameAt } from '../../server/src/language/names/rename';
import { fileLinks } from '../../server/src/language/navigation/links';
import { excerptsOf } from '../../server/src/report/excerpt';
import { Check } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/registry';
import { defaultSettings } from '../../server/src/settings/settings';
import { editingOf } from '../unit/language/marked';
import { now } from './checked';

const organization = 'organization: { name: Acme, shortName: acme, region: eu-central-1 }\n';

function each(count: number, entry: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => entry(at)).join('');
}

function checked(text: string): Check {
  return new Check({ document: openDocument(text), rules, settings: defaultSettings, now });
}

/** The least milliseconds of some runs, each of a fresh one. */
function least(make: () => () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const run = make();
    const begin = performance.now();
    run();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

/** Fails where twice as much takes three times as long. `make` prepares a size and gives what is measured. */
function grows(size: number, make: (size: number) => () => unknown): void {
  make(size)();
  // Another job of this machine may come between.
  let last = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    const [once, twice] = [least(() => make(size)), least(() => make(2 * size))];
    if (twice < 3 * once + 0.5) return;
    last = `${once.toFixed(1)} ms, ${twice.toFixed(1)} ms for twice as much`;
  }
  assert.fail(last);
}

describe('twice as much takes twice the time', () => {
  const client = (name: string, role: string) =>
    `  - name: ${name}\n    description: x\n    grantType: client-credentials\n    tokenDuration: 3600\n    roles: [${role}]\n`;
  const files: { readonly [name: string]: { readonly size: number; readonly text: (size: number) => string } } = {
    'entries of one name that use one another': {
      size: 150,
      text: (size) =>
        `${organization}roles:\n${each(size, () => '  - name: a\n    permissions: [routing:queue:view]\n')}oauthClients:\n${each(size, () => client('a', 'a'))}integrations:\n${each(size, () => '  - name: a\n    type: purecloud-data-actions\n    credentials: { type: pureCloudOAuthClient, oauthClient: a }\n')}dataActions:\n${each(size, () => '  - name: a\n    integration: a\n    request: { method: GET, url: /api/v2/routing/queues }\n')}`,
    },
    'names that are all unknown': {
      size: 1_000,
      text: (size) =>
        `${organization}roles:\n${each(size, (at) => `  - name: Role ${at} abc\n    permissions: [routing:queue:view]\n`)}oauthClients:\n${each(size, (at) => client(`c${at}`, `Rolx ${at} abd`))}`,
    },
    'keys that are all unknown': {
      size: 3_000,
      text: (size) => `${organization}roles:\n  - name: a\n${each(size, (at) => `    key${at}: x\n`)}`,
    },
    'unknown keys on one line': {
      size: 3_000,
      text: (size) => `${organization}roles:\n  - { name: a, ${each(size, (at) => `key${at}: x, `)}}\n`,
    },
    'suppressions of unknown rules': {
      size: 2_000,
      text: (size) => organization + each(size, (at) => `# integrations-ignore oauth/descripton-missin${at}\n`),
    },
    'inputs that are used and declared': {
      size: 2_000,
      text: (size) =>
        `${organization}integrations:\n  - { name: I, type: custom-rest-actions }\ndataActions:\n  - name: D\n    integration: I\n    input:\n      type: object\n      properties:\n${each(size, (at) => `        p${at}: { type: string }\n`)}    request:\n      method: GET\n      url: https://x.example/\n      headers:\n${each(size, (at) => `        H${at}: \${input.p${at}}\n`)}`,
    },
    'faults of one scalar': {
      size: 4_000,
      text: (size) => `${organization}roles:\n  - name: "${'\\z'.repeat(size)}"\n`,
    },
    'heads of certificates without an end': {
      size: 4_000,
      text: (size) =>
        `${organization}identityProviders:\n  - name: A\n    certificates:\n      - "${'-----BEGIN CERTIFICATE-----'.repeat(size)}"\n      - "${'BEGIN '.repeat(size)}"\n`,
    },
  };
  for (const [name, { size, text }] of Object.entries(files))
    test(`finding what is wrong with ${name}`, () => {
      grows(size, (count) => {
        const written = text(count);
        return () => checked(written).findings();
      });
    });

  const noActions = { applications: () => [], offers: [], diagnostic: () => undefined, fixAllKind: 'source.fixAll' };
  const crowds: { readonly [name: string]: { readonly size: number; readonly text: (size: number) => string } } = {
    'in an entry': files['keys that are all unknown']!,
    'on a line': files['unknown keys on one line']!,
    'between suppressions': {
      size: 1_000,
      text: (size) =>
        `${organization}oauthClients:\n${each(size, (at) => `${client(`c${at}`, 'R')}    # integrations-ignore oauth/long-token\n`)}`,
    },
    'behind anchors': {
      size: 2_000,
      text: (size) =>
        `${organization}x: &a [routing:queue:view]\nroles:\n${each(size, (at) => `  - name: r${at}\n    permissions: *a\n    y: x\n`)}`,
    },
  };
  for (const [name, { size, text }] of Object.entries(crowds))
    test(`mending thousands of findings ${name}`, () => {
      grows(size, (count) => {
        const check = checked(text(count));
        const document = openDocument(text(count));
        const findings = check.findings();
        assert.ok(findings.length > count / 2, `${findings.length} findings`);
        return () => {
          const end = { line: document.lineCount, character: 0 };
          const range = { start: { line: 0, character: 0 }, end };
          const open = () => assert.fail();
          const asked = { uri: 'file:///a.yaml', version: 1, document, findings, range, only: undefined, open };
          assert.ok(codeActions({ ...noActions, ...asked }).length > 0);
        };
      });
    });

  test('showing the line of each of its findings', () => {
    grows(1_000, (count) => {
      const document = openDocument(`roles: [${'{ name: a }, '.repeat(count)}]\n`);
      const excerpt = excerptsOf(document);
      return () => {
        for (let at = 0; at < count; at++) {
          const start = { line: 0, character: 10 + 13 * at };
          assert.ok(excerpt({ start, end: { ...start, character: start.character + 4 } }));
        }
      };
    });
  });

  test('renaming what thousands of aliases take over', () => {
    grows(1_000, (count) => {
      const editing = editingOf(
        `x: &a [${'b, '.repeat(count)}]\nroles:\n${each(count, (at) => `  - name: r${at}\n    permissions: [*a]\n`)}  - name: last\n    permissions: *a\nusers:\n  - email: a@b.example\n    roles: [last]\n`,
      );
      const line = 2 + 2 * count;
      return () => assert.ok(renameAt(editing, { line, character: 12 }, 'z'));
    });
  });
});

describe('what is looked for in a text is looked for once', () => {
  test('the schema of a file that starts with comments, with any line ends', () => {
    for (const eol of ['\n', '\r\n', '\r'])
      grows(4_000, (count) => {
        const document = openDocument(`# Copyright${eol}`.repeat(count) + `version: 1${eol}`);
        return () => assert.deepEqual(fileLinks(document), []);
      });
    const modeline = '# yaml-language-server: $schema=schemas/a.json';
    const [link] = fileLinks(openDocument(`# Copyright\r\n\r\n  # Acme\r\n${modeline}\r\nversion: 1\r\n`));
    assert.equal(link?.path, 'schemas/a.json');
  });

  test('the mark of a block behind anchors', () => {
    grows(4_000, (count) => {
      const line = `a${': &'.repeat(count)} x |`;
      return () => linesOf(line);
    });
    const kinds = (text: string) => linesOf(text).map(({ kind }) => kind);
    assert.deepEqual(kinds('a: &x !y |2- # b\n  c\nd: e |\n  f'), ['content', 'block', 'content', 'content']);
  });
});
