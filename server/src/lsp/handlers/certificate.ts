/** genesysIntegrations/certificate/add */
import { dirname, relative } from 'node:path';
import { type Connection, RequestType } from 'vscode-languageserver';
import { planCertificate } from '../../language/actions/provider';
import { textEdit, workspaceEdit } from '../../language/text-edits';
import type { FileContent } from '../../rules/rule';
import type { Outside } from '../outside';
import { pathOf } from '../places';
import { type AddedCertificate, certificateRequests } from '../protocol';
import { type Log, request } from '../safely';
import type { Wholes } from '../wholes';
import type { Workspace } from '../workspace';

export interface CertificateInput {
  readonly workspace: () => Workspace | undefined;
  readonly wholes: Wholes;
  readonly outside: Outside;
  readonly log: Log;
}

/** No certificate file is larger, in bytes. */
const largest = 1_000_000;

export function onCertificate(
  connection: Connection,
  { workspace: current, wholes, outside, log }: CertificateInput,
): void {
  const add = async (params: unknown): Promise<AddedCertificate | null> => {
    const { textDocument, pointer, certificate } = recordOf(params);
    const [uri, source] = [recordOf(textDocument).uri, recordOf(certificate).uri];
    const workspace = current();
    const known = typeof uri === 'string' ? workspace?.file(uri) : undefined;
    const path = typeof source === 'string' ? pathOf(source) : undefined;
    const from = known && pathOf(known.uri);
    if (!workspace || !known || path === undefined || from === undefined || typeof pointer !== 'string') return null;
    if (!(await workspace.ready(known))) return null;
    const { root } = known.checked;
    const read = (allowOutside: boolean, written: string): Promise<FileContent> =>
      outside.readReferenced({
        from,
        path: written,
        root: root.path ?? dirname(from),
        allowOutside,
        maxBytes: largest,
      });
    const content = await read(true, path);
    if (content.state !== 'read') return { problem: `The file can’t be read: ${content.reason}.` };
    const written = relative(dirname(from), path).replaceAll('\\', '/');
    // Only what the organization file may name is named there.
    const named = root.opened && (await read(false, written)).state === 'read';
    // The text may have been edited while the file was read.
    const file = workspace.file(known.uri);
    const whole = file && wholes.of(file);
    if (!file || !whole) return null;
    const asked = { whole, file: (one: string) => file.checked.knownFile(one) };
    const planned = planCertificate(asked, pointer, content.bytes, named ? written : undefined);
    if ('problem' in planned) return planned;
    const { provider, as, edits } = planned;
    const version = workspace.client.documentChanges ? file.version : undefined;
    const made = edits.map((edit) => textEdit(whole.document, edit));
    return { provider, as, edit: workspaceEdit(file.uri, version, made) };
  };

  connection.onRequest(
    new RequestType<unknown, AddedCertificate | null, void>(certificateRequests.add),
    request('certificate/add', log, null as AddedCertificate | null, add),
  );
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown }) : {};
}
