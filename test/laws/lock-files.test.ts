import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(__dirname, '../..');

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where Node.js would look for a package that the package at a path of the lock file depends on. */
function places(path: string, name: string): string[] {
  const steps = path === '' ? [] : path.split(/\/?node_modules\//).slice(1);
  return steps
    .map((_, i) => `node_modules/${[...steps.slice(0, i + 1), name].join('/node_modules/')}`)
    .concat(`node_modules/${name}`);
}

for (const file of [
  'package-lock.json',
  'tools/vscode-host/newest/package-lock.json',
  'tools/vscode-host/oldest/package-lock.json',
]) {
  const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { packages: Record<string, Entry> };

  // npm leaves out optional packages that it can't find, and `npm ci` then refuses the whole file.
  test(`${file} holds all that its packages ask for, those of other platforms too`, () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !places(path, name).some((place) => packages[place]?.version))
        .map((name) => `${name}, for ${path || 'the project'}`),
    );
    assert.deepEqual(missing, []);
  });

  test(`${file} names no registry`, () => {
    assert.deepEqual(
      Object.keys(packages).filter((path) => packages[path]?.resolved !== undefined),
      [],
    );
  });
}
