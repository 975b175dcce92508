/** Hovers and hints of a text, without an editor. */
import type { Range } from '../../../server/src/document/document';
import { openDocument } from '../../../server/src/document/open';
import type { Editing } from '../../../server/src/language/editing';
import type { SecretState } from '../../../server/src/language/hover/asked';
import { hoverAt } from '../../../server/src/language/hover/hover';
import { Names } from '../../../server/src/organization/names';
import { rules } from '../../../server/src/rules/registry';
import type { FileContent } from '../../../server/src/rules/rule';
import { defaultSettings } from '../../../server/src/settings/settings';
import { readWhole } from '../../../server/src/simulate/whole';

export interface Beside {
  /** Content of files by the path as written; null for one that can't be read. */
  readonly files?: { readonly [path: string]: string | null };
  readonly secret?: SecretState;
}

export const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** A text that is being edited on 2026-11-23. */
export function edit(text: string, { files = {} }: Beside = {}): Editing {
  const document = openDocument(text);
  const names = new Names();
  for (const { entries } of document.sections) for (const entry of entries) names.add(entry);
  const contents = new Map(
    Object.entries(files).map(([path, content]): [string, FileContent] => [
      path,
      content === null
        ? { state: 'unreadable', reason: 'there is no such file' }
        : { state: 'read', bytes: Buffer.from(content) },
    ]),
  );
  return {
    uri: 'file:///acme/integrations.yaml',
    version: 1,
    document,
    names,
    settings: defaultSettings,
    now: Date.parse('2026-11-23T12:00:00Z'),
    whole: () => readWhole(document, names),
    file: (path) => contents.get(path),
  };
}

export interface Hovered {
  readonly markdown: string;
  /** The text that the hover is about. */
  readonly about: string;
}

/** The hover at the `¦` in a text. */
export function hover(marked: string, beside: Beside = {}): Hovered | undefined {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const before = marked.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  const found = hoverAt(edit(text, beside), position, { rules: byId, secret: beside.secret ?? 'unknown' });
  return found && { markdown: found.markdown, about: cut(text, found.range) };
}

/** The text in a range. */
function cut(text: string, { start, end }: Range): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.character);
  lines[0] = lines[0]!.slice(start.character);
  return lines.join('\n');
}
