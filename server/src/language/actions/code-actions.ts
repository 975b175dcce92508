/** Quick fixes, suppressions and fix-all. */
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import type { Document, Range } from '../../document/document';
import type { Finding } from '../../rules/check';
import type { Draft } from '../../rules/mend';
import { textEdit, workspaceEdit } from '../text-edits';
import { rewriteKind } from './application-actions';
import { fixAll } from './fix-all';
import { canSuppress, suppressInFile, suppressOnLine } from './suppress';

export interface CodeActionsInput {
  readonly uri: string;
  /** Version of the text, for clients that take edits with one. */
  readonly version: number | undefined;
  readonly document: Document;
  readonly findings: readonly Finding[];
  /** Where the user stands, or what is selected. */
  readonly range: Range;
  /** Kinds that are asked for; all but those that concern the whole file when there are none. */
  readonly only: readonly string[] | undefined;
  /** The diagnostic that the client was given for a finding. */
  readonly diagnostic: (finding: Finding) => Diagnostic | undefined;
  /** Opens a text as a copy of this file, to try fixes on. */
  readonly open: (text: string) => Draft;
  /** Kind of the action that applies every safe fix. */
  readonly fixAllKind: string;
  /** What may be done with the authorized application at the range. */
  readonly applications: () => readonly CodeAction[];
  /** What else may be done at the range: actions of the kinds that are asked for. */
  readonly offers: readonly CodeAction[];
}

const quickFix = 'quickfix';

/** The actions at a range; the edits of fixes are made for the findings there alone. */
export function codeActions(input: CodeActionsInput): CodeAction[] {
  const actions: CodeAction[] = [];
  const mending = input.offers.filter(({ kind }) => kind === quickFix);
  const asked = (kind: string) => input.only?.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  if (input.only === undefined || asked(quickFix)) {
    const here = findingsAt(input.findings, input.range);
    const [first, then] = [mending.filter((one) => one.isPreferred), mending.filter((one) => !one.isPreferred)];
    actions.push(...first);
    for (const finding of here) actions.push(...fixes(input, finding));
    actions.push(...then);
    actions.push(...joined(here.flatMap((finding) => suppressions(input, finding))));
  }
  if (input.only === undefined || asked(rewriteKind)) actions.push(...input.applications());
  actions.push(...input.offers.filter((one) => !mending.includes(one)));
  if (asked(input.fixAllKind)) {
    const edits = fixAll(input.document.text(), input.open);
    if (edits.length)
      actions.push({
        title: 'Apply all safe fixes',
        kind: input.fixAllKind,
        edit: workspaceEdit(input.uri, input.version, edits),
      });
  }
  return actions;
}

function fixes(input: CodeActionsInput, finding: Finding): CodeAction[] {
  const { document, uri, version } = input;
  return finding.fixes.flatMap(({ title, safe, edits }): CodeAction[] => {
    const made = edits().map((edit) => textEdit(document, edit));
    if (made.length === 0) return [];
    const preferred = safe ? { isPreferred: true } : {};
    return [{ title, ...actionOn(input, finding), ...preferred, edit: workspaceEdit(uri, version, made) }];
  });
}

function suppressions(input: CodeActionsInput, finding: Finding): CodeAction[] {
  const { document, uri, version } = input;
  if (!canSuppress(finding.rule)) return [];
  const line = suppressOnLine(document, finding);
  const file = suppressInFile(document, finding);
  const action = actionOn(input, finding);
  return [
    ...(line
      ? [{ title: `Suppress ${finding.rule} on this line`, ...action, edit: workspaceEdit(uri, version, [line]) }]
      : []),
    { title: `Suppress ${finding.rule} in this file`, ...action, edit: workspaceEdit(uri, version, [file]) },
  ];
}

/** Actions of one title as one, for the diagnostics of all of them: a rule may find several things on a line. */
function joined(actions: readonly CodeAction[]): CodeAction[] {
  const byTitle = new Map<string, CodeAction>();
  for (const action of actions) {
    const before = byTitle.get(action.title);
    const diagnostics = [...(before?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    byTitle.set(action.title, before ? { ...before, ...(diagnostics.length ? { diagnostics } : {}) } : action);
  }
  return [...byTitle.values()];
}

function actionOn({ diagnostic }: CodeActionsInput, finding: Finding): Pick<CodeAction, 'kind' | 'diagnostics'> {
  const about = diagnostic(finding);
  return { kind: quickFix, ...(about ? { diagnostics: [about] } : {}) };
}

/** The findings that touch a range. */
export function findingsAt(findings: readonly Finding[], range: Range): readonly Finding[] {
  return findings.filter((finding) => touches(finding.range, range));
}

function touches(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
