/** The SAML responses of the shared corpus, and an organization file for each. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDocument } from '../../server/src/document/open';
import { readSettings } from '../../server/src/settings/settings';
import type { SsoCircumstances, SsoQuestion } from '../../server/src/simulate/saml/request';
import { simulateSso } from '../../server/src/simulate/saml/response';

export const corpus = join(__dirname, '..', '..', '..', 'shared', 'corpus', 'saml');
export const missing = existsSync(join(corpus, 'index.json'))
  ? false
  : 'the corpus (../shared/corpus/saml) is not here';

export interface Entry {
  readonly file: string;
  readonly kind: string;
  readonly set: 'generated' | 'interop' | 'public' | 'redirect';
  readonly expect: 'valid' | 'invalid' | 'either' | 'signature-valid' | 'needs-sp-key';
  readonly reason: string;
  readonly severity?: string;
  readonly nameid?: string;
  readonly facts?: readonly string[];
  readonly must?: {
    readonly nameid?: string;
    readonly email?: string;
    readonly nameid_if_valid?: string;
    readonly never_nameid?: string;
  };
  readonly config: {
    readonly now: string;
    readonly idp_entity_id: string;
    readonly idp_certs: readonly string[];
    readonly sp_entity_id: string;
    readonly acs: string;
    readonly expected_in_response_to: string | null;
    readonly allow_unsolicited: boolean;
    readonly org: string | null;
  };
}

export function responses(): readonly Entry[] {
  if (missing) return [];
  const { entries } = JSON.parse(readFileSync(join(corpus, 'index.json'), 'utf8')) as { entries: readonly Entry[] };
  return entries.filter(({ kind }) => kind === 'response');
}

/** An organization whose provider is the one of the entry, and in which everybody of the corpus is a user. */
export function organizationOf({ config, nameid }: Entry): string {
  const people = [
    'agent.one@contoso.example',
    'agent.one@contoso.example.evil.test',
    'admin@contoso.example',
    ...(nameid ? [nameid] : []),
  ];
  return JSON.stringify({
    version: 1,
    organization: { name: 'Corpus', region: 'us-east-1', ...(config.org ? { shortName: config.org } : {}) },
    users: [...new Set(people)].map((email) => ({ email, state: 'active' })),
    identityProviders: [
      {
        name: 'IdP',
        type: 'generic',
        enabled: true,
        issuerUri: config.idp_entity_id,
        ssoUrl: 'https://idp.example/sso',
        audience: config.sp_entity_id,
        certificates: config.idp_certs.map((file) => ({ file })),
      },
    ],
  });
}

export function questionOf({ file, config }: Entry, more: Partial<SsoQuestion> = {}): SsoQuestion {
  const requestId = config.expected_in_response_to ?? undefined;
  return {
    provider: 'IdP',
    response: readFileSync(join(corpus, file)),
    acs: config.acs,
    requestId,
    flow: requestId !== undefined || !config.allow_unsolicited ? 'sp' : undefined,
    secondOpinion: true,
    ...more,
  };
}

export function circumstancesOf(entry: Entry, settings: object = {}): SsoCircumstances {
  return {
    document: openDocument(organizationOf(entry)),
    settings: readSettings([settings]).settings,
    now: Date.parse(entry.config.now),
    file: (path) => ({ state: 'read', bytes: readFileSync(join(corpus, path)) }),
  };
}

export async function judge(entry: Entry, settings: object = {}, more: Partial<SsoQuestion> = {}) {
  const outcome = await simulateSso(questionOf(entry, more), circumstancesOf(entry, settings));
  if (outcome.state !== 'judged') throw new Error('the provider is not found');
  return outcome;
}
