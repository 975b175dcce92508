/** The regions of Genesys Cloud. */
import { regionRows } from './regions.generated';

export interface Region {
  /** AWS region: `eu-central-1`. */
  readonly aws: string;
  /** Domain of the region: `mypurecloud.de`. Its hosts are `login.`, `api.` and `apps.` of it. */
  readonly domain: string;
  /** Name as the help pages give it. */
  readonly name: string;
}

export const regions: readonly Region[] = regionRows.map(([aws, domain, name]) => ({ aws, domain, name }));

/** A region by AWS region or by domain, compared exactly; undefined when there is none. */
export function regionOf(text: string): Region | undefined {
  return regions.find(({ aws, domain }) => aws === text || domain === text);
}

/** Host on which people sign in, tokens are issued, and SAML responses arrive. */
export function loginHost(region: Region): string {
  return `login.${region.domain}`;
}
