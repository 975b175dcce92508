/** textDocument/completion, completionItem/resolve */
import {
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
  type Connection,
  MarkupKind,
} from 'vscode-languageserver';
import { readQuestion } from '../../language/completion/asked';
import { complete } from '../../language/completion/complete';
import { describeAbout } from '../../language/completion/describe';
import { asksForSecret, folderAsked, type Listed } from '../../language/completion/files';
import { isAbout } from '../../language/completion/offer';
import { heeds } from '../../language/completion/triggers';
import { organizationOf } from '../../language/format';
import { plainText } from '../../language/hover/markdown';
import type { RuleText } from '../../rules/rule';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import type { Outside } from '../outside';
import { pathOf } from '../places';
import { type Log, request } from '../safely';
import type { Workspace } from '../workspace';

export interface CompletionInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly outside: Outside;
  readonly rules: readonly RuleText[];
  readonly log: Log;
}

/** Milliseconds that a folder on a slow disk may take; the other items don't wait longer. */
const patience = 500;

export function onCompletion(
  connection: Connection,
  { workspace, editings, outside, rules, log }: CompletionInput,
): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  connection.onCompletion(
    request('completion', log, null as CompletionList | null, async ({ textDocument, position, context }) => {
      const editing = await editings.either(textDocument?.uri);
      const client = workspace()?.client.completion;
      if (!editing || !client || !isPosition(position)) return null;
      const question = readQuestion(editing, position);
      const typed =
        context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? context.triggerCharacter : undefined;
      if (typed !== undefined && !heeds(typed, question)) return null;
      const folder = folderAsked(question);
      const files =
        folder === undefined
          ? []
          : await listed(asksForSecret(question) ? organizationOf(editing).uri : editing.uri, folder);
      const { items, isIncomplete } = complete(question, { client, rules, files });
      return {
        isIncomplete,
        items: items.map((item) => (item.data ? { ...item, data: { uri: editing.uri, about: item.data } } : item)),
      };
    }),
  );
  connection.onCompletionResolve(async (item, token) => {
    const resolve = request('completion item', log, item, async (asked: CompletionItem): Promise<CompletionItem> => {
      const { uri, about } = (asked.data ?? {}) as { uri?: unknown; about?: unknown };
      const editing = isAbout(about) ? await editings.either(uri) : undefined;
      if (!editing || !isAbout(about)) return asked;
      const value = describeAbout(about, editing, byId);
      if (!value) return asked;
      const markdown = workspace()?.client.completion.markdown === true;
      return {
        ...asked,
        documentation: markdown
          ? { kind: MarkupKind.Markdown, value }
          : { kind: MarkupKind.PlainText, value: plainText(value) },
      };
    });
    return resolve(item, token);
  });

  /** What lies in a folder beside a file. */
  async function listed(uri: string, folder: string): Promise<readonly Listed[]> {
    const folderOf = workspace()?.roots.of(uri);
    const from = pathOf(uri);
    const root = folderOf?.path;
    if (!folderOf || from === undefined || root === undefined) return [];
    const configured = await workspace()?.configuration.of(folderOf);
    const allowOutside = configured?.settings.allowPathsOutsideWorkspace === true;
    let stop = (): void => {};
    const late = new Promise<readonly Listed[]>((resolve) => {
      stop = outside.after(patience, () => resolve([]));
    });
    const found = await Promise.race([outside.listReferenced({ from, path: folder, root, allowOutside }), late]);
    stop();
    return found;
  }
}
