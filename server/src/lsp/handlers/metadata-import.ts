/** genesysIntegrations/metadata/import */
import { dirname, relative } from 'node:path';
import { type Connection, RequestType } from 'vscode-languageserver';
import { planImport } from '../../language/actions/metadata-import';
import { textEdit, workspaceEdit } from '../../language/text-edits';
import { pathOf } from '../places';
import { type ImportedMetadata, metadataRequests } from '../protocol';
import { type Log, request } from '../safely';
import type { Subjects } from '../subjects';
import type { Workspace } from '../workspace';

export interface MetadataImportInput {
  readonly workspace: () => Workspace | undefined;
  readonly subjects: Subjects;
  readonly log: Log;
}

export function onMetadataImport(connection: Connection, { workspace, subjects, log }: MetadataImportInput): void {
  connection.onRequest(
    new RequestType<unknown, ImportedMetadata | null, void>(metadataRequests.import),
    request(
      'metadata/import',
      log,
      null as ImportedMetadata | null,
      async (params: unknown): Promise<ImportedMetadata | null> => {
        const { textDocument, metadata } = recordOf(params);
        const [uri, source] = [recordOf(textDocument).uri, recordOf(metadata).uri];
        const organization = typeof uri === 'string' ? pathOf(uri) : undefined;
        const path = typeof source === 'string' ? pathOf(source) : undefined;
        const first = await subjects.of(uri, undefined);
        if (!first || organization === undefined || path === undefined) return null;
        const written = relative(dirname(organization), path).replaceAll('\\', '/');
        const content = await first.read(written);
        if (content.state !== 'read') return { problem: `${written} can’t be read: ${content.reason}.` };
        // The text may have been edited while the file was read.
        const subject = await subjects.of(uri, undefined);
        if (!subject) return null;
        const planned = planImport(subject.whole, content.bytes, written);
        if ('problem' in planned) return planned;
        const { provider, added, edits } = planned;
        const version = workspace()?.client.documentChanges ? subject.version : undefined;
        const made = edits.map((edit) => textEdit(subject.document, edit));
        return { provider, added, ...(made.length ? { edit: workspaceEdit(subject.uri, version, made) } : {}) };
      },
    ),
  );
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown }) : {};
}
