import type * as Saxes from 'saxes';
import type { Range } from '../document/document';
import { decodeXml } from './decode';
import { describeXmlFault } from './faults';

/** Of what a file holds: metadata of a SAML 2.0 identity provider, other XML, or nothing that may be read as XML. */
export type MetadataVerdict = 'idp-metadata' | 'not-idp-metadata' | 'invalid';

/** Protocols of sign-in that Genesys Cloud does not take, when a file turns out to describe one. */
export type OtherProtocol = 'OpenID Connect' | 'WS-Federation' | 'SAML 1.1';

export interface MetadataProblem {
  readonly message: string;
  readonly range?: Range;
}

export interface Endpoint {
  /** The binding's URI as it stands. */
  readonly binding: string;
  readonly location: string;
  readonly range: Range;
}

/** A certificate as it stands in a KeyDescriptor; `certificatesOf` reads it. */
export interface MetadataKey {
  readonly use: 'signing' | 'encryption' | 'both';
  readonly text: string;
  readonly range: Range;
}

export interface MetadataEntity {
  /** '' when the attribute is missing. */
  readonly entityId: string;
  /** The value of entityID, else the element's start. */
  readonly range: Range;
  /** Local names of the role descriptors, in their order. */
  readonly roles: readonly string[];
  /** It has an IDPSSODescriptor that speaks SAML 2.0; only then the lists below can hold something. */
  readonly identityProvider: boolean;
  /** The earliest validUntil of the entity, its role and the groups around it, in ms since 1970. */
  readonly validUntil: { readonly time: number; readonly range: Range } | undefined;
  readonly cacheDuration: string | undefined;
  readonly singleSignOn: readonly Endpoint[];
  readonly singleLogout: readonly Endpoint[];
  readonly keys: readonly MetadataKey[];
  readonly nameIdFormats: readonly string[];
  readonly wantAuthnRequestsSigned: boolean;
}

export interface MetadataRead {
  readonly verdict: MetadataVerdict;
  /** What the file describes instead, if it is one of these. */
  readonly protocol: OtherProtocol | undefined;
  /** Why it is not metadata of an identity provider; for such metadata, what is wrong inside. */
  readonly problems: readonly MetadataProblem[];
  /** True for an EntitiesDescriptor. */
  readonly aggregate: boolean;
  /** Every entity, nested groups included, in the order of the file. */
  readonly entities: readonly MetadataEntity[];
}

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const SAML2 = 'urn:oasis:names:tc:SAML:2.0:protocol';
const FED = /^http:\/\/(?:docs\.oasis-open\.org\/(?:wsfed|ws-sx)\/|schemas\.xmlsoap\.org\/ws\/)/;

const limits = { depth: 256, attributes: 256, problems: 20 };

/**
 * Reads a SAML metadata file (saml-metadata-2.0-os). Reading is strict, one pass, and stops at the first fault; document
 * types, entities and processing instructions inside the root element are refused. Any bytes give a verdict, and nothing is thrown.
 */
export function readMetadata(bytes: Uint8Array): MetadataRead {
  if (bytes.length === 0)
    return invalid('The file is empty: save the SAML 2.0 metadata of the identity provider in it.');
  const decoded = decodeXml(bytes);
  if ('fault' in decoded) return invalid(decoded.fault);
  return recognizeOther(decoded.text) ?? readXml(decoded.text);
}

function invalid(message: string, protocol?: OtherProtocol, range?: Range): MetadataRead {
  const problem = range ? { message, range } : { message };
  return { verdict: 'invalid', protocol, problems: [problem], aggregate: false, entities: [] };
}

/** Files that people put here by mistake and that are no XML at all. */
function recognizeOther(text: string): MetadataRead | undefined {
  const start = text.slice(0, 65_536).trimStart();
  if (start.startsWith('<')) return undefined;
  if (start === '') return invalid('The file is empty: save the SAML 2.0 metadata of the identity provider in it.');
  if (/^\{/.test(start)) {
    return /"(?:authorization_endpoint|token_endpoint|jwks_uri)"/.test(start)
      ? invalid(
          'This is an OpenID Connect discovery document, and Genesys Cloud signs in by SAML 2.0 only: download the SAML 2.0 metadata of the identity provider.',
          'OpenID Connect',
        )
      : invalid('This is JSON, not XML: download the SAML 2.0 metadata of the identity provider.');
  }
  if (start.startsWith('-----BEGIN ')) {
    return invalid('This is a PEM file, not metadata: name it under certificates, and put the metadata XML here.');
  }
  return invalid('This is not XML, which starts with “<”: download the SAML 2.0 metadata of the identity provider.');
}

function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2000));
}

const webPage =
  'This is a web page, probably a sign-in or an error page of the identity provider: download the SAML 2.0 metadata XML itself.';

/** Ends the reading from inside an event of the parser; never leaves this module. */
class Refusal extends Error {}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

type Scope = 'group' | 'entity' | 'idp' | 'key' | 'key-info' | 'x509-data' | 'certificate' | 'name-id-format' | 'other';

interface Frame {
  readonly scope: Scope;
  /** Offset behind the opening tag. */
  readonly content: number;
  readonly validUntil: MetadataEntity['validUntil'];
}

interface Found {
  root: { readonly uri: string; readonly local: string } | undefined;
  protocol: OtherProtocol | undefined;
  readonly entities: Mutable<MetadataEntity>[];
  readonly problems: MetadataProblem[];
}

function readXml(text: string): MetadataRead {
  const place = placer(text);
  const found: Found = { root: undefined, protocol: undefined, entities: [], problems: [] };
  const fault = parse(text, place, found);
  if (fault) return looksLikeHtml(text) ? invalid(webPage) : { ...invalid(''), problems: [fault] };
  const aggregate = found.root?.local === 'EntitiesDescriptor' && found.root.uri === MD;
  const providers = found.entities.filter((entity) => entity.identityProvider);
  if (providers.length > 0) {
    const problems = [...found.problems, ...providers.flatMap(incomplete)].slice(0, limits.problems);
    return { verdict: 'idp-metadata', protocol: undefined, problems, aggregate, entities: found.entities };
  }
  const problems = [{ message: whyNone(found) }, ...found.problems].slice(0, limits.problems);
  return { verdict: 'not-idp-metadata', protocol: found.protocol, problems, aggregate, entities: found.entities };
}

/** What SAML metadata section 2.4.3 requires of an identity provider and this one lacks. */
function incomplete(entity: MetadataEntity): readonly MetadataProblem[] {
  const who = entity.entityId ? `The identity provider ${entity.entityId}` : 'The identity provider';
  const missing: string[] = [];
  if (!entity.entityId) missing.push(`${who} has no entityID, so its issuer is not known.`);
  if (entity.singleSignOn.length === 0)
    missing.push(`${who} names no SingleSignOnService, so its SSO URL is not known.`);
  if (!entity.keys.some((key) => key.use !== 'encryption')) missing.push(`${who} has no signing certificate.`);
  return missing.map((message) => ({ message, range: entity.range }));
}

function whyNone(found: Found): string {
  const remedy = 'download the SAML 2.0 metadata of the identity provider.';
  const root = found.root ?? { uri: '', local: '' };
  if (/^html$/i.test(root.local)) return webPage;
  if (found.protocol === 'WS-Federation') {
    return `This is WS-Federation metadata without a SAML 2.0 identity provider (IDPSSODescriptor), and Genesys Cloud signs in by SAML 2.0 only: ${remedy}`;
  }
  if (found.protocol === 'SAML 1.1') {
    return `The identity provider in this metadata speaks SAML 1.1 and not SAML 2.0 (protocolSupportEnumeration): ${remedy}`;
  }
  if (root.uri !== MD || !/^Entit(?:y|ies)Descriptor$/.test(root.local)) {
    if (/^(?:Response|Assertion|AuthnRequest|LogoutRequest|LogoutResponse)$/.test(root.local)) {
      return `This is a SAML ${root.local}, a message, and not metadata: ${remedy}`;
    }
    return /^Entit(?:y|ies)Descriptor$/.test(root.local)
      ? `Its root element ${root.local} is not in the SAML 2.0 metadata namespace (${MD}): ${remedy}`
      : `Its root element is ${root.local.slice(0, 80)}, and SAML 2.0 metadata starts with EntityDescriptor: ${remedy}`;
  }
  const roles = new Set(found.entities.flatMap((entity) => entity.roles));
  if (roles.has('IDPSSODescriptor')) {
    return `Its identity provider does not say that it speaks SAML 2.0 (protocolSupportEnumeration): ${remedy}`;
  }
  if (roles.has('SPSSODescriptor')) {
    return `This metadata describes a service provider (SPSSODescriptor) and no identity provider (IDPSSODescriptor): ${remedy}`;
  }
  return `This metadata describes no identity provider (IDPSSODescriptor): ${remedy}`;
}

/** Fills `found`; what it returns is the fault that ended the reading. */
function parse(text: string, place: Placer, found: Found): MetadataProblem | undefined {
  const { SaxesParser } = loadSaxes();
  const parser = new SaxesParser({ xmlns: true, position: true });
  // The parser's own table inherits from Object, so that &constructor; would be an entity.
  parser.ENTITIES = Object.assign(Object.create(null), { amp: '&', lt: '<', gt: '>', apos: "'", quot: '"' });
  const stack: Frame[] = [];
  /** Where the values of the attributes of the tag that is being read stand, between the quotes. */
  let values = new Map<string, readonly [number, number]>();
  let captured = '';
  /** Offset behind the last thing that was read whole. */
  let done = 0;

  const here = () => Math.min(parser.position, text.length);
  const refuse = (message: string): never => {
    throw new Refusal(message);
  };
  const tagRange = (tag: Saxes.SaxesTagNS) => {
    const start = text.lastIndexOf(`<${tag.name}`, here());
    return place(start, start + tag.name.length + 1);
  };
  const rangeOf = (tag: Saxes.SaxesTagNS, name: string) => {
    const value = values.get(name);
    return value ? place(value[0], value[1]) : tagRange(tag);
  };
  const attribute = (tag: Saxes.SaxesTagNS, name: string) => tag.attributes[name]?.value.trim() ?? '';

  const readValidUntil = (tag: Saxes.SaxesTagNS, outer: MetadataEntity['validUntil']) => {
    if (!tag.attributes.validUntil) return outer;
    const range = rangeOf(tag, 'validUntil');
    const time = readDateTime(attribute(tag, 'validUntil'));
    if (time === undefined) {
      found.problems.push({ message: 'validUntil is not a date and time such as 2027-01-31T12:00:00Z.', range });
      return outer;
    }
    return outer && outer.time <= time ? outer : { time, range };
  };

  const openEntity = (tag: Saxes.SaxesTagNS, validUntil: MetadataEntity['validUntil']) => {
    found.entities.push({
      entityId: attribute(tag, 'entityID'),
      range: rangeOf(tag, 'entityID'),
      roles: [],
      identityProvider: false,
      validUntil,
      cacheDuration: attribute(tag, 'cacheDuration') || undefined,
      singleSignOn: [],
      singleLogout: [],
      keys: [],
      nameIdFormats: [],
      wantAuthnRequestsSigned: false,
    });
  };

  /** A child of an EntityDescriptor; true when it is an identity provider's role that speaks SAML 2.0. */
  const openRole = (tag: Saxes.SaxesTagNS, entity: Mutable<MetadataEntity>) => {
    if (!/Descriptor$/.test(tag.local)) return false;
    entity.roles.push(tag.local);
    const protocols = attribute(tag, 'protocolSupportEnumeration').split(/\s+/);
    if (tag.local === 'IDPSSODescriptor') {
      if (protocols.includes(SAML2)) return true;
      if (protocols.some((protocol) => /^urn:oasis:names:tc:SAML:1\.[01]:protocol$/.test(protocol))) {
        found.protocol ??= 'SAML 1.1';
      }
    }
    if (tag.local === 'RoleDescriptor') {
      const type =
        Object.values(tag.attributes)
          .find((one) => one.uri === XSI && one.local === 'type')
          ?.value.trim() ?? '';
      const prefix = type.includes(':') ? type.slice(0, type.indexOf(':')) : '';
      if (FED.test(parser.resolve(prefix) ?? '') || protocols.some((protocol) => FED.test(protocol))) {
        found.protocol = 'WS-Federation';
      }
    }
    return false;
  };

  const openService = (tag: Saxes.SaxesTagNS, entity: Mutable<MetadataEntity>) => {
    const list = tag.local === 'SingleSignOnService' ? entity.singleSignOn : entity.singleLogout;
    const endpoint = { binding: attribute(tag, 'Binding'), location: attribute(tag, 'Location') };
    list.push({ ...endpoint, range: rangeOf(tag, 'Location') });
  };

  const scopeOf = (tag: Saxes.SaxesTagNS, parent: Frame | undefined): Scope => {
    const entity = found.entities.at(-1);
    const above = parent?.scope ?? 'group';
    if (tag.uri === DS) {
      if (above === 'key' && tag.local === 'KeyInfo') return 'key-info';
      if (above === 'key-info' && tag.local === 'X509Data') return 'x509-data';
      return above === 'x509-data' && tag.local === 'X509Certificate' ? 'certificate' : 'other';
    }
    if (tag.uri !== MD) return 'other';
    if (above === 'group') {
      if (tag.local === 'EntitiesDescriptor') return 'group';
      return tag.local === 'EntityDescriptor' ? 'entity' : 'other';
    }
    if (above === 'entity' && entity) return openRole(tag, entity) ? 'idp' : 'other';
    if (above === 'idp' && entity) {
      if (tag.local === 'KeyDescriptor') return 'key';
      if (tag.local === 'NameIDFormat') return 'name-id-format';
      if (tag.local === 'SingleSignOnService' || tag.local === 'SingleLogoutService') openService(tag, entity);
    }
    return 'other';
  };

  let use: MetadataKey['use'] = 'both';

  parser.on('error', (error) => refuse(error.message));
  parser.on('doctype', () => refuse('doctype'));
  // Before and behind the root element they are harmless (a style sheet for browsers); inside they could split a value.
  parser.on('processinginstruction', () => {
    if (stack.length > 0) refuse('processing instruction');
  });
  parser.on('attribute', (one) => {
    const end = here() - 1;
    done = end;
    values.set(one.name, [text.lastIndexOf(text.charAt(end), end - 1) + 1, end]);
    if (values.size > limits.attributes) refuse('attributes');
  });
  parser.on('opentagstart', () => {
    values = new Map();
  });
  parser.on('opentag', (tag) => {
    if (stack.length >= limits.depth) refuse('depth');
    found.root ??= { uri: tag.uri, local: tag.local };
    if (stack.length === 0 && tag.local === 'FederationMetadata' && FED.test(tag.uri)) found.protocol = 'WS-Federation';
    done = here();
    const parent = stack.at(-1);
    const scope = scopeOf(tag, parent);
    const outer = parent?.validUntil;
    const dated = scope === 'group' || scope === 'entity' || scope === 'idp';
    const validUntil = dated ? readValidUntil(tag, outer) : outer;
    stack.push({ scope, content: here(), validUntil });
    if (scope === 'entity') openEntity(tag, validUntil);
    if (scope === 'key') use = useOf(attribute(tag, 'use'));
    if (scope === 'certificate' || scope === 'name-id-format') captured = '';
    const entity = found.entities.at(-1);
    if (scope === 'idp' && entity) {
      entity.identityProvider = true;
      entity.validUntil = validUntil;
      entity.wantAuthnRequestsSigned ||= /^(?:true|1)$/.test(attribute(tag, 'WantAuthnRequestsSigned'));
    }
  });
  const capture = (part: string) => {
    const scope = stack.at(-1)?.scope;
    if (scope === 'certificate' || scope === 'name-id-format') captured += part;
  };
  parser.on('text', capture);
  parser.on('cdata', capture);
  parser.on('closetag', () => {
    done = here();
    const frame = stack.pop();
    const entity = found.entities.at(-1);
    if (!entity || !frame) return;
    if (frame.scope === 'name-id-format' && captured.trim()) entity.nameIdFormats.push(captured.trim());
    if (frame.scope === 'certificate') {
      const end = Math.max(frame.content, text.lastIndexOf('<', here() - 1));
      entity.keys.push({ use, text: captured, range: trimmed(text, frame.content, end, place) });
    }
  });

  try {
    parser.write(text).close();
    return undefined;
  } catch (error) {
    // Refusals are ours; anything else would be a fault of the parser, and the file stays unread all the same.
    const message = error instanceof Refusal ? error.message : 'unreadable';
    const ampersand = /unclosed tag|unexpected end/.test(message) ? bareAmpersand(text, done) : -1;
    return ampersand >= 0
      ? refusal('undefined entity.', ampersand, place)
      : refusal(message, Math.max(0, here() - 1), place);
  }
}

/** The parser looks for the end of an entity until the end of the file; the fault is the “&” behind what it read whole. */
function bareAmpersand(text: string, from: number): number {
  const index = text.slice(from).search(/&(?!#?\w+;)/);
  return index < 0 ? -1 : from + index;
}

/** The sentence for what ended the reading; the parser puts `line:column: ` before its own messages. */
function refusal(message: string, offset: number, place: Placer): MetadataProblem {
  const range = place(offset, offset);
  const line = range.start.line + 1;
  const plain = message.replace(/^\d+:\d+: /, '');
  const refused: Readonly<Record<string, string>> = {
    doctype: `The file holds a document type (<!DOCTYPE>), at line ${line}. Metadata needs none, and entities in it can read files or fill the memory, so such files are refused: take it out, or download the metadata again.`,
    'processing instruction': `The file holds a processing instruction (<?…?>) inside its metadata, at line ${line}. It could hide a part of a value, so such files are refused: take it out.`,
    depth: `The elements of the file are nested more than ${limits.depth} deep, at line ${line}: this is no metadata of an identity provider.`,
    attributes: `An element of the file has more than ${limits.attributes} attributes, at line ${line}: this is no metadata of an identity provider.`,
  };
  const sentence = refused[plain] ?? describeXmlFault(plain, line, range.start.character + 1);
  return { message: sentence, range };
}

function useOf(value: string): MetadataKey['use'] {
  return value === 'signing' || value === 'encryption' ? value : 'both';
}

/** Milliseconds of an xs:dateTime; without a zone it is UTC, as SAML core section 1.3.3 has it; undefined if it is none. */
function readDateTime(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!match) return undefined;
  const time = Date.parse(`${match[1]}.${(match[2] ?? '0').padEnd(3, '0')}${match[3] ?? 'Z'}`);
  return Number.isNaN(time) ? undefined : time;
}

type Placer = (start: number, end: number) => Range;

/** Turns offsets into lines and characters; lines end at LF, CR and CRLF, as in an editor. */
function placer(text: string): Placer {
  let starts: number[] | undefined;
  const position = (offset: number) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
  return (start, end) => ({ start: position(start), end: position(end) });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

function trimmed(text: string, start: number, end: number, place: Placer): Range {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return place(from, to);
}

/** Loaded when the first metadata file is read: most checks read none. */
function loadSaxes(): typeof Saxes {
  return require('saxes');
}
