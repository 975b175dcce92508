/** What the XML parser found, in the words of somebody who has to repair the file: [what it says, what is wrong]. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^unclosed tag: (.*)$/, 'the file is cut off: the end of <$1> is missing'],
  [/^unexpected end/, 'the file is cut off'],
  [/^document must contain a root element/, 'there is no element in it'],
  [/entity/, 'an “&” stands for itself, or an entity that XML does not know: write &amp;'],
  [/^(?:unexpected close tag|unmatched closing tag|weird empty close tag)/, 'a closing tag has no opening tag'],
  [/^unbound namespace prefix: "(.*)"/, 'the prefix “$1” is not declared (xmlns:$1 is missing)'],
  [/^duplicate attribute/, 'an element has the same attribute twice'],
  [/^documents may contain only one root/, 'a second root element follows the end of the first'],
  [/^text data outside of root node/, 'there is text before or behind the root element'],
  [/XML declaration must (?:be|appear) at the start/, 'the XML declaration must be the very first thing in the file'],
  [
    /^(?:XML declaration|did not expect|expected the name|expected one of|version number|encoding value|standalone)/,
    'the XML declaration is damaged',
  ],
  [/^no whitespace between attributes/, 'a space is missing between two attributes'],
  [/^(?:attribute without value|unquoted attribute value|value)/, 'an attribute has no quoted value'],
  [/comment/, 'a comment holds “--”'],
  [/disallowed character/, 'there is a character that XML does not allow at this place'],
];

/** A sentence for a fault of the XML; `line` and `column` count from 1. */
export function describeXmlFault(message: string, line: number, column: number): string {
  const known = words.find(([pattern]) => pattern.test(message));
  const match = known?.[0].exec(message);
  const what = known?.[1].replaceAll('$1', (match?.[1] ?? '').slice(0, 80)) ?? 'it is not well-formed';
  return `The file is not XML that can be read: at line ${line}, column ${column}, ${what}. Download the metadata again.`;
}
