/** What would mend a step of a sign-in in the file: audience, issuer, certificate, user, and whether people may sign in. */
import { addItem, addPair, type Edit, quote, replaceText } from '../../document/edits';
import { pairOf } from '../../document/node';
import { changesShared } from '../../document/shared';
import type { Leaf } from '../../organization/model';
import type { IdentityProvider } from '../../organization/model.generated';
import { callProvider } from '../../rules/sso/provider';
import { findPerson } from '../api/user';
import type { SsoStep } from '../saml/request';
import { quoted, type Whole } from '../whole';
import { offer, type StepFix, setWord } from './fix';
import { alsoIn, entryPiece, say } from './touches';

/** What a response says, as far as it can be taken over into the file. */
export interface SsoFound {
  /** What stands in the place of the expected value; only from signed bytes that verified. */
  readonly value?: string | undefined;
  /** A certificate that the response carries and the file does not have. Nobody vouches for it. */
  readonly certificate?: { readonly der: string; readonly sha256: string } | undefined;
}

const where = 'Admin → Integrations → Single Sign-On';

/** The ways to mend a step in the file. None where the provider has to change, or where the text can't be edited. */
export function ssoFixes(step: SsoStep, provider: IdentityProvider, found: SsoFound, whole: Whole): readonly StepFix[] {
  // What an anchor gives to others as well is the user's to change.
  return waysOf(step, provider, found, whole).filter(({ edits }) => !changesShared(edits, whole.document));
}

function waysOf(step: SsoStep, provider: IdentityProvider, found: SsoFound, whole: Whole): readonly StepFix[] {
  const { value } = found;
  switch (step) {
    case 'audience':
      return value ? takeValue('audience', provider, provider.audience, value) : [];
    case 'issuer':
      return value ? takeValue('issuerUri', provider, provider.issuerUri, value) : [];
    case 'signature-certificate':
      return found.certificate ? addCertificate(provider, found.certificate) : [];
    case 'provider-enabled':
      return enableProvider(provider);
    case 'user-provisioned':
      return value ? provision(value, whole) : [];
    default:
      return [];
  }
}

/** Takes a value of the response over. */
function takeValue(
  key: 'audience' | 'issuerUri',
  { entry, node }: IdentityProvider,
  leaf: Leaf | undefined,
  value: string,
): readonly StepFix[] {
  const edits = leaf
    ? replaceText(entry.chunk, leaf.node, value)
    : !pairOf(node, key) && node.kind === 'map'
      ? addPair(entry.chunk, node, key, quote(value))
      : undefined;
  const only =
    key === 'audience'
      ? 'Then Genesys Cloud takes what is meant for this audience, and nothing that is meant for the one before.'
      : 'Then only responses of this issuer are taken. Compare it with what the identity provider shows as its entity ID before you do it.';
  return offer(`sso/${key}`, `Take the found value into the file: \`${key}: ${value.slice(0, 200)}\``, edits, [
    say(only),
    alsoIn(where),
  ]);
}

/** Adds a certificate beside those that there are. */
function addCertificate(
  provider: IdentityProvider,
  { der, sha256 }: NonNullable<SsoFound['certificate']>,
): readonly StepFix[] {
  const { certificates, entry, node } = provider;
  if (!/^[A-Za-z0-9+/]+=*$/.test(der)) return [];
  const lines = der.match(/.{1,64}/g) ?? [];
  const pem = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'];
  const block = ['|', ...pem.map((line) => `  ${line}`)].join('\n');
  // Beside metadata or a single `certificate` a list would take their place.
  const free = !provider.has('certificates') && !provider.has('certificate') && !provider.has('metadataFile');
  let edits: readonly Edit[] | undefined;
  if (certificates) edits = addItem(entry.chunk, certificates.node, certificates.node.flow ? `"${der}"` : block);
  else if (free && node.kind === 'map') edits = addPair(entry.chunk, node, 'certificates', `["${der}"]`);
  return offer(
    'sso/certificate',
    `Add the certificate from the response to ${callProvider(provider)}, once its fingerprint was compared`,
    edits,
    [
      say(
        'Everybody can put a certificate of their own into a response, and whoever has the key of a configured one can sign in as anybody. Ask the identity provider for the SHA-256 fingerprint first, and do it only when it is ',
        { text: sha256, style: 'code' },
        '.',
      ),
      alsoIn(where),
    ],
  );
}

/** Lets people sign in with a provider; none where they may. */
export function enableSignIn(provider: IdentityProvider, whole: Whole): readonly StepFix[] {
  return ssoFixes('provider-enabled', provider, {}, whole);
}

/**
 * Writes down that a test sign-in passed on a day (YYYY-MM-DD, UTC). None where that or a later day is written already,
 * or where the text can't be edited. `notes` say what the test was.
 */
export function noteTest(
  provider: IdentityProvider,
  day: string,
  notes: readonly string[],
  whole: Whole,
): readonly StepFix[] {
  if ((lastTest(provider) ?? '') >= day) return [];
  // A date is written without quotes, whatever stood there.
  const edits = setWord(provider, 'testedAt', undefined, day);
  if (edits && changesShared(edits, whole.document)) return [];
  return offer(
    'sso/tested',
    `Write down that a sign-in with ${callProvider(provider)} was tested: \`testedAt: ${day}\``,
    edits,
    notes.map((note) => say(note)),
  );
}

/** The day of the last test that is written down, YYYY-MM-DD; undefined where none is that can be read. */
export function lastTest({ testedAt }: IdentityProvider): string | undefined {
  const day = testedAt?.value.trim();
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined;
}

function enableProvider(provider: IdentityProvider): readonly StepFix[] {
  if (provider.enabled?.value === true) return [];
  const tested = lastTest(provider) !== undefined;
  return offer(
    'sso/enable',
    `Enable ${callProvider(provider)}: set \`enabled: true\``,
    setWord(provider, 'enabled', undefined, 'true'),
    [
      say('Everybody in the organization can sign in with it then.'),
      tested ? undefined : say('No test sign-in is noted (`testedAt`): test it before it is enabled for everybody.'),
      alsoIn(where),
    ],
  );
}

/** Activates the user of an address, or adds one. */
function provision(email: string, whole: Whole): readonly StepFix[] {
  const people = alsoIn('Admin → People & Permissions → People');
  const found = findPerson(email, whole);
  if (found.state === 'known') {
    const { user } = found;
    if (user.state?.value === 'active' || user.state?.value === 'deleted') return [];
    return offer(
      'sso/activate-user',
      `Activate ${quoted(email)}: set \`state: active\``,
      setWord(user, 'state', user.state, 'active'),
      [say('The person gets back all that the roles of ', entryPiece(user.entry, whole), ' grant.'), people],
    );
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return [];
  return offer('sso/add-user', `Add the user ${quoted(email)}`, addUser(email, whole), [
    say('The person can sign in then, and has no role yet.'),
    people,
  ]);
}

/** An entry behind the other users. */
function addUser(email: string, whole: Whole): readonly Edit[] | undefined {
  const last = whole.all('users').at(-1)?.entry;
  if (!last) return undefined;
  const { chunk, node } = last;
  const lines = `email: ${quote(email, 'block')}\nstate: active`;
  const list = { kind: 'list', flow: false, start: node.start, end: node.end, items: [node] } as const;
  const added = addItem(chunk, list, lines);
  if (added) return added;
  // Behind the last of a list in brackets.
  if (node.origin || !/^\s*[,\]]/.test(chunk.text.slice(node.end, node.end + 1000))) return undefined;
  return [{ chunk, start: node.end, end: node.end, text: `, { email: ${quote(email)}, state: active }` }];
}
