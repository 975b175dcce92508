/** package.json as VS Code reads it: its texts can be translated, and what it names is there. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { referencesOf, writtenOut } from '../../tools/generate/manifest-texts';

const root = resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const texts = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as { readonly [key: string]: string };
const { commands, menus, keybindings, walkthroughs, grammars } = manifest.contributes;
const ids: readonly string[] = commands.map(({ command }: { readonly command: string }) => command);
const english = (text: string) => texts[text.slice(1, -1)] ?? '';

describe('the texts of package.json', () => {
  test('stand in package.nls.json, all of them and no others', () => {
    assert.deepEqual(writtenOut(manifest.contributes), []);
    assert.deepEqual([...new Set(referencesOf(manifest))].sort(), Object.keys(texts).sort());
  });
  test('would be found where they are written out', () => {
    assert.deepEqual(writtenOut({ commands: [{ title: 'A' }, { title: '%b%' }], enumDescriptions: ['C', '%d%'] }), [
      '.commands.0.title: A',
      '.enumDescriptions.0: C',
    ]);
  });
});

describe('commands', () => {
  test('have one category and titles in title case', () => {
    const small = /^(?:a|an|and|as|at|for|in|of|on|or|the|to|\$\{.*)$/;
    for (const { command, category, title } of commands) {
      assert.equal(english(category), 'Genesys Integrations', command);
      for (const [at, word] of english(title).split(' ').entries())
        if (at === 0 || !small.test(word)) assert.match(word, /^[A-Z]/, `${command}: ${english(title)}`);
    }
  });
  test('ask for more where they end in an ellipsis, and are named once', () => {
    assert.equal(new Set(ids).size, ids.length);
    for (const { title } of commands) assert.doesNotMatch(english(title), /\.\.\.$/);
  });
  test('are registered by the client, each of them', () => {
    const sources = ['client/src', 'server/src/lsp'].flatMap((folder) => sourcesIn(join(root, folder)));
    const named = sources.join('\n');
    for (const id of ids) {
      const short = id.slice('genesysIntegrations.'.length);
      assert.ok(named.includes(`'${id}'`) || named.includes(`'${short}'`), id);
    }
  });
  test('that menus, keys and walkthroughs name are contributed, or are those of VS Code', () => {
    const used = [
      ...Object.values(menus as Record<string, { readonly command: string }[]>).flat(),
      ...(keybindings as { readonly command: string }[]),
    ].map(({ command }) => command);
    const linked = [
      ...Object.values(texts)
        .join('\n')
        .matchAll(/\]\(command:([\w.]+)/g),
    ].map(([, id = '']) => id);
    for (const id of [...used, ...linked]) assert.ok(ids.includes(id) || id.startsWith('workbench.'), id);
  });
});

describe('the walkthrough', () => {
  const steps: readonly {
    readonly id: string;
    readonly completionEvents: readonly string[];
    readonly media: { readonly svg: string; readonly altText: string };
  }[] = walkthroughs[0].steps;
  test('has every step, each ticked off by something that happens', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['openExample', 'seeFinding', 'fixFinding', 'simulateToken', 'validateAssertion', 'newFile'],
    );
    const client = sourcesIn(join(root, 'client/src')).join('\n');
    for (const { id, completionEvents } of steps) {
      assert.ok(completionEvents.length, id);
      for (const event of completionEvents) {
        const [, kind, name = ''] = /^(onCommand|onContext):(.+)$/.exec(event) ?? [];
        assert.ok(kind === 'onCommand' ? ids.includes(name) || name === 'genesysIntegrations.openPanel' : kind, event);
        if (kind === 'onContext') assert.ok(client.includes(`'${name}'`), event);
      }
    }
  });
  test('has a picture for each, in the colours of the theme, with words for who cannot see it', () => {
    for (const { id, media } of steps) {
      const picture = readFileSync(join(root, media.svg), 'utf8');
      assert.match(picture, /var\(--vscode-editor-background/, id);
      assert.doesNotMatch(picture, /<script|href=|url\(/, id);
      assert.ok(english(media.altText).length > 20, id);
    }
  });
});

describe('files that package.json names', () => {
  test('are there', () => {
    const files: readonly string[] = [manifest.icon, ...grammars.map(({ path }: { readonly path: string }) => path)];
    for (const file of files) assert.ok(existsSync(join(root, file)), file);
  });
});

function sourcesIn(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
