/** What goes wrong between honest sides. */

import { statuses } from '../sign-in/names';
import type { SsoStep } from '../simulate/saml/request';
import { writeEncryptedAssertion } from './encrypt';
import { type Material, ownSigner, shortSigner } from './material';
import { domainOf, type Parties } from './parties';
import { attributesOf, type Flow, type SignIn, signInOf, writeAssertion, writeResponse } from './response';
import { beginMaking, finish, type Made, type Making, type Scenario, type Unmade, writeSignIn } from './scenario';
import { sign } from './sign';

const second = 1000;
const minute = 60 * second;

export const faults: readonly Scenario[] = [
  changed(
    'expired',
    'Expired',
    'The assertion ended a minute ago: the person waited too long, or the response was sent before.',
    'time-conditions',
    (all) => lasting(all, { from: -6 * minute, to: -minute }),
  ),
  changed(
    'not-yet-valid',
    'Not yet valid',
    'The assertion holds in two minutes: the provider’s clock is far ahead.',
    'time-conditions',
    (all) => lasting(all, { from: 2 * minute, to: 7 * minute }),
  ),
  changed(
    'clock-11-s-ahead',
    'Clock 11 s ahead',
    'The provider’s clock is 11 seconds ahead, one more than is allowed, and its assertion holds from the moment that it shows.',
    'time-conditions',
    ({ signIn, parties, material }) => {
      const ahead = signInOf(parties, { ...material, now: material.now + 11 * second });
      return { ...signIn, ...ahead, assertion: { ...ahead.assertion, notBefore: ahead.assertion.issueInstant } };
    },
  ),
  changed(
    'clock-11-s-behind',
    'Clock 11 s behind',
    'The assertion ended 11 seconds ago, one more than a difference of clocks excuses.',
    'time-conditions',
    ({ signIn, material: { now } }) => ({
      ...signIn,
      assertion: { ...signIn.assertion, notOnOrAfter: now - 11 * second },
    }),
  ),
  changed(
    'session-expired',
    'Session ended',
    'The session at the provider ended before the response came.',
    'session-expiry',
    ({ signIn, material: { now } }) => ({
      ...signIn,
      assertion: { ...signIn.assertion, authnInstant: now - 480 * minute, sessionNotOnOrAfter: now - minute },
    }),
  ),
  changed(
    'wrong-issuer',
    'Wrong issuer',
    'Issuer is not the issuerUri of the file: another tenant, or a slash too many.',
    'issuer',
    ({ signIn }) => {
      const issuer = `${signIn.assertion.issuer.replace(/\/$/, '')}/other`;
      return { response: { ...signIn.response, issuer }, assertion: { ...signIn.assertion, issuer } };
    },
  ),
  changed(
    'wrong-destination',
    'Wrong destination',
    'The response is addressed to the login of another region.',
    'destination',
    ({ signIn }) => ({
      ...signIn,
      response: { ...signIn.response, destination: elsewhere(signIn.response.destination) },
    }),
  ),
  changed(
    'wrong-audience',
    'Wrong audience',
    'The assertion is meant for the login of another region.',
    'audience',
    ({ signIn }) => ({
      ...signIn,
      assertion: { ...signIn.assertion, audience: elsewhere(signIn.assertion.audience) },
    }),
  ),
  changed(
    'wrong-recipient',
    'Wrong recipient',
    'Whoever presents the assertion may do so only at the login of another region.',
    'recipient',
    ({ signIn }) => ({
      ...signIn,
      assertion: { ...signIn.assertion, recipient: elsewhere(signIn.assertion.recipient) },
    }),
  ),
  changed(
    'wrong-in-response-to',
    'Answer to another request',
    'InResponseTo names a request that Genesys Cloud did not send in this browser.',
    'in-response-to',
    (all) => answering(all, '_0123456789abcdef'),
  ),
  changed(
    'unasked-with-request',
    'Unasked, yet an answer',
    'The sign-in begins at the provider, and the response claims to answer a request.',
    'in-response-to',
    (all) => answering(all, all.ids.request),
    'idp',
  ),
  changed(
    'unknown-user',
    'Unknown user',
    'The person is known to the provider, and not to Genesys Cloud.',
    'user-provisioned',
    (all) => about(all, `nobody.here@${domainOf(all.parties.user.email)}`),
  ),
  {
    ...fault(
      'inactive-user',
      'Inactive user',
      'The person was deactivated in Genesys Cloud, and the provider still signs them in.',
      'user-provisioned',
    ),
    make: (parties, material) => {
      const { inactive } = parties;
      if (!inactive) return { missing: 'The file lists no user whose state is inactive.' };
      const making = beginMaking({ ...parties, user: inactive }, material);
      return finish(writeSignIn(about(making, inactive.email), making.own), making);
    },
  },
  changed(
    'missing-organization',
    'No OrganizationName',
    'The sign-in begins at the provider, and nothing in the response says which organization it is for.',
    'attributes',
    ({ signIn, parties }) => ({
      ...signIn,
      assertion: { ...signIn.assertion, attributes: attributesOf(parties.user.email, undefined) },
    }),
    'idp',
  ),
  {
    ...fault(
      'wrong-organization',
      'Another organization',
      'OrganizationName is not the short name of this organization.',
      'attributes',
    ),
    make: (parties, material) =>
      renamed(parties, material, (organization) => attributesOf(parties.user.email, `${organization}-test`)),
  },
  {
    ...fault(
      'attribute-case',
      'Attribute in another case',
      'The provider sends organizationname, and names of attributes are case-sensitive.',
      'attributes',
    ),
    make: (parties, material) =>
      renamed(
        parties,
        material,
        (organization) =>
          attributesOf(parties.user.email, organization).map(([name, value]) => [
            name === 'OrganizationName' ? 'organizationname' : name,
            value,
          ]),
        'idp',
      ),
  },
  changed(
    'missing-email',
    'No email',
    'NameID is a number that says nothing of the person, and there is no attribute email.',
    'user-provisioned',
    ({ signIn, ids, parties }) => ({
      ...signIn,
      assertion: {
        ...signIn.assertion,
        nameId: `${ids.session}-subject`,
        nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        attributes: attributesOf('', parties.serviceProvider.organization).filter(([name]) => name !== 'email'),
      },
    }),
  ),
  {
    ...fault(
      'status',
      'Sign-in failed',
      'The provider says that it could not sign the person in, and sends no assertion.',
      'status',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      const { signIn, own } = making;
      const response = { ...signIn.response, status: [statuses.responder, statuses.authnFailed] as const };
      return finish(sign(writeResponse(response), response.id, own), making);
    },
  },
  {
    ...fault('replay', 'Second use', 'The same response is posted again: the assertion was accepted before.', 'replay'),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      return finish(writeSignIn(making.signIn, making.own), making, { seen: [making.ids.assertion] });
    },
  },
  {
    ...fault(
      'other-certificate',
      'Other certificate',
      'The provider changed its certificate, and the new one is not configured.',
      'signature-certificate',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      return finish(writeSignIn(making.signIn, making.other), making);
    },
  },
  {
    ...fault(
      'expired-certificate',
      'Expired certificate',
      'The provider signs with a configured certificate that ended ten days ago.',
      'certificate-validity',
    ),
    make: (parties, material) => dated(parties, material, { from: -375, to: -10 }),
  },
  {
    ...fault(
      'future-certificate',
      'Certificate of tomorrow',
      'The provider signs with a configured certificate that begins tomorrow.',
      'certificate-validity',
    ),
    make: (parties, material) => dated(parties, material, { from: 1, to: 366 }),
  },
  {
    ...fault(
      'short-key',
      'Short key',
      'The certificate is configured, and its key has 1024 bits, which can be broken.',
      'certificate-validity',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      const short = shortSigner(material);
      return finish(writeSignIn(making.signIn, short), making, { certificates: [short.certificate] });
    },
  },
  {
    ...fault(
      'sha-1',
      'SHA-1',
      'The provider signs with SHA-1, with which two texts can have the same digest.',
      'signature-algorithm',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      const { signIn, own, ids } = making;
      const plain = writeResponse(signIn.response, writeAssertion(signIn.assertion));
      return finish(sign(plain, ids.assertion, own, { algorithm: 'rsa-sha1' }), making);
    },
  },
  {
    ...fault(
      'unsigned',
      'Not signed',
      'The provider signs neither the response nor the assertion.',
      'signature-present',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      return finish(writeResponse(making.signIn.response, writeAssertion(making.signIn.assertion)), making);
    },
  },
  {
    ...fault(
      'reformatted',
      'Changed on the way',
      'A proxy or a tool put the signed XML on other lines, and what was signed is gone.',
      'signature-valid',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      const xml = writeSignIn(making.signIn, making.own);
      return finish(xml.replace(/>\n\s*(?=<saml:)/g, '>'), making);
    },
  },
  {
    ...fault(
      'encrypted',
      'Encrypted',
      'The provider encrypts the assertion, which Genesys Cloud does not support.',
      'xml-structure',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      const { signIn, own } = making;
      const assertion = sign(writeAssertion(signIn.assertion), signIn.assertion.id, own);
      const xml = writeResponse(signIn.response, writeEncryptedAssertion(assertion, material));
      return finish(sign(xml, signIn.response.id, own), making);
    },
  },
  {
    ...fault(
      'compressed',
      'Compressed',
      'The provider compresses the response as if it went into an address, and posts it.',
      'decode',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      const xml = writeSignIn(making.signIn, making.own);
      return finish(xml, making, { posted: Buffer.from(stored(Buffer.from(xml, 'utf8'))).toString('base64') });
    },
  },
];

function fault(id: string, label: string, summary: string, stoppedBy: SsoStep): Omit<Scenario, 'make'> {
  return { id, group: 'fault', label, summary, stoppedBy };
}

/** A fault that is only in what the provider says. */
function changed(
  id: string,
  label: string,
  summary: string,
  stoppedBy: SsoStep,
  change: (making: Making) => SignIn,
  flow: Flow = 'sp',
): Scenario {
  return {
    ...fault(id, label, summary, stoppedBy),
    make: (parties, material) => {
      const making = beginMaking(parties, material, flow);
      return finish(writeSignIn(change(making), making.own), making, {
        flow,
        requestId: flow === 'sp' ? making.ids.request : undefined,
      });
    },
  };
}

/** An assertion that holds between two instants, told from now. */
function lasting({ signIn, material: { now } }: Making, { from, to }: { from: number; to: number }): SignIn {
  return {
    ...signIn,
    assertion: {
      ...signIn.assertion,
      notBefore: now + from,
      notOnOrAfter: now + to,
      confirmationNotOnOrAfter: now + Math.max(to, minute),
    },
  };
}

function answering({ signIn }: Making, inResponseTo: string): SignIn {
  return {
    response: { ...signIn.response, inResponseTo },
    assertion: { ...signIn.assertion, inResponseTo },
  };
}

function about({ signIn, parties }: Making, email: string): SignIn {
  const format = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
  return {
    ...signIn,
    assertion: {
      ...signIn.assertion,
      nameId: email,
      nameIdFormat: format,
      attributes: attributesOf(email, parties.serviceProvider.organization),
    },
  };
}

function renamed(
  parties: Parties,
  material: Material,
  attributes: (organization: string) => SignIn['assertion']['attributes'],
  flow: Flow = 'sp',
): Made | Unmade {
  const { organization } = parties.serviceProvider;
  if (organization === undefined)
    return { missing: 'The organization has no shortName, which OrganizationName would be compared with.' };
  const making = beginMaking(parties, material, flow);
  const { signIn } = making;
  const assertion = { ...signIn.assertion, attributes: attributes(organization) };
  return finish(writeSignIn({ ...signIn, assertion }, making.own), making, {
    flow,
    requestId: flow === 'sp' ? making.ids.request : undefined,
  });
}

/** Signed with the provider's key, whose configured certificate has these dates, in days from now. */
function dated(parties: Parties, material: Material, validity: { from: number; to: number }): Made {
  const making = beginMaking(parties, material);
  const signer = ownSigner(material, validity);
  return finish(writeSignIn(making.signIn, signer), making, { certificates: [signer.certificate] });
}

/** An address of the same shape in another region. */
function elsewhere(address: string): string {
  return address.includes('mypurecloud.com/')
    ? address.replace('mypurecloud.com/', 'mypurecloud.ie/')
    : 'https://login.mypurecloud.com/saml';
}

/** DEFLATE without compressing: one stored block (RFC 1951 section 3.2.4), for texts up to 65,535 bytes. */
function stored(bytes: Uint8Array): Uint8Array {
  const size = Math.min(bytes.length, 0xffff);
  const head = [1, size & 0xff, size >> 8, ~size & 0xff, (~size >> 8) & 0xff];
  return Buffer.concat([Buffer.from(head), bytes.subarray(0, size)]);
}
