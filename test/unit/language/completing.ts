/** Asks for completion in texts that mark the cursor with `¦`, as every door does, without a server. */
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import type { TextChange } from '../../../server/src/document/document';
import { openDocument } from '../../../server/src/document/open';
import { readQuestion } from '../../../server/src/language/completion/asked';
import { complete } from '../../../server/src/language/completion/complete';
import { folderAsked, type Listed } from '../../../server/src/language/completion/files';
import type { CompletionClient } from '../../../server/src/language/completion/offer';
import { resolveStops } from '../../../server/src/language/templates';
import { Names } from '../../../server/src/organization/names';
import { rules } from '../../../server/src/rules/registry';
import { defaultSettings } from '../../../server/src/settings/settings';
import { editingOf } from './marked';

export const mark = '¦';
export const now = Date.parse('2026-11-23T12:00:00Z');

export const full: CompletionClient = {
  snippets: true,
  takesMode: true,
  adjusts: true,
  labelDetails: true,
  markdown: true,
  tags: true,
  asksAgain: true,
};
/** A client that knows nothing beyond the first version of the protocol. */
export const plain: CompletionClient = {
  snippets: false,
  takesMode: false,
  adjusts: true,
  labelDetails: false,
  markdown: false,
  tags: false,
  asksAgain: false,
};

export interface CompletingInput {
  readonly client?: CompletionClient;
  /** What lies in each folder. */
  readonly files?: { readonly [folder: string]: readonly Listed[] };
  /** The organization file, where the text is a file of tests. */
  readonly tested?: string;
}

export interface Completing {
  readonly text: string;
  readonly items: readonly CompletionItem[];
  /** In the order in which a client shows them. */
  readonly labels: readonly string[];
  readonly isIncomplete: boolean;
  item(label: string): CompletionItem;
  /** The text after an item was taken, with the cursor where it is left behind plain text. */
  taking(label: string): string;
}

export function completing(marked: string, { client = full, files = {}, tested }: CompletingInput = {}): Completing {
  const at = marked.indexOf(mark);
  if (at < 0) throw new Error('The text marks no cursor.');
  const before = marked.slice(0, at).split(/\r\n|\r|\n/);
  const text = marked.replace(mark, '');
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  const document = openDocument(text);
  const names = new Names();
  for (const section of document.sections) for (const entry of section.entries) names.add(entry);
  const question = readQuestion(
    {
      document,
      names,
      settings: defaultSettings,
      now,
      ...(tested === undefined ? {} : { tested: editingOf(tested) }),
    },
    position,
  );
  const folder = folderAsked(question);
  const { items, isIncomplete } = complete(question, {
    client,
    rules,
    files: folder === undefined ? [] : (files[folder] ?? []),
  });
  const item = (label: string): CompletionItem => {
    const found = items.find((one) => one.label === label);
    if (!found) throw new Error(`"${label}" is not offered, but ${items.map((one) => one.label).join(', ')}.`);
    return found;
  };
  return {
    text,
    items,
    labels: [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label),
    isIncomplete,
    item,
    taking: (label) => taken(text, item(label)),
  };
}

/** A text after an item was taken, its stops as they are. */
export function taken(text: string, { textEdit, insertTextFormat }: CompletionItem): string {
  const { newText, range } = textEdit as TextEdit;
  const change: TextChange = { range, text: insertTextFormat === 2 ? resolveStops(newText) : newText };
  const document = openDocument(text);
  document.edit([change]);
  return document.text();
}
