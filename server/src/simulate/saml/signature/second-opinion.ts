/**
 * A second opinion on a signature that was found good: xml-crypto over xmldom, which share no code with the first engine.
 * Loaded only where it is asked for; it takes many times as long.
 */
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { Certificate } from '../../../certificates/read';
import type { Element } from '../xml/element';
import { isNcName } from '../xml/scan';
import type { Verification } from './verify';

export type Opinion =
  /** Both say that the same bytes are signed. */
  | { readonly says: 'same' }
  | { readonly says: 'other'; readonly reason: string }
  /** It does not know this kind of signature. */
  | { readonly says: 'nothing'; readonly reason: string };

/** What xml-crypto 6 has no algorithm for is no disagreement. */
const known: ReadonlySet<string> = new Set([
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  'http://www.w3.org/2000/09/xmldsig#sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
]);

/** Asks xml-crypto about a signature that holds. Never throws. */
export function secondOpinion(text: string, { signature, signed, certificate }: Verification): Opinion {
  if (!signed || !certificate) return { says: 'nothing', reason: 'there is nothing to agree on' };
  const [reference] = signature.references;
  const algorithms = [
    signature.canonicalization,
    signature.method,
    ...(reference ? [reference.digestMethod, ...reference.transforms.map((one) => one.algorithm)] : []),
  ];
  const foreign = algorithms.find((one) => !known.has(one));
  if (foreign !== undefined) return { says: 'nothing', reason: `it doesn’t know ${foreign}` };
  if (reference?.uri === '') return { says: 'nothing', reason: 'the signature names no ID' };
  // It looks IDs up by XPath, in which other characters have a meaning.
  if (!isNcName(reference?.uri?.slice(1) ?? '')) return { says: 'nothing', reason: 'the ID is none that XML allows' };
  try {
    const document = parseStrictly(text);
    const node = find(document.documentElement, signature.element);
    const parent = find(document.documentElement, signature.parent);
    if (!node || !parent) return { says: 'other', reason: 'it reads the response in another way' };
    const reason = objection(text, node, { bytes: signed.bytes, certificate });
    if (reason === undefined) return { says: 'same' };
    // It canonicalizes wrongly what is rare: inherited xml: attributes, "#default", prefixes in capitals, U+2028.
    return readsSame(parent, signature.parent)
      ? { says: 'nothing', reason: 'it reads the same, and writes the signed form in another way' }
      : { says: 'other', reason };
  } catch (error) {
    return { says: 'other', reason: reasonOf(error) };
  }
}

/** Why it does not agree that these bytes are signed; undefined when it does. */
function objection(
  text: string,
  node: globalThis.Element,
  { bytes, certificate }: { readonly bytes: Uint8Array; readonly certificate: Certificate },
): string | undefined {
  try {
    const check = new SignedXml({ publicCert: pemOf(certificate), getCertFromKeyInfo: () => null });
    check.loadSignature(node as unknown as Node);
    if (!check.checkSignature(text)) return 'it doesn’t verify the signature';
    const [own, ...more] = check.getSignedReferences();
    return own === Buffer.from(bytes).toString('utf8') && !more.length
      ? undefined
      : 'it takes other bytes for the signed ones';
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'it fails';
}

/** Whether both trees have the same elements, attributes and texts. */
function readsSame(node: globalThis.Element, element: Element): boolean {
  if (node.nodeName !== element.name || (node.namespaceURI ?? '') !== element.namespace) return false;
  const attributes = Array.from(node.attributes).filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  if (attributes.length !== element.attributes.length) return false;
  for (const { name, value, namespaceURI } of attributes) {
    const own = element.attributes.find((one) => one.name === name);
    if (!own || own.value !== value || own.namespace !== (namespaceURI ?? '')) return false;
  }
  const nodes = Array.from(node.childNodes);
  const elements = nodes.filter(({ nodeType }) => nodeType === 1) as globalThis.Element[];
  const textIn = (one: ChildNode) => (one.nodeType === 3 || one.nodeType === 4 ? (one.nodeValue ?? '') : '');
  const own = element.children.map((one) => (one.kind === 'text' ? one.value : '')).join('');
  return (
    nodes.map(textIn).join('') === own &&
    elements.length === element.elements.length &&
    elements.every((one, index) => {
      const other = element.elements[index];
      return other !== undefined && readsSame(one, other);
    })
  );
}

function parseStrictly(text: string): Document {
  const stop = (message: string) => {
    throw new Error(message);
  };
  const errorHandler = { warning: () => undefined, error: stop, fatalError: stop };
  // It takes U+0085 and U+2028 for line ends, as XML 1.1 does, and the response is XML 1.0.
  const normalizeLineEndings = (lines: string) => lines.replace(/\r\n?/g, '\n');
  const parser = new DOMParser({ errorHandler, normalizeLineEndings } as ConstructorParameters<typeof DOMParser>[0]);
  return parser.parseFromString(text, 'text/xml');
}

/** The same element in the other tree, by its way from the root. */
function find(root: globalThis.Element, element: Element): globalThis.Element | undefined {
  const { parent } = element;
  if (!parent) return root;
  const above = find(root, parent);
  const index = parent.elements.indexOf(element);
  const node = above && Array.from(above.childNodes).filter((one) => one.nodeType === 1)[index];
  return node?.nodeName === element.name ? (node as globalThis.Element) : undefined;
}

function pemOf({ der }: Certificate): string {
  return `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`;
}
