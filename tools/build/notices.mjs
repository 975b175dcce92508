// dist/notices.txt: whose work is in the bundles, and under which licences.
import fs from 'node:fs';
import path from 'node:path';

/**
 * Writes the notices of every package that the bundles hold, and of the icons, into a file. `metafiles` are those of
 * esbuild. Throws when a package says nothing of a licence.
 */
export function writeNotices(root, file, metafiles) {
  const folders = new Set(
    metafiles.flatMap(({ inputs }) =>
      Object.keys(inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
    ),
  );
  const icons = path.join('node_modules', '@vscode', 'codicons');
  const notices = [...folders]
    .map((folder) => noticeOf(root, folder))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text }) => `${name}\n\n${text}`);
  const { version } = readManifest(root, icons);
  notices.unshift(
    `@vscode/codicons ${version}\n\nThe icons of the panel are Visual Studio Code Icons, © Microsoft Corporation, under the Creative Commons Attribution 4.0\nInternational licence (https://creativecommons.org/licenses/by/4.0/). Their outlines are as they were published.`,
  );
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  fs.writeFileSync(file, `Work of others in this extension\n\n${notices.join(rule)}\n`);
}

function noticeOf(root, folder) {
  const { name, version, license, author } = readManifest(root, folder);
  const texts = fs
    .readdirSync(path.join(root, folder))
    .filter((entry) => /^(licen[cs]e|copying|notice|third.?party)/i.test(entry))
    .map((entry) =>
      fs
        .readFileSync(path.join(root, folder, entry), 'utf8')
        .replace(/\r\n/g, '\n')
        .trim(),
    );
  if (texts.length === 0 && !license) throw new Error(`${name} is bundled and has no licence.`);
  if (texts.length === 0) texts.push(`By ${author?.name ?? author}. The package has no text of its licence.`);
  return { name: `${name} ${version} (${license})`, text: texts.join('\n\n') };
}

function readManifest(root, folder) {
  return JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
}
