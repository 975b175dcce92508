/** The documentation: as its sources have it, complete, and without links that lead nowhere. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { rules } from '../../server/src/rules/registry';
import { docsFiles } from '../../tools/generate/docs';

const root = resolve(__dirname, '../..');

test('the generated pages are what their sources give (npm run generate)', () => {
  const stale = docsFiles(root).filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
  );
  assert.deepEqual(
    stale.map(([path]) => path),
    [],
  );
});

test('there is a page for each rule, and none for another', () => {
  const pages = (readdirSync(join(root, 'docs/rules'), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => file.slice(0, -3).replaceAll('\\', '/'));
  assert.deepEqual(pages.sort(), rules.map(({ id }) => id).sort());
});

describe('links lead somewhere', () => {
  const folder = (path: string) =>
    (readdirSync(join(root, path), { recursive: true }) as string[])
      .filter((file) => file.endsWith('.md'))
      .map((file) => join(root, path, file));
  for (const file of ['README.md', 'CHANGELOG.md']
    .map((name) => join(root, name))
    .concat(folder('docs'), folder('examples')))
    test(relative(root, file), () => {
      const text = readFileSync(file, 'utf8').replace(/```.*?```/gs, '');
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!.replace(/#.*/, ''));
      const dead = links.filter((link) => link && !/^[a-z]+:/.test(link) && !existsSync(join(dirname(file), link)));
      assert.deepEqual(dead, []);
    });
});
