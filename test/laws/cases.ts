/** Every organization file of the tests and the examples, laid out in one folder as a user would have it. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rules } from '../../server/src/rules/registry';
import { readDrawn } from '../drawn';
import { root } from './sources';

/** Lays the files out in `folder`; the paths of the organization files among them, in order. */
export function layOut(folder: string): string[] {
  const organizations: string[] = [];
  const put = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const rule of rules)
    for (const example of ['bad', 'good'] as const) {
      const path = `rules/${rule.id}/${example}.integrations.yaml`;
      put(path, readDrawn(rule[example]).yaml);
      organizations.push(path);
      for (const [name, text] of Object.entries(rule.files ?? {})) put(`rules/${rule.id}/${name}`, text);
    }
  for (const from of ['test/fixtures/rules', 'examples']) {
    if (!existsSync(join(root, from))) continue;
    for (const entry of readdirSync(join(root, from), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const source = join(entry.parentPath, entry.name);
      const path = join(from, source.slice(join(root, from).length + 1)).replaceAll('\\', '/');
      const organization = /\.ya?ml$/.test(path) && !basename(path).startsWith('.');
      const to = organization && !isOrganization(path) ? path.replace(/\.ya?ml$/, '.integrations.yaml') : path;
      mkdirSync(dirname(join(folder, to)), { recursive: true });
      copyFileSync(source, join(folder, to));
      if (organization) organizations.push(to);
    }
  }
  return organizations.sort();
}

function isOrganization(path: string): boolean {
  return /(?:^|\/|\.)integrations\.ya?ml$/.test(path);
}
