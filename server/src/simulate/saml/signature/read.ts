/** Takes signatures apart, as they are written; what of it holds is found out elsewhere. */
import { ds } from '../names';
import { attributeValue, childNamed, childrenNamed, type Element, textOf, withDescendants } from '../xml/element';

const holders = ['Response', 'Assertion', 'LogoutRequest', 'LogoutResponse'] as const;
export type Holder = (typeof holders)[number];

export interface Signature {
  readonly element: Element;
  /** What it stands in. */
  readonly parent: Element;
  /** What `parent` is in messages: "the Response", "the Assertion". */
  readonly holder: Holder;
  readonly signedInfo: Element | undefined;
  /** URI of the canonicalization of SignedInfo. */
  readonly canonicalization: string;
  readonly canonicalizationPrefixes: readonly string[];
  /** URI of the signature method. */
  readonly method: string;
  readonly references: readonly Reference[];
  /** Base64 without spaces. */
  readonly value: string;
  /** The certificates in KeyInfo, base64 without spaces: never trusted, only compared with the configured ones. */
  readonly embedded: readonly string[];
  /** Where KeyInfo says that a key is to be fetched. Nothing is fetched. */
  readonly retrieval: Element | undefined;
}

export interface Reference {
  readonly element: Element;
  readonly uri: string | undefined;
  readonly transforms: readonly Transform[];
  /** URI of the digest method. */
  readonly digestMethod: string;
  /** Base64 without spaces. */
  readonly digest: string;
}

export interface Transform {
  readonly element: Element;
  readonly algorithm: string;
  /** InclusiveNamespaces of exclusive canonicalization. */
  readonly prefixes: readonly string[];
}

/** Reads a Signature element that stands in a message or an Assertion. */
export function readSignature(element: Element, parent: Element): Signature {
  const signedInfo = childNamed(element, ds('SignedInfo'));
  const canonicalization = childNamed(signedInfo, ds('CanonicalizationMethod'));
  const keyInfo = childNamed(element, ds('KeyInfo'));
  const value = childNamed(element, ds('SignatureValue'));
  return {
    element,
    parent,
    holder: holders.find((local) => local === parent.local) ?? 'Response',
    signedInfo,
    canonicalization: attributeValue(canonicalization, 'Algorithm') ?? '',
    canonicalizationPrefixes: canonicalization ? prefixesOf(canonicalization) : [],
    method: attributeValue(childNamed(signedInfo, ds('SignatureMethod')), 'Algorithm') ?? '',
    references: signedInfo ? childrenNamed(signedInfo, ds('Reference')).map(readReference) : [],
    value: value ? compact(textOf(value)) : '',
    embedded: keyInfo ? readEmbedded(keyInfo) : [],
    retrieval: childNamed(keyInfo, ds('RetrievalMethod')),
  };
}

function readReference(element: Element): Reference {
  const transforms = childNamed(element, ds('Transforms'));
  const digest = childNamed(element, ds('DigestValue'));
  return {
    element,
    uri: attributeValue(element, 'URI'),
    transforms: transforms
      ? childrenNamed(transforms, ds('Transform')).map((transform) => ({
          element: transform,
          algorithm: attributeValue(transform, 'Algorithm') ?? '',
          prefixes: prefixesOf(transform),
        }))
      : [],
    digestMethod: attributeValue(childNamed(element, ds('DigestMethod')), 'Algorithm') ?? '',
    digest: digest ? compact(textOf(digest)) : '',
  };
}

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Most prefixes that an InclusiveNamespaces list may hold; real ones have a handful. */
export const mostPrefixes = 64;

function prefixesOf(element: Element): readonly string[] {
  const list = childNamed(element, { namespace: exclusive, local: 'InclusiveNamespaces' });
  return (attributeValue(list, 'PrefixList') ?? '').split(/[ \t\r\n]+/).filter(Boolean);
}

/** Few responses carry more than one certificate; a long list of them is not read to its end. */
const mostEmbedded = 5;

function readEmbedded(keyInfo: Element): readonly string[] {
  const found: string[] = [];
  for (const element of withDescendants(keyInfo)) {
    if (element.local !== 'X509Certificate' || element.elements.length) continue;
    found.push(compact(textOf(element)));
    if (found.length >= mostEmbedded) break;
  }
  return found;
}

function compact(text: string): string {
  return text.replace(/[ \t\r\n]+/g, '');
}
