/** Actions tried on a text: `¦` is where somebody stands; what is left untouched and what the checks say afterwards. */
import assert from 'node:assert/strict';
import type { Document } from '../../../server/src/document/document';
import type { Edit } from '../../../server/src/document/edits';
import { openDocument } from '../../../server/src/document/open';
import type { Asked, Offer } from '../../../server/src/language/actions/offer';
import { offersAt } from '../../../server/src/language/actions/offers';
import { resolveStops } from '../../../server/src/language/templates';
import { actionCommands } from '../../../server/src/lsp/protocol';
import type { Finding } from '../../../server/src/rules/check';
import { defaultSettings } from '../../../server/src/settings/settings';
import { readWhole } from '../../../server/src/simulate/whole';
import { exampleTime, findingsOf } from '../../checking';

export interface Standing {
  readonly files?: { readonly [path: string]: string };
  readonly metadata?: readonly string[];
  readonly commands?: boolean;
  /** Rules that have a finding at the mark. */
  readonly found?: readonly string[];
  readonly automatic?: boolean;
  readonly only?: readonly string[];
}

export interface Acting {
  readonly text: string;
  readonly offers: readonly Offer[];
  readonly titles: readonly string[];
  /** The text after an action whose title begins so. */
  made(title: string): string;
  /** As `made`, with the stops of the snippet resolved. */
  madeBySnippet(title: string): string;
}

/** What is offered at an offset of a text. */
export function askedAt(
  document: Document,
  text: string,
  at: number,
  standing: Standing,
): { readonly asked: Asked; readonly offers: readonly Offer[] } {
  const before = text.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const files = standing.files ?? {};
  const asked: Asked = {
    uri: 'file:///w/integrations.yaml',
    version: 1,
    document,
    whole: readWhole(document),
    settings: defaultSettings,
    now: Date.parse(exampleTime),
    range: { start: position, end: position },
    found: new Set(standing.found ?? []),
    file: (path) =>
      files[path] === undefined
        ? { state: 'unreadable', reason: 'there is no such file' }
        : { state: 'read', bytes: Buffer.from(files[path]) },
    metadata: (standing.metadata ?? []).map((path) => ({ path, bytes: Buffer.from(files[path] ?? '') })),
    commands: standing.commands ? actionCommands : undefined,
  };
  return { asked, offers: offersAt(asked, standing.only, standing.automatic ?? false) };
}

/** The actions at the mark. */
export function act(marked: string, standing: Standing = {}): Acting {
  const at = marked.indexOf('¦');
  assert.ok(at >= 0, 'the text has a mark');
  const text = marked.replace('¦', '');
  const document = openDocument(text);
  const { offers } = askedAt(document, text, at, standing);
  const find = (title: string) => {
    const offer = offers.find((one) => one.title.startsWith(title));
    assert.ok(offer, `${title} is not among: ${offers.map((one) => one.title).join(' | ')}`);
    return offer;
  };
  return {
    text,
    offers,
    titles: offers.map(({ title }) => title),
    made: (title) => apply(document, find(title).edits?.(), text),
    madeBySnippet: (title) => apply(document, find(title).snippet?.(), text, resolveStops),
  };
}

/** The text after edits. Each edit must lie in the text, and touch no other. */
export function apply(
  document: Document,
  edits: readonly Edit[] | undefined,
  text: string,
  read: (inserted: string) => string = (inserted) => inserted,
): string {
  assert.ok(edits?.length, 'there are edits');
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: { line: number; character: number }) =>
    (starts[line] ?? text.length) + character;
  const placed = edits
    .map((edit) => ({ ...document.range(edit.chunk, edit.start, edit.end), text: read(edit.text) }))
    .map(({ start, end, text: inserted }) => ({ start: offset(start), end: offset(end), text: inserted }))
    .sort((a, b) => a.start - b.start);
  let made = '';
  let from = 0;
  for (const { start, end, text: inserted } of placed) {
    assert.ok(start >= from, 'edits do not overlap');
    made += text.slice(from, start) + inserted;
    from = end;
  }
  return made + text.slice(from);
}

/** Asserts that a text has what another has, with one piece put in, and gives the piece. */
export function inserted(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  const rest = before.length - start;
  assert.equal(after.slice(after.length - rest), before.slice(start), 'nothing else is touched');
  return after.slice(start, after.length - rest);
}

/** Findings worse than information that a text has and another had not, as `rule pointer`. */
export function worse(before: string, after: string, files?: Standing['files']): readonly string[] {
  const told = (text: string) =>
    findingsOf(text, { files })
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map((finding: Finding) => `${finding.rule} ${finding.message}`);
  const known = new Set(told(before));
  return told(after).filter((one) => !known.has(one));
}
