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

export interface Subtree {
  readonly element: Element;
  readonly method: Canonicalization;
  /** InclusiveNamespaces of exclusive canonicalization. */
  readonly prefixes: readonly string[];
}

/** A document as libxml2 read it. Must be closed: its memory is not the garbage collector's. */
export class CanonicalDocument {
  private readonly nodes = new Map<Element, Libxml2.XmlElement>();

  private constructor(
    private readonly engine: Engine,
    private readonly document: Libxml2.XmlDocument,
  ) {}

  /** Parses a text; a sentence of libxml2 when it refuses it. */
  static open(text: string, engine: Engine): CanonicalDocument | { readonly refused: string } {
    const { XML_PARSE_NONET, XML_PARSE_NO_XXE, XML_PARSE_IGNORE_ENC } = engine.ParseOption;
    try {
      const option = XML_PARSE_NONET | XML_PARSE_NO_XXE | XML_PARSE_IGNORE_ENC;
      const document = engine.XmlDocument.fromBuffer(Buffer.from(text, 'utf8'), { option });
      if (document.dtd === null) return new CanonicalDocument(engine, document);
      document.dispose();
      return { refused: 'it holds a document type' };
    } catch (error) {
      return { refused: error instanceof Error ? error.message.trim() : 'unreadable' };
    }
  }

  close(): void {
    this.document.dispose();
  }

  /**
   * Finds the element that stands where the other parser has one, before `remove` moves its siblings. False when there is
   * none; whether it says the same is found out from its canonical bytes.
   */
  find(element: Element): boolean {
    return this.nodeOf(element) !== undefined;
  }

  /** Takes an element out that was found. */
  remove(element: Element): void {
    this.nodes.get(element)?.remove();
    this.nodes.delete(element);
  }

  /** The canonical bytes of an element that was found, or why there are none. */
  canonicalize({ element, method, prefixes }: Subtree): Uint8Array | { readonly refused: string } {
    const node = this.nodes.get(element);
    if (!node) return { refused: 'the element is another one for libxml2' };
    const { XML_C14N_1_0, XML_C14N_EXCLUSIVE_1_0, XML_C14N_1_1 } = this.engine.XmlC14NMode;
    const chunks: Uint8Array[] = [];
    const collect = {
      write: (buffer: Uint8Array) => {
        chunks.push(buffer.slice());
        return buffer.byteLength;
      },
      close: () => true,
    };
    try {
      this.document.canonicalize(collect, {
        mode: { inclusive: XML_C14N_1_0, exclusive: XML_C14N_EXCLUSIVE_1_0, 'inclusive-1.1': XML_C14N_1_1 }[
          method.mode
        ],
        withComments: method.withComments,
        nodeSet: new Set<Libxml2.XmlNode>([node]),
        ...(method.mode === 'exclusive' && prefixes.length ? { inclusiveNamespacePrefixes: [...prefixes] } : {}),
      });
    } catch (error) {
      return { refused: error instanceof Error ? error.message.trim() : 'unreadable' };
    }
    const [only, ...more] = chunks;
    const bytes = only && !more.length ? only : new Uint8Array(Buffer.concat(chunks));
    // What canonicalizes to nothing would let the digest of nothing sign everything.
    return bytes.length ? bytes : { refused: 'nothing came out' };
  }

  private nodeOf(element: Element): Libxml2.XmlElement | undefined {
    const known = this.nodes.get(element);
    if (known) return known;
    const { parent } = element;
    const above = parent && this.nodeOf(parent);
    if (parent && !above) return undefined;
    const node = above && parent ? nth(above, parent.elements.indexOf(element), this.engine) : this.document.root;
    if (node) this.nodes.set(element, node);
    return node;
  }
}

function nth(parent: Libxml2.XmlElement, index: number, engine: Engine): Libxml2.XmlElement | undefined {
  let left = index;
  for (let node = parent.firstChild; node; node = node.next) {
    if (!(node instanceof engine.XmlElement)) continue;
    if (left === 0) return node;
    left--;
  }
  return undefined;
}
