/** The editor, the command line and SARIF say the same of every file. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openDocument } from '../../server/src/document/open';
import { fixAll } from '../../server/src/language/actions/fix-all';
import type { Finding } from '../../server/src/rules/check';
import { defaultSettings } from '../../server/src/settings/settings';
import { checkFile } from '../../server/src/workspace/check-file';
import { fixFile } from '../../server/src/workspace/fix-file';
import { decode } from '../../server/src/workspace/read';
import { Folder, start } from '../lsp/client';
import { layOut } from './cases';
import { root } from './sources';

const at = '2026-11-23T12:00:00Z';
const now = Date.parse(at);
const settings = { ...defaultSettings, maxFindings: 100_000 };
const folder = new Folder();
const paths = layOut(folder.path);
after(() => folder[Symbol.dispose]());

/** A finding in the words that all doors share: `line:character-line:character severity rule message`. */
function say({ start, end }: Finding['range'], severity: string, rule: string, message: string): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${rule} ${message}`;
}

function textOf(path: string): string | undefined {
  const file = decode(readFileSync(join(folder.path, path)));
  return file.state === 'read' ? file.text : undefined;
}

function input(path: string, text: string) {
  return { text, path: join(folder.path, path), root: folder.path, settings, now };
}

/** What the engine finds, by path. */
const engine = new Map(
  paths.flatMap((path): [string, readonly string[]][] => {
    const text = textOf(path);
    if (text === undefined) return [];
    const { check } = checkFile(input(path, text));
    return [[path, check.findings().map(({ range, severity, rule, message }) => say(range, severity, rule, message))]];
  }),
);

function run(...args: string[]): string {
  const main = join(root, 'server/src/cli/main.ts');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href, main, ...args, '--at', at],
    { cwd: folder.path, maxBuffer: 1e9, encoding: 'utf8' },
  );
  assert.ok(status === 0 || status === 1, stderr);
  return stdout;
}

function compare(found: ReadonlyMap<string, readonly string[]>): void {
  assert.deepEqual([...found.keys()].sort(), [...engine.keys()].sort());
  for (const [path, findings] of engine) assert.deepEqual(found.get(path), findings, path);
}

test('there is something to compare', () => {
  assert.ok(engine.size > 100);
  assert.ok([...engine.values()].flat().length > 300);
});

describe('the same findings', () => {
  test('in the editor, of closed files and of open ones', async () => {
    await using client = await start({
      folders: [folder],
      settings: () => ({ maxFindings: 100_000 }),
      outside: { now: () => now, after: () => () => {} },
    });
    const severities = ['', 'error', 'warning', 'info', 'hint'];
    const asSaid = (
      items: readonly { range: Finding['range']; severity?: number; code?: unknown; message: unknown }[],
    ) =>
      items.map(({ range, severity, code, message }) =>
        say(range, severities[severity ?? 0]!, String(code), String(message)),
      );
    const byUri = new Map(paths.map((path) => [folder.uri(path), path]));
    const closed = new Map<string, readonly string[]>();
    for (const report of await client.pullWorkspace())
      if (report.kind === 'full') closed.set(byUri.get(report.uri) ?? report.uri, asSaid(report.items));
    compare(closed);
    const open = new Map<string, readonly string[]>();
    for (const path of engine.keys()) {
      const uri = folder.uri(path);
      client.open(uri, textOf(path)!);
      open.set(path, asSaid(await client.items(uri)));
      client.close(uri);
    }
    compare(open);
    assert.deepEqual(client.errors, []);
  });

  test('in JSON', () => {
    const report = JSON.parse(run('check', '--format', 'json')) as {
      files: {
        path: string;
        findings: { range: Finding['range']; severity: string; rule: string; message: string }[];
      }[];
    };
    compare(
      new Map(
        report.files.map(({ path, findings }) => [
          path,
          findings.map(({ range, severity, rule, message }) => say(range, severity, rule, message)),
        ]),
      ),
    );
  });

  test('in SARIF', () => {
    interface Result {
      ruleId: string;
      level: string;
      message: { text: string };
      locations: {
        physicalLocation: {
          artifactLocation: { uri: string };
          region: { startLine: number; startColumn: number; endLine: number; endColumn: number };
        };
      }[];
    }
    const sarif = JSON.parse(run('check', '--format', 'sarif')) as { runs: { results: Result[] }[] };
    const found = new Map<string, string[]>();
    for (const { ruleId, level, message, locations } of sarif.runs[0]?.results ?? []) {
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      const range = {
        start: { line: region.startLine - 1, character: region.startColumn - 1 },
        end: { line: region.endLine - 1, character: region.endColumn - 1 },
      };
      const path = decodeURIComponent(artifactLocation.uri);
      found.set(path, [...(found.get(path) ?? []), say(range, level, ruleId, message.text)]);
    }
    for (const [path, findings] of engine) {
      const expected = findings.map((one) => one.replace(/^(\S+) (?:info|hint) /, '$1 note '));
      assert.deepEqual(found.get(path) ?? [], expected, path);
    }
  });
});

describe('the same text after all safe fixes', () => {
  let fixed = 0;
  before(() => {
    fixed = 0;
  });
  for (const path of engine.keys())
    test(path, () => {
      const text = textOf(path)!;
      const edits = fixAll(text, (draft) => checkFile(input(path, draft)));
      const document = openDocument(text);
      document.edit([...edits].reverse().map(({ range, newText }) => ({ range, text: newText })));
      assert.equal(document.text(), fixFile(input(path, text), { unsafe: false }).text);
      if (edits.length) fixed++;
    });
  after(() => assert.ok(fixed > 20, 'there was something to fix'));
});
