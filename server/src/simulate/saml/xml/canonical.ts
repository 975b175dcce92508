/** Strict parsing and canonicalization by libxml2, a parser that has nothing in common with scan.ts. */
import type * as Libxml2 from 'libxml2-wasm';
import type { Canonicalization } from '../signature/algorithms';
import type { Element } from './element';

export type Engine = typeof Libxml2;

/** The engine is a megabyte of WebAssembly: it is loaded with the first response, and it is the same for all. */
export function loadEngine(): Promise<Engine> {
  loading ??= import('libxml2-wasm');
  return loading;
}

let loading: Promise<Engine> | undefined;

export interface Part {
  readonly element: Element;
  /** What is left out of it. */
  readonly without?: Element | undefined;
  readonly method: Canonicalization;
  /** InclusiveNamespaces of exclusive canonicalization. */
  readonly prefixes: readonly string[];
}

/** `refused`: a whole sentence on why there are no canonical bytes. */
export type Canonical = Uint8Array | { readonly refused: string };

/**
 * The canonical bytes of a part of a text. libxml2 is given the part by itself, with what it takes over from the elements
 * around it (namespaces, and in the inclusive forms the xml: attributes) written into its start tag: to canonicalize it
 * where it stands takes many times as long, since each node of the whole document is asked whether it belongs to it.
 */
export function canonicalize(text: string, part: Part, engine: Engine): Canonical {
  const alone = standAlone(text, part);
  if (alone === undefined)
    return { refused: 'It takes over an address (xml:base) from the elements around it, which is not done here.' };
  const { XML_PARSE_NONET, XML_PARSE_NO_XXE, XML_PARSE_IGNORE_ENC } = engine.ParseOption;
  let document: Libxml2.XmlDocument;
  try {
    const option = XML_PARSE_NONET | XML_PARSE_NO_XXE | XML_PARSE_IGNORE_ENC;
    document = engine.XmlDocument.fromBuffer(Buffer.from(alone, 'utf8'), { option });
  } catch (error) {
    return { refused: `The second XML parser (libxml2) refuses it: ${reasonOf(error)}.` };
  }
  try {
    const bytes = write(document, part, engine);
    return 'refused' in bytes || !declaresReference.test(alone) ? bytes : escapeNamespaces(bytes);
  } catch (error) {
    return {
      refused: `It can’t be brought into canonical form: ${reasonOf(error)}. What has no canonical form has no signature.`,
    };
  } finally {
    // Its memory is not the garbage collector's.
    document.dispose();
  }
}

function write(document: Libxml2.XmlDocument, { method, prefixes }: Part, { XmlC14NMode }: Engine): Canonical {
  const chunks: Uint8Array[] = [];
  const collect = {
    write: (buffer: Uint8Array) => {
      chunks.push(Buffer.from(buffer));
      return buffer.byteLength;
    },
    close: () => true,
  };
  const modes = {
    inclusive: XmlC14NMode.XML_C14N_1_0,
    exclusive: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
    'inclusive-1.1': XmlC14NMode.XML_C14N_1_1,
  };
  document.canonicalize(collect, {
    mode: modes[method.mode],
    withComments: method.withComments,
    ...(method.mode === 'exclusive' && prefixes.length ? { inclusiveNamespacePrefixes: [...prefixes] } : {}),
  });
  const [only] = chunks;
  const bytes = only && chunks.length === 1 ? only : Buffer.concat(chunks);
  // What canonicalizes to nothing would let the digest of nothing sign everything.
  return bytes.length ? bytes : { refused: 'Its canonical form is empty.' };
}

/** Whether a namespace is declared with a reference in its address, such as `https://a.example/?b=1&amp;c=2`. */
const declaresReference = /\sxmlns(?::[^\s="'<>]+)?\s*=\s*(?:"[^"&]*&|'[^'&]*&)/;

/** A comment, or a start tag up to its last namespace declaration; in canonical form a `<` begins nothing else. */
const declared = /<!--[\s\S]*?-->|<[^\s<>"/!]+(?: xmlns(?::[^\s=]+)?="[^"<]*")+/g;

/**
 * libxml2 writes the addresses of namespaces as they are, and Canonical XML (section 2.3) wants the `&` in them as a
 * reference, like that of any attribute. Of the characters that are written so an address has no other: libxml2 refuses
 * those that have a quote, a `<` or white space.
 */
function escapeNamespaces(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const escaped = text.replace(declared, (part) => (part.startsWith('<!') ? part : part.replaceAll('&', '&amp;')));
  return Buffer.from(escaped, 'utf8');
}

/** A part as a document of its own; undefined when it depends on what stands around it in a way that can't be written. */
function standAlone(text: string, { element, without, method }: Part): string | undefined {
  const { start, end, name, declarations } = element;
  const taken = new Set(declarations.map(({ prefix }) => prefix));
  let inherited = '';
  for (let above = element.parent; above; above = above.parent) {
    for (const { prefix, uri } of above.declarations) {
      if (taken.has(prefix)) continue;
      taken.add(prefix);
      if (uri !== '') inherited += ` xmlns${prefix && ':'}${prefix}="${asValue(uri)}"`;
    }
  }
  if (method.mode !== 'exclusive') {
    const own = new Set(element.attributes.map(({ name: one }) => one));
    for (let above = element.parent; above; above = above.parent) {
      for (const { name: one, value } of above.attributes) {
        // Canonical XML 1.1 joins addresses, and gives no identifier away.
        if (method.mode === 'inclusive-1.1' && one === 'xml:base') return undefined;
        if (!one.startsWith('xml:') || own.has(one) || (method.mode === 'inclusive-1.1' && one === 'xml:id')) continue;
        own.add(one);
        inherited += ` ${one}="${asValue(value)}"`;
      }
    }
  }
  const named = start + 1 + name.length;
  const body = without ? text.slice(named, without.start) + text.slice(without.end, end) : text.slice(named, end);
  return `<${name}${inherited}${body}`;
}

const references: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function asValue(value: string): string {
  return /[&<"\t\n\r]/.test(value) ? value.replace(/[&<"\t\n\r]/g, (char) => references[char] ?? char) : value;
}

/** What libxml2 says, as the end of a sentence. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.trim().replace(/[.\s]+$/, '') : 'it is unreadable';
}
