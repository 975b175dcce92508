/** Whether the response is addressed to this organization's region. */
import { loginHost, type Region, regions } from '../../../facts/regions';
import { type onMissing, onTop, onValue } from '../../../rules/spots';
import { parseUrl } from '../../../rules/sso/protocol';
import { fail, type Judgement, pass, skip, unknown, warn } from '../../simulation';
import { quoted } from '../../whole';
import { unread } from '../judging';
import { type Check, placeOf, type SsoRequest } from '../request';
import { attribute } from '../xml/element';
import { describeDifference } from './issuer';

export const judgeDestination: Check = (request) => {
  const nothing = unread(request) ?? unknownAddress(request);
  const { response, responseSigned } = request.believed;
  const { acs: expected, settings } = request;
  if (nothing || !response || expected === undefined) return nothing ?? unknown('There is no response to look at.');
  const signed = responseSigned || request.message?.signatures.some(({ holder }) => holder === 'Response');
  const destination = attribute(response, 'Destination');
  const at = addressSpot(request);
  if (!destination) {
    const more = {
      expected,
      found: 'no Destination',
      at,
      inMessage: placeOf(request, response),
      confidence: 'inferred' as const,
      resolution: `On the identity provider, set the Destination (single sign-on URL, ACS URL) to ${expected}.`,
    };
    if (!signed)
      return warn('The Response has no Destination. SAML demands one only where the Response is signed.', more);
    const sentence =
      'The Response is signed and has no Destination, which it must have: else it could be passed on to another recipient.';
    return settings.ssoAllowMissingDestination
      ? warn(`${sentence} The setting ssoAllowMissingDestination lets it pass.`, more)
      : fail(
          `${sentence} Whether Genesys Cloud looks is not documented; here it is refused (setting ssoAllowMissingDestination).`,
          more,
        );
  }
  return judgeAddress(
    destination.value,
    `The Response is addressed to`,
    request,
    placeOf(request, response, 'Destination'),
  );
};

/** Compares an address with the assertion consumer service, character by character. */
export function judgeAddress(
  found: string,
  sentence: string,
  request: SsoRequest,
  inMessage: { readonly start: number; readonly end: number },
): Judgement {
  const expected = request.acs;
  const at = addressSpot(request);
  const more = { expected, found: found.slice(0, 200), at, inMessage };
  if (expected === undefined) return unknownAddress(request) ?? skip('');
  if (isAddress(found, request)) return pass(`${sentence} ${found}.`, more);
  const host = regionOfAddress(found);
  // The right region at another address is not to be called another region.
  const region = host && host !== regionOfAddress(expected) ? host : undefined;
  const there = region ? ` That is the region ${region.name} (${region.aws}).` : '';
  return fail(
    `${sentence} ${quoted(found)}, and not to ${host && !region ? `exactly ${expected}` : 'this organization’s region'}.${there || describeDifference(found, expected)}`,
    {
      ...more,
      resolution: region
        ? `If the organization is in ${region.name}, set \`organization.region\` to ${region.aws}. If not, set the ACS URL on the identity provider to ${expected}.`
        : `On the identity provider, set the ACS URL (single sign-on URL, reply URL, Recipient and Destination) to exactly ${expected}.`,
    },
  );
}

/** Whether an address is one at which this message may arrive. */
export function isAddress(found: string | undefined, { acs, question: { bearer } }: SsoRequest): boolean {
  return found !== undefined && (found === acs || (bearer?.addresses.includes(found) ?? false));
}

/** Without the region nobody knows where responses go. */
export function unknownAddress(request: SsoRequest): Judgement | undefined {
  if (request.acs !== undefined) return undefined;
  return unknown(
    'The region of the organization is not known, so the address of its assertion consumer service is not.',
    {
      at: addressSpot(request),
      resolution: 'Set `organization.region`, or give the address (`--acs`).',
    },
  );
}

/** The region that decides the address. */
export function addressSpot({ whole, question }: SsoRequest): ReturnType<typeof onMissing> | undefined {
  if (question.acs !== undefined) return undefined;
  const region = whole.organization()?.region;
  return region ? onValue(region) : onTop(whole.document);
}

function regionOfAddress(address: string): Region | undefined {
  const host = parseUrl(address)?.hostname.replace(/\.$/, '');
  return regions.find((region) => loginHost(region) === host);
}
