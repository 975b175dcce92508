/** Generated files are what their sources give. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { rules } from '../../server/src/rules/registry';
import { generated } from '../../tools/generate';
import { root } from './sources';

describe('generated files', () => {
  test('are what their sources give (else: npm run generate)', async () => {
    const files: (readonly [path: string, text: string])[] = [];
    for await (const step of generated()) files.push(...step);
    assert.ok(files.length > 5);
    const stale = files.filter(
      ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
    );
    assert.deepEqual(
      stale.map(([path]) => path),
      [],
    );
  });

  test('leave no rule out', () => {
    const files = (readdirSync(join(root, 'server/src/rules'), { recursive: true }) as string[])
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\//.test(file) && /\.ts$/.test(file) && !/\.d\.ts$/.test(file))
      .filter((file) =>
        /^export default .*\{\s*\n? +id: '/m.test(readFileSync(join(root, 'server/src/rules', file), 'utf8')),
      );
    assert.deepEqual(
      files.map((file) => file.replace(/\.ts$/, '')).filter((id) => !rules.some((rule) => rule.id === id)),
      [],
    );
    for (const { id } of rules) assert.ok(existsSync(join(root, `server/src/rules/${id}.ts`)), id);
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  });
});
