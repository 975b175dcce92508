/**
 * The texts of the client, in l10n/bundle.l10n.json: what stands in `l10n.t(…)`, by itself. A translation is one more
 * file, `bundle.l10n.de.json`. The messages of the language server and the texts of the panel are English only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const call = /\bl10n\.t\(\s*/g;
const literal = /^(?:'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")(?=\s*[,)])/;

/** The file of the client's texts. */
export function clientTextFiles(root: string): (readonly [path: string, text: string])[] {
  const texts = clientSources(root).flatMap(({ path, text }) => textsOf(text, path));
  const bundle = Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text]));
  return [['l10n/bundle.l10n.json', `${JSON.stringify(bundle, null, 2)}\n`]];
}

/** The sources of the client. */
export function clientSources(root: string): { readonly path: string; readonly text: string }[] {
  const folder = join(root, 'client/src');
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => ({ path: `client/src/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The texts of a source that are translated. Throws where one is put together: nobody could translate its parts. */
export function textsOf(source: string, path: string): string[] {
  return [...source.matchAll(call)].map((match) => {
    const found = literal.exec(source.slice(match.index + match[0].length));
    if (!found) {
      const line = source.slice(0, match.index).split('\n').length;
      throw new Error(`${path}:${line}: l10n.t takes one text in quotes, and what stands in it behind a comma.`);
    }
    return unescaped(found[0].slice(1, -1));
  });
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code?: string, one?: string) =>
    code === undefined ? (one === 'n' ? '\n' : (one ?? '')) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
