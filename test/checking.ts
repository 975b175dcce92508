/** One text checked as every door checks it, with files and time given. */
import type { Document } from '../server/src/document/document';
import { openDocument } from '../server/src/document/open';
import { Check, type Finding } from '../server/src/rules/check';
import { rules } from '../server/src/rules/registry';
import type { FileContent, Rule } from '../server/src/rules/rule';
import { readSettings } from '../server/src/settings/settings';

export interface CheckingInput {
  readonly at?: string | undefined;
  readonly settings?: unknown;
  readonly files?: { readonly [path: string]: string | Uint8Array } | undefined;
  readonly rules?: readonly Rule[];
}

export const exampleTime = '2026-11-23T12:00:00Z';

/** Opens and checks a text; files that are not given do not exist. */
export function open(text: string, input: CheckingInput = {}): { document: Document; check: Check } {
  const document = openDocument(text);
  const check = new Check({
    document,
    rules: input.rules ?? rules,
    settings: readSettings([input.settings]).settings,
    now: Date.parse(input.at ?? exampleTime),
  });
  for (let wanted = check.wantedFiles(); wanted.length; wanted = check.wantedFiles())
    for (const path of wanted) check.setFile(path, content(input.files?.[path]));
  return { document, check };
}

/** The findings of a text. */
export function findingsOf(text: string, input: CheckingInput = {}): readonly Finding[] {
  return open(text, input).check.findings();
}

/** The text after every fix of the findings that `which` picks, again and again until none is left (at most 10 times). */
export function fixed(text: string, which: (finding: Finding) => boolean, input: CheckingInput = {}): string {
  for (let round = 0; round < 10; round++) {
    const { document, check } = open(text, input);
    const finding = check.findings().find((one) => which(one) && one.fixes.length > 0);
    if (!finding) return text;
    const edits = [...finding.fixes[0]!.edits()];
    const changes = edits
      .map((edit) => ({ range: document.range(edit.chunk, edit.start, edit.end), text: edit.text }))
      .sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character);
    document.edit(changes);
    text = document.text();
  }
  return text;
}

function content(file: string | Uint8Array | undefined): FileContent {
  if (file === undefined) return { state: 'unreadable', reason: 'there is no such file' };
  return { state: 'read', bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file };
}
