/** What is judged of a request or a message of Single Logout in whatever way it came. */
import type { Certificate } from '../certificates/read';
import { instantOf } from '../simulate/instant';
import { judgeContent } from '../simulate/saml/content';
import {
  attributeValue,
  childNamed,
  type Element,
  isNamed,
  textOf,
  withDescendants,
} from '../simulate/saml/xml/element';
import type { Outcome } from '../simulate/simulation';
import { namespaces, statuses } from './names';
import { dateTime } from './xml';

export type MessageKind = (typeof kinds)[number];

/** What this side knows of the other one, and of itself. */
export interface Expected {
  /** Entity ID of the sender; not compared when it is not known. */
  readonly issuer?: string | undefined;
  /** The address of this side; not compared when it is not known. */
  readonly destination?: string | undefined;
  /** ID of the request that a response answers. */
  readonly requestId?: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Whether SHA-1 passes with a warning. */
  readonly allowSha1?: boolean | undefined;
  /** Whether RSA keys of less than 2048 bits pass with a warning. */
  readonly allowWeakKeys?: boolean | undefined;
}

/** The instants of two clocks may differ by this much (documented on every provider's page). Milliseconds. */
const skew = 10_000;

export interface Found {
  readonly outcome: Outcome;
  readonly detail: string;
  readonly expected?: string;
  readonly found?: string;
  /** What to do about it, where the detail does not say it. */
  readonly resolution?: string;
}

export const found = (outcome: Outcome, detail: string, expected?: string, value?: string): Found => ({
  outcome,
  detail,
  ...(expected === undefined ? {} : { expected: shown(expected) }),
  ...(value === undefined ? {} : { found: shown(value) }),
});

const shown = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

export const kinds = ['AuthnRequest', 'LogoutRequest', 'LogoutResponse'] as const;

export function kindOf(root: Element): MessageKind | undefined {
  return kinds.find((local) => isNamed(root, { namespace: namespaces.protocol, local }));
}

/** What is said of a document that is no message of Single Logout. */
export function otherMessage({ name, local, namespace }: Element): Found {
  const expected = 'LogoutRequest, LogoutResponse';
  if (namespace === namespaces.protocol && local === 'Response')
    return {
      ...found('fail', 'This is the response to a sign-in, and no message of Single Logout.', expected, name),
      resolution: 'Have it judged as a sign-in: on the command line by `simulate sso --response`.',
    };
  if (namespace === namespaces.protocol && local === 'AuthnRequest')
    return {
      ...found('fail', 'This is a request to sign somebody in, and no message of Single Logout.', expected, name),
      resolution: 'Give the message that is sent when somebody signs out (network view of the developer tools).',
    };
  if (local.toLowerCase() === 'html')
    return {
      ...found('fail', 'This is a web page, and no message of Single Logout.', expected, 'a web page'),
      resolution: 'Give the value of SAMLRequest or SAMLResponse in its form, or the address that it leads to.',
    };
  return {
    ...found('fail', 'This is no message of Single Logout.', expected, name),
    resolution: 'Give a LogoutRequest or a LogoutResponse: XML, base64, the form that was posted, or the address.',
  };
}

/** The worst that is wrong with what stands in a message; undefined when nothing is. */
export function judgeParts(root: Element): Found | undefined {
  const problems = judgeContent(root);
  const worst = problems.find(({ outcome }) => outcome === 'fail') ?? problems[0];
  return worst && found(worst.outcome, worst.message, undefined, worst.found);
}

/** Those that are valid at an instant first: a key that has a new certificate is not the old one's alone. */
export function validFirst(certificates: readonly Certificate[], now: number): readonly Certificate[] {
  const valid = ({ notBefore, notAfter }: Certificate) => now >= notBefore && now <= notAfter;
  return [...certificates.filter(valid), ...certificates.filter((one) => !valid(one))];
}

/** Whether the certificate that made a signature is valid now, and its key long enough, as with a sign-in. */
export function judgeSigner(signer: Certificate | undefined, { now, allowWeakKeys = false }: Expected): Found {
  if (!signer) return found('skip', 'No certificate of the sender made a signature here.');
  const { subject, serial, notBefore, notAfter, keyType, keyBits } = signer;
  const day = (instant: number) => dateTime(instant).slice(0, 10);
  const called = `The certificate of ${subject.slice(0, 100) || `serial number ${serial}`}`;
  const dates = `${day(notBefore)} to ${day(notAfter)}`;
  const expected = 'a certificate that is valid now';
  if (now > notAfter)
    return {
      ...found('fail', `${called} expired on ${day(notAfter)}.`, expected, dates),
      resolution:
        'Renew the signing certificate on the identity provider, and put the new one under `certificates` and into Genesys Cloud.',
    };
  if (now < notBefore)
    return {
      ...found('fail', `${called} is not valid before ${day(notBefore)}.`, expected, dates),
      resolution: 'On the identity provider, sign with the present certificate until then.',
    };
  if ((keyType === 'RSA' || keyType === 'RSA-PSS') && keyBits < 2048)
    return {
      ...found(
        allowWeakKeys ? 'warn' : 'fail',
        `${called} has a key of ${keyBits} bits, and keys of that size can be broken. ${
          allowWeakKeys
            ? 'The setting ssoAllowWeakKeys lets it pass.'
            : 'Whether Genesys Cloud takes it is not documented; here it is refused (setting ssoAllowWeakKeys).'
        }`,
        'an RSA key of 2048 bits or more',
        `${keyBits} bits`,
      ),
      resolution: 'On the identity provider, make a new signing certificate with 2048 bits or more, and configure it.',
    };
  return found('pass', `${called} is valid: ${dates}.`, expected, dates);
}

/** Whether a message came under the name that belongs to it, and holds what it must, and nothing that it must not. */
export function judgeMessage(root: Element, kind: MessageKind, parameter: string | undefined): Found | undefined {
  const wanted = kind === 'LogoutResponse' ? 'SAMLResponse' : 'SAMLRequest';
  if (parameter !== undefined && parameter !== wanted)
    return found('fail', `A ${kind} comes as ${wanted}.`, wanted, parameter);
  for (const name of ['ID', 'IssueInstant', 'Version'])
    if (!attributeValue(root, name)) return found('fail', `The ${kind} has no ${name}, which it must have.`);
  const version = attributeValue(root, 'Version');
  if (version !== '2.0') return found('fail', 'The message is not of SAML 2.0.', '2.0', version);
  for (const inner of withDescendants(root))
    if (inner.namespace === namespaces.assertion && /Assertion$/.test(inner.local))
      return found(
        'fail',
        `An assertion stands in the ${kind}: it has no place there, and its signature is not the message’s.`,
      );
  if (kind === 'LogoutRequest') {
    const named = (local: string) => childNamed(root, { namespace: namespaces.assertion, local });
    const name = named('NameID');
    if (!name && named('EncryptedID'))
      return {
        ...found(
          'fail',
          'The name of the person is encrypted (EncryptedID), and Genesys Cloud does not support encryption: it can’t read who is to be signed out.',
          'NameID',
          'EncryptedID',
        ),
        resolution: 'On the identity provider, turn the encryption of the NameID off for Genesys Cloud.',
      };
    if (!name && !named('BaseID'))
      return found('fail', 'The LogoutRequest does not say who is to be signed out: it has no NameID.');
    if (name && !textOf(name).trim())
      return found('fail', 'The LogoutRequest does not say who is to be signed out: its NameID is empty.');
  }
  return undefined;
}

/** Whether a logout went through, with what the other side says of it. */
export function judgeStatus(message: Element): Found {
  const named = (parent: Element | undefined, local: string) =>
    childNamed(parent, { namespace: namespaces.protocol, local });
  const status = named(message, 'Status');
  const code = named(status, 'StatusCode');
  const value = attributeValue(code, 'Value');
  const inner = attributeValue(named(code, 'StatusCode'), 'Value');
  const words = named(status, 'StatusMessage');
  const said = words && textOf(words).trim();
  const there = [value ?? 'no status', inner, said && `"${said}"`].filter(Boolean).join(', ');
  if (value !== statuses.success)
    return {
      ...found('fail', 'The other side says that the logout did not succeed.', statuses.success, there),
      resolution: 'Look into the log of the identity provider: the reason stands there, at the time of the message.',
    };
  return inner === statuses.partialLogout
    ? found(
        'warn',
        'The person is signed out there, but not from every application: some did not answer.',
        statuses.success,
        there,
      )
    : found('pass', 'Success.');
}

export function judgeIssuer(message: Element, { issuer }: Expected): Found {
  const element = childNamed(message, { namespace: namespaces.assertion, local: 'Issuer' });
  const value = element && textOf(element).trim();
  if (issuer === undefined) return found('skip', 'Who the sender is, is not known here.', undefined, value);
  if (!value) return found('fail', 'The message does not say who sent it.', issuer, 'no Issuer');
  return value === issuer
    ? found('pass', 'It is the one that is expected.', undefined, value)
    : found('fail', 'The message comes from someone else.', issuer, value);
}

export function judgeAnswer(message: Element, { requestId }: Expected): Found {
  const value = attributeValue(message, 'InResponseTo');
  if (value === undefined)
    return found('fail', 'The response does not say which request it answers.', requestId, 'no InResponseTo');
  if (requestId === undefined) return found('warn', 'Which request was sent is not known here.', undefined, value);
  return value === requestId
    ? found('pass', 'It answers the request that was sent.', undefined, value)
    : found('fail', 'It answers another request.', requestId, value);
}

export function judgeTime(message: Element, { now }: Expected): Found {
  const issued = attributeValue(message, 'IssueInstant') ?? '';
  const ends = attributeValue(message, 'NotOnOrAfter');
  const instant = instantOf(issued);
  if (instant === undefined) return found('fail', 'IssueInstant is no date and time.', undefined, issued);
  if (instant > now + skew)
    return found(
      'fail',
      'The message was issued in the future: one of the two clocks is wrong by more than 10 seconds.',
      undefined,
      issued,
    );
  if (ends === undefined) return found('pass', 'It names no end.', undefined, issued);
  const end = instantOf(ends);
  if (end === undefined) return found('fail', 'NotOnOrAfter is no date and time.', undefined, ends);
  return end + skew <= now
    ? found('fail', 'The message has expired.', undefined, ends)
    : found('pass', `It holds until ${ends}.`, undefined, issued);
}

/** `signed`: a message that is signed has to say where it goes (saml-bindings sections 3.4.5.2 and 3.5.5.2). */
export function judgeDestination(message: Element, { destination }: Expected, signed: boolean): Found {
  const value = attributeValue(message, 'Destination');
  if (value === undefined)
    return signed
      ? found('fail', 'The message is signed, and then it has to name its Destination.', destination, 'no Destination')
      : found('skip', 'The message names no destination.');
  if (destination === undefined) return found('skip', 'The address of this side is not known here.', undefined, value);
  return value === destination
    ? found('pass', 'It is the address of this side.', undefined, value)
    : found('fail', 'The message is meant for another address.', destination, value);
}
