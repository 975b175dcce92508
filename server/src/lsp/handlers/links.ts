/** textDocument/documentLink */
import type { Connection, DocumentLink } from 'vscode-languageserver';
import { fileLinks } from '../../language/navigation/links';
import type { Editings } from '../editings';
import { namedFile } from '../named-files';
import type { Outside } from '../outside';
import { type Log, request } from '../safely';
import type { Workspace } from '../workspace';

export interface LinksInput {
  readonly workspace: () => Workspace | undefined;
  readonly editings: Editings;
  readonly outside: Outside;
  readonly log: Log;
}

export function onDocumentLinks(
  connection: Connection,
  { workspace: current, editings, outside, log }: LinksInput,
): void {
  connection.onDocumentLinks(
    request('documentLink', log, null as DocumentLink[] | null, async ({ textDocument }) => {
      const editing = await editings.of(textDocument?.uri);
      const workspace = current();
      if (!workspace || !editing) return null;
      const targets = new Map<string, Promise<string | undefined>>();
      const targetOf = (path: string) => {
        const target = targets.get(path) ?? namedFile(path, editing, workspace, outside);
        targets.set(path, target);
        return target;
      };
      // A file that is missing is a finding, and no link.
      const links = await Promise.all(
        fileLinks(editing.document).map(async ({ range, path, tooltip }): Promise<DocumentLink[]> => {
          const target = await targetOf(path);
          return target === undefined ? [] : [{ range, target, tooltip }];
        }),
      );
      return links.flat();
    }),
  );
}
