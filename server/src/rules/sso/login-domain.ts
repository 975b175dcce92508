import { loginHost, regionOf } from '../../facts/regions';
import type { Context } from '../rule';
import { parseUrl } from './protocol';

/** The login host of the organization, when an address is on it. */
export function leadsToOwnLogin(url: string, context: Context): string | undefined {
  const region = regionOf(context.organization()?.region?.value ?? '');
  const host = region && loginHost(region);
  return host && parseUrl(url)?.hostname.replace(/\.$/, '') === host ? host : undefined;
}
