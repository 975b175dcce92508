/**
 * A text as it may be sent to a terminal: control characters, which could move the cursor or colour what follows, and
 * marks of writing direction, which could make a line look like another, are written as escapes.
 */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}
