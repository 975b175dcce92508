/** Requests about authorized applications: what can be changed, and what a change would do. */
import type { Connection } from 'vscode-languageserver';
import type { Position } from '../../document/document';
import {
  applicationAt,
  applicationOf,
  describeApplication,
  plannedChange,
} from '../../language/actions/application-actions';
import type { AuthorizedApplication } from '../../organization/model.generated';
import type { Settings } from '../../settings/settings';
import type { ApplicationChange } from '../../simulate/application-change';
import { readWhole, type Whole } from '../../simulate/whole';
import { isRange } from '../changes';
import { type ApplicationChanged, type ApplicationHere, applicationRequests } from '../protocol';
import { type Log, request } from '../safely';
import type { OpenFile, Workspace } from '../workspace';

export interface ApplicationHandlerInput {
  readonly workspace: () => Workspace | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly log: Log;
}

interface Found {
  readonly file: OpenFile;
  readonly whole: Whole;
  readonly application: AuthorizedApplication;
  readonly settings: Settings;
}

export function onApplication(connection: Connection, { workspace: current, now, log }: ApplicationHandlerInput): void {
  const find = async (params: unknown): Promise<Found | undefined> => {
    const workspace = current();
    const { textDocument, pointer, position } = (params ?? {}) as Record<string, unknown>;
    const uri = (textDocument as { uri?: unknown } | undefined)?.uri;
    const file = typeof uri === 'string' ? workspace?.file(uri) : undefined;
    if (!workspace || !file || !(await workspace.ready(file))) return undefined;
    const { settings } = await workspace.configuration.of(file.checked.root);
    // The text may have been edited meanwhile; from here on nothing waits.
    const open = workspace.file(file.uri);
    const document = open?.checked.document();
    if (!open || !document) return undefined;
    const application =
      typeof pointer === 'string'
        ? applicationOf(document, pointer)
        : isRange({ start: position, end: position })
          ? applicationAt(document, position as Position)
          : undefined;
    return application && { file: open, whole: readWhole(document), application, settings };
  };

  connection.onRequest(
    applicationRequests.read,
    request('application/read', log, null as ApplicationHere | null, async (params: unknown) => {
      const found = await find(params);
      return found ? describeApplication(found.application, found.whole) : null;
    }),
  );
  connection.onRequest(
    applicationRequests.change,
    request('application/change', log, null as ApplicationChanged | null, async (params: unknown) => {
      const change = readChange((params as { change?: unknown } | undefined)?.change);
      const found = change && (await find(params));
      const workspace = current();
      if (!found || !workspace) return null;
      const { file, whole, application, settings } = found;
      const planned = plannedChange(application, change, {
        uri: file.uri,
        version: workspace.client.documentChanges ? file.version : undefined,
        whole,
        settings,
        now: now(),
      });
      return planned ?? null;
    }),
  );
}

function readChange(value: unknown): ApplicationChange | undefined {
  const { kind, scopes } = (value ?? {}) as Record<string, unknown>;
  if (kind === 'approve' || kind === 'revoke') return { kind };
  const texts = Array.isArray(scopes) && scopes.every((one) => typeof one === 'string');
  return kind === 'scopes' && texts ? { kind, scopes } : undefined;
}
