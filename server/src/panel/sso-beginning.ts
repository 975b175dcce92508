/** A sign-in that never gets to a response: the browser is sent to the wrong place. */
import { loginHost, regionOf } from '../facts/regions';
import { onEntry, onValue } from '../rules/spots';
import { ssoTitles } from '../simulate/saml/request';
import {
  fail,
  goesThrough,
  idsOf,
  isoOf,
  type Judged,
  type Judgement,
  listSteps,
  pass,
  type Simulation,
  skip,
} from '../simulate/simulation';
import { quoted, type Whole } from '../simulate/whole';

const titles = { 'sso-url': 'Address', ...ssoTitles } as const;

/** Judges where a provider's `ssoUrl` leads; nothing else is reached when it leads back. Never throws. */
export function judgeBeginning(name: string, whole: Whole, now: number): Simulation {
  const address = judgeAddress(name, whole);
  const none = skip('No response comes, so there is nothing to check.');
  const judged = {
    ...Object.fromEntries(idsOf(titles).map((id) => [id, none])),
    'sso-url': address,
  } as Judged<keyof typeof titles>;
  return {
    version: 1,
    at: isoOf(now),
    verdict: goesThrough(Object.values(judged)) ? 'accepted' : 'rejected',
    steps: listSteps(titles, judged, () => undefined, whole.document),
  };
}

function judgeAddress(name: string, whole: Whole): Judgement {
  const [provider] = whole.named('identityProviders', name);
  const url = provider?.ssoUrl?.value.trim();
  const at = provider && (provider.ssoUrl ? onValue(provider.ssoUrl) : onEntry(provider.entry));
  const expected = 'an address of the identity provider';
  const region = regionOf(whole.organization()?.region?.value ?? '') ?? regionOf('us-east-1');
  const host = region && loginHost(region);
  const resolution =
    'Set `ssoUrl` to the address at which the identity provider signs people in; its metadata names it (SingleSignOnService).';
  if (!url)
    return fail('Nobody knows where the provider signs people in.', { expected, found: 'none', at, resolution });
  const found = url.slice(0, 200);
  if (host && hostOf(url) === host)
    return fail(
      `People are sent to ${quoted(url)}, which is Genesys Cloud itself. It finds a request and no response, and begins to sign them in again: they go round in circles and never get to the provider.`,
      { expected, found, at, resolution },
    );
  return pass('It is no address of Genesys Cloud.', { expected, found, at });
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;
}
