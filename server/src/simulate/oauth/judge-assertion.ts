/**
 * Judges what a token request of the SAML2 Bearer grant brings as its assertion (RFC 7522), by the checks of sign-ins.
 * They take their time, and token requests are simulated at once: so the doors do this first, and a question can't hold
 * an assertion that has not been through here.
 */
import { loginHost, regionOf } from '../../facts/regions';
import type { SsoCircumstances, SsoStep } from '../saml/request';
import { simulateSso } from '../saml/response';
import type { Judged } from '../simulation';
import { findClient, readWhole, type Whole } from '../whole';
import { type AssertionForm, recognizeAssertion } from './assertion-form';

/** The `assertion` parameter, and the identity provider that it is said to be from. */
export interface PresentedAssertion {
  readonly content: string;
  /** Name of the provider in the file; its only enabled one when it is left out. */
  readonly provider?: string | undefined;
}

export interface JudgedAssertion extends PresentedAssertion {
  readonly judged: AssertionJudgement;
}

export type AssertionJudgement =
  /** No SAML 2.0 at all. */
  | { readonly state: 'unrecognized' }
  /** The file has no provider of that name. */
  | { readonly state: 'provider-unknown'; readonly form: AssertionForm }
  /** None was named, and not just one is enabled. */
  | { readonly state: 'provider-open'; readonly form: AssertionForm; readonly enabled: readonly string[] }
  | {
      readonly state: 'judged';
      readonly form: AssertionForm;
      readonly provider: string;
      readonly steps: Judged<SsoStep>;
      /** By what the user is found; undefined unless it is accepted. */
      readonly person: string | undefined;
    };

/**
 * Judges the assertion of a client (by name or Client ID). Never throws, whatever the file and the assertion hold.
 * `circumstances.file` gives the files that the provider names, which `providerAsked` tells beforehand.
 */
export async function judgeAssertion(
  presented: PresentedAssertion,
  client: string,
  circumstances: SsoCircumstances,
  whole: Whole = readWhole(circumstances.document),
): Promise<JudgedAssertion> {
  return { ...presented, judged: await judge(presented, client, circumstances, whole) };
}

/** The provider whose files are needed for an assertion; undefined when none is looked at. */
export function providerAsked({ provider }: PresentedAssertion, whole: Whole): string | undefined {
  if (provider !== undefined) return provider;
  const [only, ...others] = enabledIn(whole);
  return others.length ? undefined : only;
}

async function judge(
  presented: PresentedAssertion,
  client: string,
  circumstances: SsoCircumstances,
  whole: Whole,
): Promise<AssertionJudgement> {
  const form = recognizeAssertion(presented.content);
  if (!form) return { state: 'unrecognized' };
  const provider = providerAsked(presented, whole);
  if (provider === undefined) return { state: 'provider-open', form, enabled: enabledIn(whole) };
  const outcome = await simulateSso(
    {
      provider,
      response: bytesOf(presented.content, form),
      secondOpinion: true,
      bearer: { alone: form.holds === 'assertion', addresses: addressesOf(client, form, whole) },
    },
    circumstances,
    whole,
  );
  if (outcome.state !== 'judged') return { state: 'provider-unknown', form };
  const { simulation, judged: steps } = outcome;
  const person = simulation.verdict === 'accepted' ? steps['user-provisioned'].found : undefined;
  return { state: 'judged', form, provider, steps, person };
}

function enabledIn(whole: Whole): readonly string[] {
  const enabled = whole.all('identityProviders').filter((one) => one.enabled?.value === true);
  return [...new Set(enabled.flatMap(({ name }) => name?.value ?? []))];
}

/** Base64url, without padding, is what RFC 7522 wants, and what a sign-in may not have: for its checks it is made base64. */
function bytesOf(content: string, { written }: AssertionForm): Uint8Array {
  if (written !== 'base64url') return Buffer.from(content.trim(), 'utf8');
  const text = content.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
  return Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4, '='), 'latin1');
}

/**
 * The token endpoint, for which RFC 7522 wants an assertion to be. A whole response was made for the application that
 * posts it on, which takes it at an address of its own: its redirect URIs are the ones that the file knows.
 */
function addressesOf(client: string, { holds }: AssertionForm, whole: Whole): readonly string[] {
  const region = regionOf(whole.organization()?.region?.value ?? '');
  const endpoint = region ? [`https://${loginHost(region)}/oauth/token`] : [];
  const own = findClient(whole, client)?.redirectUris?.items ?? [];
  return [...endpoint, ...(holds === 'response' ? own.map(({ value }) => value) : [])];
}
