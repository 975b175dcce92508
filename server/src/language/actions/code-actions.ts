/** Quick fixes, suppressions and fix-all. */
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver-types';
import type { Document, Range } from '../../document/document';
import type { Finding } from '../../rules/check';
import type { Draft } from '../../rules/mend';
import { keep } from '../findings/diagnostics';
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

/** Findings that are mended one by one at a range, the gravest: nobody reads a longer list, and fix-all takes them all. */
const mostMended = 200;

/** The actions at a range; the edits of fixes are made for the findings there alone. */
export function codeActions(input: CodeActionsInput): CodeAction[] {
  const actions: CodeAction[] = [];
  const mending = input.offers.filter(({ kind }) => kind === quickFix);
  const asked = (kind: string) => input.only?.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  if (input.only === undefined || asked(quickFix)) {
    const here = keep(findingsAt(input.findings, input.range), mostMended);
    const [first, then] = [mending.filter((one) => one.isPreferred), mending.filter((one) => !one.isPreferred)];
    actions.push(...first);
    for (const finding of here) actions.push(...fixes(input, finding));
    actions.push(...then);
    actions.push(...joined(suppressions(input, here)));
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

function suppressions(input: CodeActionsInput, findings: readonly Finding[]): CodeAction[] {
  const { document, uri, version } = input;
  // What a comment would be depends on the line and the rule alone.
  const edits = new Map<string, TextEdit | undefined>();
  const once = (key: string, make: () => TextEdit | undefined): TextEdit | undefined => {
    if (!edits.has(key)) edits.set(key, make());
    return edits.get(key);
  };
  return findings.flatMap((finding) => {
    const { rule, range } = finding;
    if (!canSuppress(rule)) return [];
    const line =
      range.start.line === 0
        ? suppressOnLine(document, finding)
        : once(`${range.start.line} ${rule}`, () => suppressOnLine(document, finding));
    const file = once(rule, () => suppressInFile(document, finding));
    const action = actionOn(input, finding);
    const offer = (title: string, edit: TextEdit): CodeAction => ({
      title,
      ...action,
      edit: workspaceEdit(uri, version, [edit]),
    });
    return [
      ...(line ? [offer(`Suppress ${rule} on this line`, line)] : []),
      ...(file ? [offer(`Suppress ${rule} in this file`, file)] : []),
    ];
  });
}

/** Actions of one title as one, for the diagnostics of all of them: a rule may find several things on a line. */
function joined(actions: readonly CodeAction[]): CodeAction[] {
  const byTitle = new Map<string, CodeAction[]>();
  for (const action of actions) {
    const same = byTitle.get(action.title);
    if (same) same.push(action);
    else byTitle.set(action.title, [action]);
  }
  return [...byTitle.values()].map((same) => {
    const diagnostics = same.flatMap((action) => action.diagnostics ?? []);
    return { ...same[0]!, ...(diagnostics.length ? { diagnostics } : {}) };
  });
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
