/** A response that a test identity provider makes, and what has to become of it. */
import type { SsoStep } from '../simulate/saml/request';
import { type Ids, idsOf, type Material, otherSigner, ownSigner, type Signer } from './material';
import type { Parties, Person } from './parties';
import { type Flow, type SignIn, signInOf, writeAssertion, writeResponse } from './response';
import { type Parts, partsOf, sign } from './sign';

export type Group = 'as-it-should-be' | 'fault' | 'attack';

export interface Scenario {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** The first step that refuses it. */
  readonly stoppedBy: SsoStep | 'accepted';
  /** Only of attacks. */
  readonly attack?: Attack;
  /** The same parties and material give the same response. */
  readonly make: (parties: Parties, material: Material) => Made | Unmade;
}

export interface Attack {
  /** How it is meant to work, step by step. */
  readonly plan: readonly string[];
  /** Why it fails here. */
  readonly why: string;
  /** Where it is described. */
  readonly source?: string;
}

export interface Made {
  /** The response, for people. */
  readonly xml: string;
  /** The value of SAMLResponse: what the browser posts. */
  readonly posted: string;
  readonly flow: Flow;
  /** ID of the request that was sent; undefined for a sign-in that begins at the provider. */
  readonly requestId: string | undefined;
  /** IDs of assertions that were accepted before. */
  readonly seen: readonly string[];
  /** The certificates that are configured for the provider in this scenario (PEM). */
  readonly certificates: readonly string[];
  /** Whom the response is really about: who signed in. */
  readonly user: Person;
  /** In an attack: whom it must never be about. */
  readonly victim: Person | undefined;
}

/** Why there is no response: something that the organization file does not have. */
export interface Unmade {
  readonly missing: string;
}

/** What scenarios are made of. */
export interface Making {
  readonly parties: Parties;
  readonly material: Material;
  readonly ids: Ids;
  readonly own: Signer;
  readonly other: Signer;
  /** What a provider that does everything right says of the one who signs in. */
  readonly signIn: SignIn;
}

export function beginMaking(parties: Parties, material: Material, flow: Flow = 'sp'): Making {
  const ids = idsOf(material);
  return {
    parties,
    material,
    ids,
    own: ownSigner(material),
    other: otherSigner(material),
    signIn: signInOf(parties, material, flow, ids),
  };
}

/** The response to be posted, judged as one that was asked for unless `more` says otherwise. */
export function finish(xml: string, { parties, ids, own }: Making, more: Partial<Made> = {}): Made {
  return {
    xml,
    posted: Buffer.from(xml, 'utf8').toString('base64'),
    flow: 'sp',
    requestId: more.flow === 'idp' ? undefined : ids.request,
    seen: [],
    certificates: [own.certificate],
    user: parties.user,
    victim: undefined,
    ...more,
  };
}

/** The response to a sign-in, its assertion signed by the provider. */
export function writeSignIn({ response, assertion }: SignIn, signer: Signer): string {
  return sign(writeResponse(response, writeAssertion(assertion)), assertion.id, signer);
}

/** A sign-in as that of someone else, under other ids. */
export function signInAs({ response, assertion }: SignIn, { email }: Person, id = assertion.id): SignIn {
  return {
    response,
    assertion: {
      ...assertion,
      id,
      nameId: email,
      nameIdFormat: emailFormat,
      attributes: assertion.attributes.map(([name, value]) => [name, name === 'email' ? email : value]),
    },
  };
}

/** Attackers claim an address, whatever format the provider uses. */
const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

/** What an attacker has: a response about themselves that the provider signed, and a forged assertion. */
export interface Captured extends Making {
  /** The response that the provider gave the attacker. */
  readonly genuine: string;
  /** Its assertion. */
  readonly signed: Parts;
  /** An assertion about the victim that nobody signed, as it stands in a response. */
  readonly forged: string;
  /** The response with other content in the place of its assertion. */
  readonly around: (content: string) => string;
}

export function capture(parties: Parties, material: Material): Captured {
  const making = beginMaking(parties, material);
  const { signIn, ids, own } = making;
  const genuine = writeSignIn(signIn, own);
  const signed = partsOf(genuine, ids.assertion);
  return {
    ...making,
    genuine,
    signed,
    forged: forge(making, ids.forgedAssertion),
    around: (content) => genuine.replace(signed.whole, () => content),
  };
}

/** An assertion about the victim, with an id of the attacker's choice, indented as it stands in a response. */
export function forge({ signIn, parties }: Making, id: string): string {
  const { response, assertion } = signInAs(signIn, parties.victim, id);
  return partsOf(writeResponse(response, writeAssertion(assertion)), id).bare;
}

/** What an attack comes to: the victim must not be believed. */
export function finishAttack(xml: string, captured: Making, more: Partial<Made> = {}): Made {
  return finish(xml, captured, { victim: captured.parties.victim, ...more });
}
