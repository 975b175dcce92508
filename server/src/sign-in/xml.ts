/** Puts values into XML that is written by hand. */

/** What XML 1.0 has no way to write becomes the replacement character. */
const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A value as the text of an element. */
export function text(value: string): string {
  return value
    .replace(illegal, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}

/** A value between the double quotes of an attribute. */
export function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');
}

/** Attributes with a space before each; those without a value are left out. */
export function attributes(values: { readonly [name: string]: string | undefined }): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => ` ${name}="${attribute(value)}"`)
    .join('');
}

/** Lines that belong inside of an element, two spaces further in; empty ones stay empty. */
export function indented(lines: string): string {
  return lines.replace(/^(?=.)/gm, '  ');
}

/** An instant (milliseconds since 1970 UTC) as xs:dateTime in UTC, with a fraction only where it has one. */
export function dateTime(instant: number): string {
  const last = 8.64e15;
  return new Date(Math.max(-last, Math.min(last, instant)) || 0).toISOString().replace('.000Z', 'Z');
}
