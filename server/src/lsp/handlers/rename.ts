/** textDocument/prepareRename and textDocument/rename */
import {
  type Connection,
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { renamableAt, renameAt } from '../../language/names/rename';
import { textEdit } from '../../language/text-edits';
import { isPosition } from '../changes';
import type { Editings } from '../editings';
import type { Outside } from '../outside';
import { renamedTests } from '../renamed-tests';
import { type Log, request } from '../safely';
import type { Workspace } from '../workspace';

export interface RenameInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly outside: Outside;
  readonly log: Log;
}

/** What a user reads who may not rename something, or not so. */
type Refusal = ResponseError<void>;

export function onRename(connection: Connection, { workspace: current, editings, outside, log }: RenameInput): void {
  connection.onPrepareRename(
    request(
      'prepareRename',
      log,
      null as PrepareRenameResult | Refusal | null,
      async ({ textDocument, position }): Promise<PrepareRenameResult | Refusal | null> => {
        const editing = await editings.either(textDocument?.uri);
        const found = editing && isPosition(position) ? renamableAt(editing, position) : undefined;
        if (!found) return null;
        return 'refused' in found ? refusal(found.refused) : { range: found.range, placeholder: found.name };
      },
    ) as Parameters<Connection['onPrepareRename']>[0],
  );
  connection.onRenameRequest(
    request(
      'rename',
      log,
      null as WorkspaceEdit | Refusal | null,
      async ({ textDocument, position, newName }): Promise<WorkspaceEdit | Refusal | null> => {
        const editing = await editings.either(textDocument?.uri);
        const workspace = current();
        if (!workspace || !editing || !isPosition(position) || typeof newName !== 'string') return null;
        const found = renameAt(editing, position, newName);
        if (!found) return null;
        if ('refused' in found) return refusal(found.refused);
        const { of } = found;
        const own = {
          uri: of.uri,
          version: of.version ?? null,
          edits: found.edits.map((edit) => textEdit(of.document, edit)),
        };
        const tests = found.entry ? await renamedTests(of.uri, found.entry, workspace, outside) : [];
        const files = [own, ...tests].filter(({ edits }) => edits.length > 0);
        return workspace.client.documentChanges
          ? { documentChanges: files.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })) }
          : { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) };
      },
    ) as Parameters<Connection['onRenameRequest']>[0],
  );
}

function refusal(message: string): Refusal {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
