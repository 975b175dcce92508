/**
 * Markdown of hovers. What comes from the file goes through `code` or `prose`, so that nothing in it becomes a link, an
 * image, a command or HTML.
 */
import { visible } from '../../report/visible';
import { shownKey } from '../../rules/oauth/secret';
import { shortened } from '../../simulate/whole';
import { grouped, listed } from '../words';

/** A text of the user's on one line, as code. */
export function code(text: string): string {
  const shown = inLine(text);
  if (shown === '') return '(empty)';
  return shown.includes('`') ? escaped(shown) : `\`${shown}\``;
}

/** A text of the user's on one line, as words. */
export function prose(text: string): string {
  return escaped(inLine(text));
}

/** An address as code, without the name and password of a user. */
export function address(url: string): string {
  return code(url.trim().replace(/^([A-Za-z][A-Za-z0-9+.-]*:\/\/)[^/?#]*@/, '$1'));
}

/** Names as code, the first few. */
export function codes(texts: readonly string[], most?: number): string {
  return listed(
    texts.map((text) => code(text)),
    most,
  );
}

/** Lines as a list; those over the limit are counted. */
export function bullets(lines: readonly string[], most = 8): string {
  const more = lines.length - most;
  const shown = more > 1 ? [...lines.slice(0, most), `${grouped(more)} more`] : lines;
  return shown.map((line) => `- ${line}`).join('\n');
}

function inLine(text: string): string {
  return shownKey(visible(shortened(text.trim()).replace(/\s+/g, ' ')));
}

/** Every mark that means something to some Markdown, and what would make an address out of words. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&|~^$@]/g, '\\$&')
    .replace(/:(?=\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^(\d*)([#+\-=.)])/, '$1\\$2');
}

/** Markdown that was made here, or that the schema holds, for clients that show text only. */
export function plainText(markdown: string): string {
  return markdown.replace(
    /```[a-z]*\n([\s\S]*?)\n```|`([^`\n]*)`|\\([!-/:-@[-`{-~])|\*\*/g,
    (_, block?: string, span?: string, mark?: string) => block ?? span ?? mark ?? '',
  );
}

/** Fewest characters by which a secret is recognized in a line; shorter ones would hide words. */
const least = 4;
/** So many characters of a secret are as bad as all of it. */
const enough = 24;

/** Takes lines out that hold a secret of the file, wherever the file says it once more. */
export function withoutSecrets(markdown: string, secrets: readonly string[]): string {
  const parts = secrets
    .map((secret) => secret.trim().replace(/\s+/g, ' ').slice(0, enough))
    .filter((part) => part.length >= least);
  if (parts.length === 0) return markdown;
  return markdown
    .split('\n')
    .map((line) => {
      const plain = plainText(line);
      return parts.some((part) => plain.includes(part)) ? '…' : line;
    })
    .join('\n');
}
