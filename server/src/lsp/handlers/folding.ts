/** textDocument/foldingRange */
import type { Connection, FoldingRange } from 'vscode-languageserver';
import { foldingRanges } from '../../language/folding';
import type { Editings } from '../editings';
import { type Log, request } from '../safely';
import type { Workspace } from '../workspace';

export interface FoldingInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly log: Log;
}

export function onFolding(connection: Connection, { workspace, editings, log }: FoldingInput): void {
  connection.onFoldingRanges(
    request('foldingRange', log, null as FoldingRange[] | null, async ({ textDocument }) => {
      const editing = await editings.either(textDocument?.uri);
      return editing ? foldingRanges(editing.document, workspace()?.client.folding.most) : null;
    }),
  );
}
