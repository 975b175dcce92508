/** textDocument/codeLens and codeLens/resolve */
import type { CodeLens, CodeLensParams, Connection } from 'vscode-languageserver';
import { codeLenses, readLensData, resolveLens } from '../../language/lenses';
import { isRange } from '../changes';
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

/**
 * Lenses for clients that have their commands; one without a command behind it is sent to nobody. Who asks for the
 * command of each lens that it shows is sent none before: most of thousands are never looked at.
 */
export function onCodeLens(connection: Connection, { workspace: current, editings, wholes, log }: CodeLensInput): void {
  // Their places are the numbers of the files.
  const uris: string[] = [];
  const numberOf = (uri: string): number => {
    const at = uris.indexOf(uri);
    return at < 0 ? uris.push(uri) - 1 : at;
  };
  connection.onCodeLens(
    request('codeLens', log, [] as CodeLens[], async (params: Partial<CodeLensParams>) => {
      const client = current()?.client;
      if (!client?.options.commands) return [];
      const editing = await editings.of(params.textDocument?.uri);
      if (!editing) return [];
      const { document, names, uri } = editing;
      return codeLenses({
        document,
        names,
        uri,
        file: numberOf(uri),
        commands: lensCommands,
        later: client.resolvesLenses,
      });
    }),
  );
  connection.onCodeLensResolve(async (lens, token) => {
    const resolve = request('codeLens/resolve', log, lens, async (one: CodeLens) => {
      const workspace = current();
      const data = readLensData(one.data);
      const uri = data && uris[data[0]];
      if (!workspace || !data || uri === undefined || !isRange(one.range)) return one;
      // A text that was put in as a whole has still to be read.
      if (!workspace.file(uri)?.checked.document()) await readied(workspace, uri);
      const file = workspace.file(uri);
      const whole = file && wholes.of(file);
      return whole ? resolveLens(one, data, uri, whole, lensCommands) : one;
    });
    return resolve(lens, token);
  });
}

async function readied(workspace: Workspace, uri: string): Promise<void> {
  const file = workspace.file(uri);
  if (file) await workspace.ready(file);
}
