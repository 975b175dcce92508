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

/**
 * A text of the file as a part of a list in an editor shows it: visible, on one line, and no longer than `most` UTF-16
 * code units.
 */
export function inOneLine(text: string, most = 200): string {
  // Nobody reads further, and a name may be as long as a file.
  const line = visible(
    text
      .slice(0, most * 10)
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
