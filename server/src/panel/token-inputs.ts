/** The inputs of the token view: what is asked when something is left out, and the fields that say so. */
import type { OauthClient, User } from '../organization/model.generated';
import { grantOf } from '../rules/oauth/client';
import { readAddress } from '../simulate/oauth/addresses';
import { type GrantId, isPublic, type TokenQuestion } from '../simulate/oauth/request';
import { grants } from '../simulate/oauth/token';
import { challengeOf, keptReference, type ResolveSecret } from '../simulate/secrets';
import { quoted } from '../simulate/whole';
import {
  askedClient,
  askedInstant,
  askedUser,
  clientField,
  type Faults,
  faultOf,
  instantField,
  isActive,
  userField,
} from './asking';
import type { PanelCircumstances } from './circumstances';
import { fileName } from './sso-inputs';
import { placeOfField, plain } from './texts';
import type { Field, TokenInputs } from './view';

/** The inputs as the engine takes them. */
export interface TokenAsked {
  readonly inputs: TokenInputs;
  readonly question: TokenQuestion;
  readonly client: OauthClient | undefined;
  /** What is asked for; the client's own when nothing else is said. */
  readonly grant: GrantId | undefined;
  /** Who signs in; undefined with a grant without people, and where the file has nobody. */
  readonly user: User | undefined;
  readonly now: number;
  readonly faults: Faults;
  readonly resolve: ResolveSecret;
}

/** Another secret than the client's. */
export interface WrongSecret {
  readonly secret: string;
  readonly resolve: ResolveSecret;
}

/**
 * A secret that is wrong whatever the right one is: also where the reference to that leads to nothing, which then is
 * taken to lead somewhere. Where the file names no secret it is an empty one.
 */
export function wrongSecretOf(client: OauthClient, resolve: ResolveSecret): WrongSecret {
  const { clientSecret } = client;
  const literal = clientSecret !== undefined && !clientSecret.value.trim().startsWith('${');
  if (!literal && !keptReference(client)) return { secret: '', resolve };
  return {
    secret: 'a secret that is not the client’s',
    resolve: (reference) => resolve(reference) || 'the secret of the client',
  };
}

/** Reads the inputs; what is left out or makes no sense is replaced by what fits the file. */
export function readTokenInputs(inputs: TokenInputs, circumstances: PanelCircumstances): TokenAsked {
  const { whole, typed, seed, assertion } = circumstances;
  const faults: Faults = new Map();
  const name = inputs.client ?? '';
  const client = askedClient(name, whole, faults);
  const own = client && grantOf(client)?.id;
  const asked = inputs.grant && Object.hasOwn(grants, inputs.grant) ? (inputs.grant as GrantId) : undefined;
  if (inputs.grant && !asked)
    faults.set('grant', `There is no grant type ${quoted(inputs.grant)}. The client’s own is taken.`);
  const grant = asked ?? own;
  const signsIn = grant === 'authorization-code' || grant === 'implicit' || grant === 'refresh-token';
  const user = signsIn ? askedUser(inputs.user, whole) : undefined;
  if (signsIn && inputs.user && !user) faults.set('user', `The organization has no user ${quoted(inputs.user)}.`);
  else if (user && !isActive(user))
    faults.set('user', 'Only active users can sign in: Genesys Cloud would send nobody on with a code or a token.');
  const proof = grant === 'authorization-code' && client && isPublic(client);
  const { resolve, ...presented } = secretOf(inputs, client, circumstances, faults);
  const question: TokenQuestion = {
    client: name,
    ...(asked ? { grant: asked } : {}),
    ...presented,
    ...(grant !== 'client-credentials' && inputs.scopes ? { scopes: inputs.scopes } : {}),
    ...(usesRedirect(grant) ? { redirectUri: inputs.redirectUri ?? client?.redirectUris?.items[0]?.value } : {}),
    ...(proof || (grant === 'authorization-code' && (inputs.codeChallenge || typed?.codeVerifier))
      ? proofOf(inputs, circumstances, challengeOf(`${seed} ${name}`), faults)
      : {}),
    ...(inputs.ip?.trim() ? { ip: inputs.ip } : {}),
    ...(grant === 'saml2-bearer' && assertion ? { assertion: assertion.judged } : {}),
  };
  if (grant === 'saml2-bearer' && inputs.file && !assertion)
    faults.set('response', 'Open it again, or paste it: an assertion is never kept.');
  if (inputs.ip?.trim() && !readAddress(inputs.ip.trim()))
    faults.set('ip', 'Write one IPv4 or IPv6 address, such as 198.51.100.7.');
  const now = askedInstant(inputs.at, circumstances.now, faults);
  return { inputs, question, client, grant, user, now, faults, resolve };
}

export function usesRedirect(grant: GrantId | undefined): boolean {
  return grant === 'authorization-code' || grant === 'implicit';
}

/** Whether the client proves itself with its secret. */
export function usesSecret(grant: GrantId | undefined, client: OauthClient | undefined): boolean {
  return grant !== undefined && grant !== 'implicit' && !(client && isPublic(client));
}

function secretOf(
  { secret }: TokenInputs,
  client: OauthClient | undefined,
  { typed, resolve }: PanelCircumstances,
  faults: Faults,
): { readonly secret?: string; readonly resolve: ResolveSecret } {
  switch (secret) {
    case 'wrong':
      return client ? wrongSecretOf(client, resolve) : { resolve };
    case 'none':
      return { secret: '', resolve };
    case 'typed':
      if (typed?.secret === undefined)
        faults.set('secret', 'Type the secret: it is never kept. An empty one is presented.');
      return { secret: typed?.secret ?? '', resolve };
    default:
      return { resolve };
  }
}

/**
 * Challenge and verifier. Where neither is given a pair that fits, so that the file decides; a verifier alone gets its
 * challenge. A challenge alone, as after a restart, stays alone: what was typed is not kept.
 */
function proofOf(
  { codeChallenge }: TokenInputs,
  { typed }: PanelCircumstances,
  made: string,
  faults: Faults,
): Pick<TokenQuestion, 'codeChallenge' | 'codeVerifier' | 'concealedVerifier'> {
  if (typed?.codeVerifier !== undefined) {
    const { codeVerifier: challenge, codeVerifierLength: length = 43, codeVerifierFits = true } = typed;
    return {
      codeChallenge: codeChallenge || challenge,
      concealedVerifier: { challenge, length, unreserved: codeVerifierFits },
    };
  }
  const challenge = challengeOf(made);
  if (!codeChallenge || codeChallenge === challenge) return { codeChallenge: challenge, codeVerifier: made };
  faults.set('codeVerifier', 'Type the code verifier again, or make a new pair: it is never kept.');
  return { codeChallenge };
}

/** The fields of the view: what was asked or taken, and where it stands in the file. */
export function tokenFields(asked: TokenAsked, { whole, typed, assertion }: PanelCircumstances): readonly Field[] {
  const { inputs, question, client, grant, faults, now } = asked;
  const { document } = whole;
  const own = client && grantOf(client)?.id;
  const fields: Field[] = [
    clientField(question.client, client, whole, faults),
    {
      id: 'grant',
      label: 'Grant',
      kind: 'choice',
      value: grant ?? '',
      choices: [
        ...(grant ? [] : [{ value: '', label: 'Not known' }]),
        ...Object.keys(grants).map((id) => ({ value: id, label: id === own ? `${id} (its own)` : id })),
      ],
      ...placeOfField(client?.grantType, document),
      ...faultOf('grant', faults),
    },
  ];
  if (asked.user || usesRedirect(grant) || grant === 'refresh-token')
    fields.push(userField(inputs.user, whole, faults));
  if (grant === 'saml2-bearer') {
    fields.push(providerField(asked, assertion, whole));
    fields.push({
      id: 'response',
      label: 'Assertion',
      kind: 'response',
      name: fileName(inputs.file) || (assertion ? 'Pasted assertion' : 'None'),
      made: false,
      given: assertion !== undefined,
      hint: [plain('The SAMLResponse as it is posted, or one Assertion in base64url. It stays in memory only.')],
      ...faultOf('response', faults),
    });
  }
  if (usesRedirect(grant)) {
    const registered = (client?.redirectUris?.items ?? []).map(({ value }) => value);
    const at = client?.redirectUris?.items.find(({ value }) => value === question.redirectUri);
    fields.push({
      id: 'redirectUri',
      label: 'Redirect URI',
      kind: 'text',
      value: question.redirectUri ?? '',
      code: true,
      suggestions: registered.slice(0, 100),
      ...placeOfField(at ?? client?.redirectUris, document),
      ...(registered.length === 0 ? { hint: [plain('The client has none that can be read.')] } : {}),
    });
  }
  if (grant !== undefined && grant !== 'client-credentials') fields.push(scopesField(asked, whole));
  if (question.codeChallenge !== undefined) {
    fields.push({
      id: 'codeChallenge',
      label: 'Code challenge (S256)',
      kind: 'text',
      value: question.codeChallenge,
      code: true,
      ...placeOfField(client?.pkce, document),
    });
    const made = question.codeVerifier;
    fields.push({
      id: 'codeVerifier',
      label: 'Code verifier',
      kind: 'secret',
      given: made !== undefined || question.concealedVerifier !== undefined,
      masked:
        made !== undefined ? 'made to fit' : question.concealedVerifier ? dots(question.concealedVerifier.length) : '',
      makes: true,
      ...(made !== undefined ? { hint: [plain('A pair that fits. It is never shown; type another to try it.')] } : {}),
      ...faultOf('codeVerifier', faults),
    });
  }
  if (usesSecret(grant, client)) {
    const presented = inputs.secret ?? 'right';
    fields.push({
      id: 'secret',
      label: 'Secret',
      kind: 'choice',
      value: presented,
      choices: [
        { value: 'right', label: 'The client’s own' },
        { value: 'wrong', label: 'A wrong one' },
        { value: 'none', label: 'None' },
        { value: 'typed', label: 'One that is typed' },
      ],
      ...placeOfField(client?.clientSecret, document),
      ...(presented === 'typed' ? {} : faultOf('secret', faults)),
    });
    if (presented === 'typed')
      fields.push({
        id: 'secret',
        label: 'Typed secret',
        kind: 'secret',
        given: typed?.secret !== undefined,
        masked: typed?.secret === undefined ? '' : dots(12),
        makes: false,
        ...faultOf('secret', faults),
      });
  }
  if (grant === 'client-credentials') {
    const ranges = (client?.allowedIpRanges?.items ?? []).map(({ value }) => value);
    fields.push({
      id: 'ip',
      label: 'Comes from (IP address)',
      kind: 'text',
      value: inputs.ip ?? '',
      code: true,
      ...placeOfField(client?.allowedIpRanges, document),
      ...(ranges.length
        ? { hint: [plain(`Allowed: ${ranges.slice(0, 5).join(', ')}${ranges.length > 5 ? ' …' : ''}`)] }
        : {}),
      ...faultOf('ip', faults),
    });
  }
  fields.push(instantField(inputs.at, now, faults));
  return fields;
}

function providerField(
  { inputs, faults }: TokenAsked,
  assertion: PanelCircumstances['assertion'],
  { all, document }: PanelCircumstances['whole'],
): Field {
  const providers = all('identityProviders').flatMap((one) => (one.name ? [one] : []));
  const { judged, provider: taken } = assertion?.judged ?? {};
  const whose = judged?.state === 'judged' ? judged.provider : taken;
  const chosen =
    providers.find(({ name }) => name?.value === (inputs.provider || whose)) ??
    (inputs.provider || assertion ? undefined : providers[0]);
  const value = chosen?.name?.value ?? inputs.provider ?? '';
  if (inputs.provider && !chosen) faults.set('provider', `There is no identity provider ${quoted(inputs.provider)}.`);
  return {
    id: 'provider',
    label: 'Identity provider',
    kind: 'choice',
    value,
    choices: [
      ...(chosen ? [] : [{ value, label: value || 'None' }]),
      ...providers.map(({ name }) => ({ value: name?.value ?? '', label: name?.value ?? '' })),
    ],
    ...placeOfField(chosen?.name, document),
    ...(assertion?.because === undefined ? {} : { hint: [plain(assertion.because)] }),
    ...faultOf('provider', faults),
  };
}

function scopesField({ question, client }: TokenAsked, { document }: PanelCircumstances['whole']): Field {
  const held = (client?.scopes?.items ?? []).map(({ value }) => value);
  const value = question.scopes ?? held;
  return {
    id: 'scopes',
    label: 'Scopes asked for',
    kind: 'checks',
    value,
    choices: [...new Set([...held, ...value])].slice(0, 200).map((scope) => ({
      value: scope,
      label: held.includes(scope) ? scope : `${scope} (not registered)`,
    })),
    ...placeOfField(client?.scopes, document),
    ...(value.length === 0 ? { hint: [plain('None is asked for: the token then has all scopes of the client.')] } : {}),
  };
}

function dots(length: number): string {
  return '•'.repeat(Math.max(1, Math.min(length, 24)));
}
