/** The call that a data action makes, and who makes it: what the rules about operations ask. */
import { genesysDataActions } from '../../facts/integrations';
import { findOperation, type OperationFound } from '../../facts/operations';
import { regionOf } from '../../facts/regions';
import type { Leaf } from '../../organization/model';
import type { DataAction, OauthClient } from '../../organization/model.generated';
import type { Context } from '../rule';

export interface Call {
  readonly method: string;
  readonly url: Leaf;
  /** The path without host and query; undefined when the host is not the API of the organization's region. */
  readonly path: string | undefined;
  readonly found: OperationFound;
  /** The OAuth client of the integration; undefined when it can't be told. */
  readonly client: OauthClient | undefined;
}

const key = {};

/** The call of a data action to the Platform API; undefined when it makes none, or can't be read. */
export function readCall(action: DataAction, context: Context): Call | undefined {
  return context.once(key, () => gatherCall(action, context));
}

/** As `readCall`, for a data action that is not the entry being looked at. */
export function gatherCall(action: DataAction, context: Pick<Context, 'organization' | 'named'>): Call | undefined {
  const method = action.request?.method?.value;
  const url = action.request?.url;
  const [integration] = action.integration ? context.named('integrations', action.integration.value) : [];
  if (!method || !url || integration?.type?.value !== genesysDataActions) return undefined;
  const name = integration.credentials?.oauthClient?.value;
  const path = pathOf(url.value, context.organization()?.region?.value);
  return {
    method,
    url,
    path,
    found: path === undefined ? { state: 'unknown' } : findOperation(method, path),
    client: name === undefined ? undefined : context.named('oauthClients', name)[0],
  };
}

/** A URL template without query and fragment, which decide nothing and may hold a token. */
export function withoutQuery(url: string): string {
  return url.trim().replace(/[?#](?![^{]*\}).*$/s, '');
}

/** The path of a URL template: query and fragment taken off, and the API host of the organization's own region. */
export function pathOf(url: string, region: string | undefined): string | undefined {
  const path = withoutQuery(url);
  const host = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/]*)/.exec(path);
  if (!host) return path;
  const own = regionOf(region ?? '');
  return own && host[0].toLowerCase().replace(/:443$/, '') === `https://api.${own.domain}`
    ? path.slice(host[0].length)
    : undefined;
}
