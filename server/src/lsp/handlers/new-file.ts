/** genesysIntegrations/newFile/regions and genesysIntegrations/newFile/text */
import { type Connection, RequestType } from 'vscode-languageserver';
import { regions } from '../../facts/regions';
import { organizationFile, resolveStops } from '../../language/templates';
import { type NewFile, type NewFileRegion, newFileRequests } from '../protocol';
import { type Log, request } from '../safely';

/** Gives the regions to choose from, and the text of a new organization file. */
export function onNewFile(connection: Connection, log: Log): void {
  connection.onRequest(
    new RequestType<unknown, readonly NewFileRegion[], never>(newFileRequests.regions),
    request('newFile/regions', log, [] as readonly NewFileRegion[], () => regions),
  );
  connection.onRequest(
    new RequestType<unknown, NewFile | null, never>(newFileRequests.text),
    request('newFile/text', log, null as NewFile | null, textOf),
  );
}

function textOf(params: unknown): NewFile | null {
  if (typeof params !== 'object' || params === null) return null;
  const { name, shortName, region } = params as { readonly [key: string]: unknown };
  if (typeof name !== 'string' || typeof shortName !== 'string' || typeof region !== 'string') return null;
  const snippet = organizationFile({ name, shortName, region }, undefined, true);
  return { snippet, text: resolveStops(snippet) };
}
