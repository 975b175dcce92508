/**
 * Reads XML that nobody vouches for: no document type, no entities but the five of XML, no processing instructions, and
 * limits on everything that another parser's time or memory grows with. Strict: what XML 1.0 and Namespaces in XML 1.0
 * call an error ends the reading.
 */
import type { Attribute, Declaration, Element, Node } from './element';

/** The contract's limits (architecture, "SSO rules of judgment"), and what bounds canonicalization. */
export const limits = {
  /** Bytes after decoding. */
  bytes: 1_048_576,
  depth: 256,
  attributes: 256,
  references: 64,
  elements: 50_000,
  /** Steps that canonicalization may need, by estimate. */
  work: 8_000_000,
} as const;

export type Hazard = 'doctype' | 'processing-instruction' | 'entity' | 'version' | 'depth' | 'attributes' | 'size';

export interface XmlFault {
  /** What makes the text unsafe; undefined where it is only no XML. */
  readonly hazard?: Hazard;
  /** What is wrong, as the end of "…, at line 3: ". */
  readonly message: string;
  readonly offset: number;
}

export type Scanned =
  /** `elements`: all of them, in document order. */
  | {
      readonly root: Element;
      readonly elements: readonly Element[];
      /** The first element that declares a namespace which is no absolute address: it has no canonical form. */
      readonly relative?: Element;
    }
  | { readonly fault: XmlFault };

/** Carries a fault out of the reading. */
class Refusal extends Error {
  constructor(
    readonly offset: number,
    message: string,
    readonly hazard?: Hazard,
  ) {
    super(message);
  }
}

interface Open {
  readonly kind: 'element';
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly Attribute[];
  readonly declarations: readonly Declaration[];
  children: Node[];
  elements: Element[];
  readonly parent: Open | undefined;
  readonly start: number;
  readonly content: number;
  end: number;
}

/** What has no children, attributes and so on has this; it is never added to. */
const none: never[] = [];

interface Written {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
}

/** An attribute while its tag is read: what its prefix means may be said behind it. */
interface WrittenAttribute extends Attribute {
  readonly prefix: string;
  namespace: string;
}

/** Reads a text as one XML document. Never throws. */
export function scanXml(text: string): Scanned {
  try {
    const scanner = new Scanner(text);
    const root = scanner.document();
    const { elements, relative } = scanner;
    return relative ? { root, elements, relative } : { root, elements };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { message, offset, hazard } = error;
    return { fault: { message, offset, ...(hazard ? { hazard } : {}) } };
  }
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

const nameStart =
  'A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const nameMore = `${nameStart}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}`;
const ncName = `[${nameStart}][${nameMore}]*`;
const qualified = new RegExp(`${ncName}(?::${ncName})?`, 'uy');
/** For each ASCII character whether a name may begin with it, or have it further on. */
const first = 1;
const later = 2;
const inNames = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[A-Za-z_]/.test(char) ? first : /[0-9.-]/.test(char) ? later : 0;
});
const plainName = new RegExp(`^${ncName}$`, 'u');
/** What the other expression need not be asked about, since it is slower. */
const beyondAscii = /[^\t\n\r -~]/;
const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const declaration =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;
const reference = /&(?:#([0-9]{1,8})|#x([0-9A-Fa-f]{1,7})|([^;&<\s]{1,64}));/y;
const predefined: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** Whether a text is an NCName, which xs:ID wants. */
export function isNcName(text: string): boolean {
  return plainName.test(text);
}

class Scanner {
  private at = 0;
  readonly elements: Element[] = [];
  relative: Element | undefined;
  private work = 0;
  /** The names that came up so far, taken apart: a message has few of them, many times over. */
  private readonly names = new Map<string, Written>();
  /** Whether the element that was opened last is empty: `<a/>`. */
  private closed = false;
  /** How many namespaces were in scope before the element that was opened last. */
  private outer = 0;
  /** Whether values may hold line ends and tabs, which are read as spaces. */
  private readonly spacious: boolean;
  /** What each prefix means here; the last one counts. */
  private readonly scope: Declaration[] = [
    { prefix: 'xml', uri: xmlNamespace },
    { prefix: '', uri: '' },
  ];

  constructor(private readonly text: string) {
    this.spacious = /[\t\n\r]/.test(text);
  }

  document(): Element {
    const { text } = this;
    const bad = beyondAscii.test(text) ? illegal.exec(text) : null;
    if (bad) throw new Refusal(bad.index, `the character ${codeOf(bad[0])} is not allowed in XML`);
    if (/^<\?xml[ \t\r\n?]/.test(text)) this.xmlDeclaration();
    this.misc();
    if (this.at >= text.length) throw new Refusal(this.at, 'there is no element');
    const root = this.tree();
    this.misc();
    if (this.at < text.length)
      throw new Refusal(
        this.at,
        text[this.at] === '<' ? 'a second root element follows the first' : 'text follows the root element',
      );
    return root;
  }

  private xmlDeclaration(): void {
    declaration.lastIndex = 0;
    const match = declaration.exec(this.text);
    if (!match) throw new Refusal(0, 'the XML declaration (<?xml …?>) is not written as XML wants it');
    if ((match[1] ?? match[2]) !== '1.0')
      throw new Refusal(0, 'it says that it is another version of XML than 1.0', 'version');
    this.at = declaration.lastIndex;
  }

  /** White space and comments outside of the root element. */
  private misc(): void {
    for (;;) {
      this.skipSpace();
      if (this.text.startsWith('<!--', this.at)) this.comment(undefined);
      else if (this.text.startsWith('<?', this.at)) this.instruction();
      else if (this.text.startsWith('<!', this.at)) this.markup();
      else return;
    }
  }

  /** The root element with all that is in it, without recursion: the depth is the sender's choice. */
  private tree(): Element {
    const { text } = this;
    if (text[this.at] !== '<') throw new Refusal(this.at, 'text stands where the root element should');
    const root = this.open(undefined, 0);
    let current: Open | undefined = this.closed ? undefined : root;
    const scopes: number[] = [this.outer];
    while (current) {
      const from = this.at;
      const next = text.indexOf('<', from);
      if (next < 0) throw new Refusal(text.length, `the end tag </${current.name}> is missing`);
      if (next > from) this.characters(from, next, current);
      this.at = next;
      const second = text[next + 1];
      if (second === '/') {
        this.close(current);
        this.scope.length = scopes.pop() ?? 0;
        current = current.parent;
      } else if (second === '?') this.instruction();
      else if (second === '!') {
        if (text.startsWith('<!--', next)) this.comment(current);
        else if (text.startsWith('<![CDATA[', next)) this.cdata(current);
        else this.markup();
      } else {
        const opened = this.open(current, scopes.length);
        add(current, opened as Element);
        if (current.elements === none) current.elements = [opened as Element];
        else current.elements.push(opened as Element);
        if (this.closed) this.scope.length = this.outer;
        else {
          scopes.push(this.outer);
          current = opened;
        }
      }
    }
    return root as Element;
  }

  private open(parent: Open | undefined, depth: number): Open {
    const { text } = this;
    const start = this.at;
    if (depth >= limits.depth)
      throw new Refusal(start, `its elements are nested more than ${limits.depth} deep`, 'depth');
    if (this.elements.length >= limits.elements)
      throw new Refusal(start, `it has more than ${limits.elements.toLocaleString('en')} elements`, 'size');
    this.at++;
    const { name, prefix, local } = this.name('the name of an element');
    let written: WrittenAttribute[] = none;
    this.closed = false;
    for (;;) {
      const before = this.at;
      this.skipSpace();
      const char = text[this.at];
      if (char === '>') {
        this.at++;
        break;
      }
      if (char === '/' && text[this.at + 1] === '>') {
        this.at += 2;
        this.closed = true;
        break;
      }
      if (char === undefined) throw new Refusal(start, `the tag <${name}> does not end`);
      if (this.at === before) throw new Refusal(this.at, `there is no space before an attribute of <${name}>`);
      if (written.length >= limits.attributes)
        throw new Refusal(this.at, `an element has more than ${limits.attributes} attributes`, 'attributes');
      const attribute = this.attribute();
      if (written === none) written = [attribute];
      else written.push(attribute);
    }
    this.outer = this.scope.length;
    let declarations: Declaration[] = none;
    for (const one of written)
      if (!isNoDeclaration(one)) {
        const declared = declare(one);
        if (declarations === none) declarations = [declared];
        else declarations.push(declared);
        this.scope.push(declared);
      }
    this.weigh(written.length, depth, start);
    const namespace = this.namespaceOf(prefix, start);
    const attributes = declarations === none ? written : written.filter(isNoDeclaration);
    for (const one of attributes) if (one.prefix !== '') one.namespace = this.namespaceOf(one.prefix, one.start);
    this.unique(written, attributes);
    const content = this.at;
    const element: Open = {
      kind: 'element',
      name,
      local,
      namespace,
      attributes,
      declarations,
      children: none,
      elements: none,
      parent,
      start,
      content,
      end: content,
    };
    this.elements.push(element as Element);
    if (declarations !== none && !this.relative && declarations.some(isRelative)) this.relative = element as Element;
    return element;
  }

  /**
   * Canonicalization goes up from each node to the root, and for each element through the namespaces in scope, twice
   * over in the inclusive form.
   */
  private weigh(attributes: number, depth: number, at: number): void {
    const inScope = this.scope.length;
    this.work += (2 + attributes) * (depth + 1) + inScope * (inScope + depth);
    if (this.work > limits.work)
      throw new Refusal(at, 'it has so many nested elements and namespaces that nobody can check it in time', 'size');
  }

  private unique(written: readonly WrittenAttribute[], attributes: readonly WrittenAttribute[]): void {
    if (written.length < 2) return;
    const twice = firstTwice(written, ({ name }) => name);
    if (twice) throw new Refusal(twice.start, `the attribute ${twice.name} stands twice in one tag`);
    if (attributes.length < 2 || attributes.every(({ namespace }) => namespace === '')) return;
    const same = firstTwice(attributes, ({ namespace, local }) =>
      namespace === '' ? undefined : `${namespace} ${local}`,
    );
    if (same) throw new Refusal(same.start, `the attribute ${same.local} of one namespace stands twice in one tag`);
  }

  private attribute(): WrittenAttribute {
    const { text } = this;
    const start = this.at;
    const { name, prefix, local } = this.name('the name of an attribute');
    this.skipSpace();
    if (text[this.at] !== '=') throw new Refusal(this.at, `the attribute ${name} has no value`);
    this.at++;
    this.skipSpace();
    const quote = text[this.at];
    if (quote !== '"' && quote !== "'") throw new Refusal(this.at, `the value of ${name} has no quotes`);
    const from = this.at + 1;
    const end = text.indexOf(quote, from);
    if (end < 0) throw new Refusal(from, `the value of ${name} does not end`);
    const raw = text.slice(from, end);
    const less = raw.indexOf('<');
    if (less >= 0) throw new Refusal(from + less, `the value of ${name} holds a "<"`);
    // A literal line end or tab in a value is a space (XML 1.0 section 3.3.3); one written as a reference stays.
    const value = this.expand(raw, from, this.spacious ? spaced : asIs);
    this.at = end + 1;
    return { name, prefix, local, namespace: '', value, start, end: this.at };
  }

  /** The text between two tags. */
  private characters(from: number, to: number, parent: Open): void {
    const raw = this.text.slice(from, to);
    const stray = raw.indexOf(']]>');
    if (stray >= 0) throw new Refusal(from + stray, '"]]>" stands in a text');
    add(parent, { kind: 'text', value: this.expand(raw, from, this.spacious ? lineEnds : asIs), start: from, end: to });
  }

  private expand(raw: string, from: number, plain: (text: string) => string): string {
    if (!raw.includes('&')) return plain(raw);
    const pieces: string[] = [];
    let last = 0;
    for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', last)) {
      pieces.push(plain(raw.slice(last, at)));
      reference.lastIndex = at;
      const match = reference.exec(raw);
      if (!match) throw new Refusal(from + at, 'a "&" begins no reference');
      pieces.push(this.referred(match, from + at));
      last = reference.lastIndex;
    }
    pieces.push(plain(raw.slice(last)));
    return pieces.join('');
  }

  private referred([, decimal, hexadecimal, name]: RegExpExecArray, offset: number): string {
    if (name !== undefined) {
      const known = Object.hasOwn(predefined, name) ? predefined[name] : undefined;
      if (known !== undefined) return known;
      throw new Refusal(offset, `it refers to the entity ${name}, which XML does not have by itself`, 'entity');
    }
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const char = code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
    if (illegal.test(char)) throw new Refusal(offset, 'it refers to a character that is not allowed in XML');
    return char;
  }

  private close(current: Open): void {
    const from = this.at + 2;
    this.at = from + current.name.length;
    // The name may be longer than the one that is looked for, and begin with it.
    if (!this.text.startsWith(current.name, from) || !isBoundary(this.text.charCodeAt(this.at))) {
      this.at = from;
      const { name } = this.name('the name of an end tag');
      if (name !== current.name) throw new Refusal(from, `</${name}> ends <${current.name}>`);
    }
    this.skipSpace();
    if (this.text[this.at] !== '>') throw new Refusal(this.at, `the end tag </${current.name}> does not end`);
    this.at++;
    current.end = this.at;
  }

  private comment(parent: Open | undefined): void {
    const start = this.at;
    const end = this.text.indexOf('--', start + 4);
    if (end < 0 || this.text[end + 2] !== '>') throw new Refusal(start, 'a comment does not end, or holds "--"');
    this.at = end + 3;
    if (parent) add(parent, { kind: 'comment', start, end: this.at });
  }

  private cdata(parent: Open): void {
    const start = this.at;
    const end = this.text.indexOf(']]>', start + 9);
    if (end < 0) throw new Refusal(start, 'a CDATA section does not end');
    this.at = end + 3;
    add(parent, { kind: 'text', value: lineEnds(this.text.slice(start + 9, end)), start, end: this.at });
  }

  private instruction(): never {
    throw new Refusal(this.at, 'it holds a processing instruction (<?…?>)', 'processing-instruction');
  }

  /** `<!` that begins neither a comment nor CDATA. */
  private markup(): never {
    if (/^<!doctype/i.test(this.text.slice(this.at, this.at + 9)))
      throw new Refusal(this.at, 'it holds a document type (<!DOCTYPE)', 'doctype');
    if (/^<!(?:entity|attlist|element|notation)/i.test(this.text.slice(this.at, this.at + 10)))
      throw new Refusal(this.at, 'it declares entities or attributes of its own', 'entity');
    throw new Refusal(this.at, '"<!" begins neither a comment nor a CDATA section');
  }

  private name(what: string): Written {
    const { text } = this;
    const start = this.at;
    // Nearly all names are ASCII with one colon at most, and the full expression takes many times as long.
    let colon = -1;
    let at = start;
    for (let code = text.charCodeAt(at); ; code = text.charCodeAt(++at)) {
      if (code < 0x80 && (inNames[code] === first || (inNames[code] === later && at > start && at !== colon + 1)))
        continue;
      if (code !== 0x3a || colon >= 0 || at === start) break;
      colon = at;
    }
    const end = text.charCodeAt(at);
    if (at > start && at !== colon + 1 && !(end >= 0x80) && end !== 0x3a) {
      this.at = at;
      return this.written(text.slice(start, at));
    }
    qualified.lastIndex = start;
    if (!qualified.test(text)) throw new Refusal(start, `${what} is missing or not one`);
    this.at = qualified.lastIndex;
    if (text[this.at] === ':') throw new Refusal(this.at, `${what} holds a colon where none may stand`);
    return this.written(text.slice(start, this.at));
  }

  private written(name: string): Written {
    const known = this.names.get(name);
    if (known) return known;
    const colon = name.indexOf(':');
    const written = { name, prefix: colon < 0 ? '' : name.slice(0, colon), local: name.slice(colon + 1) };
    this.names.set(name, written);
    return written;
  }

  private namespaceOf(prefix: string, offset: number): string {
    for (let index = this.scope.length - 1; index >= 0; index--)
      if (this.scope[index]?.prefix === prefix) return this.scope[index]?.uri ?? '';
    throw new Refusal(offset, `the prefix ${prefix} is not declared`);
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at++;
    }
  }
}

/** The first one that has the same key as one before it. */
function firstTwice(
  written: readonly WrittenAttribute[],
  keyOf: (one: WrittenAttribute) => string | undefined,
): WrittenAttribute | undefined {
  const seen: (string | undefined)[] = [];
  // A list is the quicker one to search while it is short.
  const many = written.length > 8 ? new Set<string>() : undefined;
  for (const one of written) {
    const key = keyOf(one);
    if (key === undefined) continue;
    if (many ? many.has(key) : seen.includes(key)) return one;
    if (many) many.add(key);
    else seen.push(key);
  }
  return undefined;
}

/** Namespaces that are no absolute URI: readers differ in what they make of them, and none may canonicalize them. */
function isRelative({ uri }: Declaration): boolean {
  return uri !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:[\w!#$%&'()*+,./:;=?@~-]+$/.test(uri);
}

function isNoDeclaration({ prefix, name }: WrittenAttribute): boolean {
  return prefix !== 'xmlns' && name !== 'xmlns';
}

/** Namespaces in XML 1.0, section 3: what may be declared. */
function declare({ prefix, local, value, start }: { prefix: string; local: string; value: string; start: number }) {
  const own = prefix === 'xmlns' ? local : '';
  if (own === 'xmlns' || value === xmlnsNamespace) throw new Refusal(start, 'it declares the prefix xmlns');
  if ((own === 'xml') !== (value === xmlNamespace)) throw new Refusal(start, 'it gives the prefix xml another meaning');
  if (own !== '' && value === '') throw new Refusal(start, `it takes the meaning of the prefix ${own} away`);
  return { prefix: own, uri: value };
}

function add(parent: Open, node: Node): void {
  if (parent.children === none) parent.children = [node];
  else parent.children.push(node);
}

/** What ends a name in an end tag. */
function isBoundary(code: number): boolean {
  return code === 0x3e || code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function asIs(text: string): string {
  return text;
}

function spaced(text: string): string {
  return /[\t\n\r]/.test(text) ? text.replace(/\r\n|[\t\n\r]/g, ' ') : text;
}

function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function codeOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
