/** textDocument/codeLens and codeLens/resolve */
import type { CodeLens, CodeLensParams, Connection } from 'vscode-languageserver';
import { codeLenses, type LensData, resolveLens } from '../../language/lenses';
import { called } from '../../language/uses';
import type { Editings } from '../editings';
import { lensCommands } from '../protocol';
import { type Log, request } from '../safely';
import type { Wholes } from '../wholes';
import type { Workspace } from '../workspace';

export interface CodeLensInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly wholes: Wholes;
  readonly log: Log;
}

/** Lenses for clients that have their commands; one without a command behind it is sent to nobody. */
export function onCodeLens(connection: Connection, { workspace: current, editings, wholes, log }: CodeLensInput): void {
  connection.onCodeLens(
    request('codeLens', log, [] as CodeLens[], async (params: Partial<CodeLensParams>) => {
      if (!current()?.client.options.commands) return [];
      const editing = await editings.of(params.textDocument?.uri);
      return editing ? codeLenses(editing.document, editing.names, editing.uri, lensCommands) : [];
    }),
  );
  connection.onCodeLensResolve(async (lens, token) => {
    const resolve = request('codeLens/resolve', log, lens, async (one: CodeLens) => {
      const workspace = current();
      if (!workspace || !isLensData(one.data)) return one;
      const { uri } = one.data;
      // A text that was put in as a whole has still to be read.
      if (!workspace.file(uri)?.checked.document()) await readied(workspace, uri);
      const file = workspace.file(uri);
      const whole = file && wholes.of(file);
      return whole ? resolveLens(one, whole, lensCommands) : one;
    });
    return resolve(lens, token);
  });
}

async function readied(workspace: Workspace, uri: string): Promise<void> {
  const file = workspace.file(uri);
  if (file) await workspace.ready(file);
}

function isLensData(data: unknown): data is LensData {
  const { uri, client, section, name } = (data ?? {}) as { readonly [key: string]: unknown };
  const uses = typeof section === 'string' && Object.hasOwn(called, section) && typeof name === 'string';
  return typeof uri === 'string' && (typeof client === 'string' || uses);
}
