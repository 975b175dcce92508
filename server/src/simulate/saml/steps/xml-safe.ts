/** XML that could do harm is refused before anything else looks at it. */
import { fail, pass, unknown } from '../../simulation';
import type { Check } from '../request';
import { type Hazard, limits } from '../xml/scan';

const dangers: { readonly [H in Hazard]: { readonly why: string; readonly found: string } } = {
  doctype: {
    why: 'A document type can read files, call addresses and fill the memory by its entities, and give readers different texts.',
    found: 'a document type',
  },
  entity: {
    why: 'Entities can read files, fill the memory, and give readers different texts.',
    found: 'an entity',
  },
  'processing-instruction': {
    why: 'It can split a value so that one reader sees less of it than another.',
    found: 'a processing instruction',
  },
  version: {
    why: 'XML 1.1 allows characters and line ends that XML 1.0 does not, so readers differ.',
    found: 'another version of XML',
  },
  depth: { why: 'Such XML is made to exhaust its readers.', found: 'nesting without end' },
  attributes: { why: 'Such XML is made to exhaust its readers.', found: 'attributes without end' },
  size: { why: 'Such XML is made to exhaust its readers.', found: 'more than a response can need' },
};

export const judgeSafe: Check = ({ scanned, text, message }) => {
  const expected = 'XML without document type, entities and processing instructions, of the size of a response';
  if (!scanned || text === undefined) return unknown('There is no XML to look at.');
  if ('fault' in scanned) {
    const { hazard, message: what, offset } = scanned.fault;
    const { line, character } = positionOf(text, offset);
    if (!hazard)
      return pass('Nothing dangerous stands before the place where the XML breaks off; the rest was not read.');
    const page = hazard === 'doctype' && /^<!doctype\s+html/i.test(text.slice(offset, offset + 40));
    return fail(
      page
        ? 'This is a web page and no SAML response: most likely the identity provider’s error or login page. It is refused for its document type.'
        : `The response is refused unread: ${what}, at line ${line}, character ${character}. ${dangers[hazard].why} SAML messages have none of it.`,
      {
        expected,
        found: page ? 'a web page' : dangers[hazard].found,
        inMessage: { start: offset, end: Math.min(text.length, offset + 1) },
        resolution: page
          ? 'Look at what the page says, and give the response that the identity provider posts when the sign-in goes well.'
          : 'If the response comes from your identity provider, have its vendor take this out; if not, somebody is attacking.',
      },
    );
  }
  const references = message?.references ?? 0;
  if (references > limits.references)
    return fail(
      `The response is refused: its signatures refer to ${references} things, and more than ${limits.references} are only made to keep a reader busy.`,
      {
        expected: 'one reference for each signature',
        found: `${references} references`,
        resolution:
          'Somebody is attacking, or the identity provider is broken: its signatures must have one Reference each.',
      },
    );
  return pass('There is no document type, no entity, no processing instruction, and the size is that of a response.');
};

/** 1-based line and character of an offset. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly character: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, character: (before.at(-1)?.length ?? 0) + 1 };
}
