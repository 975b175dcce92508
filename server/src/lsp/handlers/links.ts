/** textDocument/documentLink */
import type { Connection, DocumentLink } from 'vscode-languageserver';
import { organizationOf } from '../../language/format';
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
      const editing = await editings.either(textDocument?.uri);
      const workspace = current();
      if (!workspace || !editing) return null;
      const targets = new Map<string, Promise<string | undefined>>();
      const targetOf = (path: string, ofOrganization: boolean) => {
        const from = ofOrganization ? organizationOf(editing) : editing;
        const key = `${from.uri} ${path}`;
        const target = targets.get(key) ?? namedFile(path, from, workspace, outside);
        targets.set(key, target);
        return target;
      };
      // A file that is missing is a finding, and no link.
      const links = await Promise.all(
        fileLinks(editing.document).map(
          async ({ range, path, tooltip, ofOrganization = false }): Promise<DocumentLink[]> => {
            const target = await targetOf(path, ofOrganization);
            return target === undefined ? [] : [{ range, target, tooltip }];
          },
        ),
      );
      return links.flat();
    }),
  );
}
