/** textDocument/codeAction, codeAction/resolve */
import { dirname } from 'node:path';
import { type CodeAction, CodeActionTriggerKind, type Connection } from 'vscode-languageserver';
import type { Range } from '../../document/document';
import { applicationActions } from '../../language/actions/application-actions';
import { codeActions, findingsAt } from '../../language/actions/code-actions';
import type { Asked } from '../../language/actions/offer';
import { actionsOf, editOf, type OfferData, offersAt } from '../../language/actions/offers';
import { asksForMetadata } from '../../language/actions/provider';
import { inOneLine } from '../../report/visible';
import type { Settings } from '../../settings/settings';
import { isRange } from '../changes';
import type { Outside } from '../outside';
import { pathOf } from '../places';
import { actionCommands, fixAllKind } from '../protocol';
import { type Log, request } from '../safely';
import type { Wholes } from '../wholes';
import type { OpenFile, Workspace } from '../workspace';

export interface CodeActionInput {
  readonly workspace: () => Workspace | undefined;
  readonly outside: Outside;
  readonly wholes: Wholes;
  readonly log: Log;
}

/** Most files beside an organization file that are read to see whether they are metadata. */
const mostMetadata = 10;

/** Longest title of an action, in UTF-16 code units: what stops and begins is said in some. */
const longestTitle = 500;

interface Ready {
  readonly workspace: Workspace;
  readonly file: OpenFile;
  readonly settings: Settings;
  readonly asked: Asked;
}

export function onCodeAction(connection: Connection, input: CodeActionInput): void {
  const { workspace: current, outside, wholes, log } = input;

  const ready = async (uri: string, range: Range, withMetadata: boolean): Promise<Ready | undefined> => {
    const workspace = current();
    const known = workspace?.file(uri);
    if (!workspace || !known || !(await workspace.ready(known))) return undefined;
    const { settings } = await workspace.configuration.of(known.checked.root);
    const metadata = withMetadata ? await metadataBeside(uri, range, workspace) : [];
    // The text may have been edited while named files were read.
    const file = workspace.file(uri);
    const whole = file && wholes.of(file);
    if (!file || !whole) return undefined;
    const { document } = whole;
    const within = (position: Range['start']) => {
      const { chunk, offset } = document.locate(position);
      return document.position(chunk, offset);
    };
    const asked: Asked = {
      uri: file.uri,
      version: file.version,
      document,
      whole,
      settings,
      now: outside.now(),
      range: { start: within(range.start), end: within(range.end) },
      found: new Set(findingsAt(file.checked.findings(), range).map(({ rule }) => rule)),
      file: (path) => file.checked.knownFile(path),
      metadata,
      commands: workspace.client.options.commands === true ? actionCommands : undefined,
    };
    return { workspace, file, settings, asked };
  };

  /** Files that may be metadata, where somebody stands at the key of the providers. */
  const metadataBeside = async (uri: string, range: Range, workspace: Workspace): Promise<Asked['metadata']> => {
    const file = workspace.file(uri);
    const whole = file && wholes.of(file);
    const path = pathOf(uri);
    if (!whole || path === undefined || !file.checked.root.opened || !asksForMetadata(whole, range.start)) return [];
    const paths = await outside.filesBeside({ folder: dirname(path), endings: ['.xml'], most: mostMetadata });
    const read = paths.map(async (one) => ({ path: one, content: await file.checked.file(one) }));
    return (await Promise.all(read)).flatMap(({ path: one, content }) =>
      content.state === 'read' ? [{ path: one, bytes: content.bytes }] : [],
    );
  };

  connection.onCodeAction(
    request('codeAction', log, [] as CodeAction[], async ({ textDocument, range, context }, token) => {
      const uri: unknown = textDocument?.uri;
      if (typeof uri !== 'string' || !isRange(range)) return [];
      const automatic = context?.triggerKind === CodeActionTriggerKind.Automatic;
      const found = await ready(uri, range, !automatic);
      if (!found || token.isCancellationRequested) return [];
      const { workspace, file, settings, asked } = found;
      const { checked } = file;
      const { client } = workspace;
      const version = client.documentChanges ? file.version : undefined;
      const findings = checked.findings();
      const diagnostic = checked.diagnostic.bind(checked);
      const offers = offersAt(asked, context?.only, automatic);
      const actions = codeActions({
        uri: file.uri,
        version,
        document: asked.document,
        findings,
        range,
        only: context?.only,
        diagnostic,
        open: (text) => checked.draft(text),
        fixAllKind,
        applications: () =>
          applicationActions(range, { uri: file.uri, version, whole: asked.whole, settings, now: asked.now }),
        offers: actionsOf(offers, {
          asked,
          takes: { versions: client.documentChanges, snippets: client.snippetEdits },
          findings: findingsAt(findings, range),
          diagnostic,
          later: client.resolvesEdits,
        }),
      });
      // Names of the file stand in them.
      return actions.map((action) => ({ ...action, title: inOneLine(action.title, longestTitle) }));
    }),
  );

  const resolve = async (action: CodeAction): Promise<CodeAction> => {
    const data = readData(action.data);
    const found = data && (await ready(data.uri, data.range, true));
    // What was offered for another text is not made.
    if (!found || found.asked.version !== data.version) return action;
    const { client } = found.workspace;
    const offer = offersAt(found.asked, undefined, false).find(({ id }) => id === data.id);
    const takes = { versions: client.documentChanges, snippets: client.snippetEdits };
    const edit = offer && editOf(offer, found.asked, takes);
    return edit ? { ...action, edit } : action;
  };

  connection.onCodeActionResolve((action, token) =>
    request('codeAction/resolve', log, action, () => resolve(action))(action, token),
  );
}

function readData(value: unknown): OfferData | undefined {
  const { uri, version, range, id } = (value ?? {}) as Partial<Record<keyof OfferData, unknown>>;
  return typeof uri === 'string' && typeof version === 'number' && typeof id === 'string' && isRange(range)
    ? { uri, version, range, id }
    : undefined;
}
