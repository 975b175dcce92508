/** What is offered, and how it becomes an item of the protocol: quoted as it has to be, in its place on the line. */
import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import { quote } from '../../document/edits';
import { inOneLine } from '../../report/visible';
import { resolveStops } from '../templates';
import type { Question, Stand } from './asked';
import type { Word } from './outline';

/** What an item's documentation is made from when the client asks for it. Small, for it goes there and back. */
export type About =
  | { readonly of: 'key'; readonly path: readonly (string | number)[] }
  | { readonly of: 'value'; readonly path: readonly (string | number)[]; readonly value: string }
  | { readonly of: 'text'; readonly text: string }
  | { readonly of: 'template'; readonly id: string }
  | { readonly of: 'entry'; readonly section: string; readonly name: string }
  | { readonly of: 'role' | 'scope' | 'permission' | 'rule' | 'region'; readonly name: string }
  | { readonly of: 'operation'; readonly method: string; readonly path: string };

/** Whether what came back from the client is what was sent. */
export function isAbout(value: unknown): value is About {
  if (typeof value !== 'object' || value === null || !('of' in value)) return false;
  const { of, path, ...rest } = value as { of: unknown; path?: unknown } & { readonly [key: string]: unknown };
  const fields = typeof of === 'string' && Object.hasOwn(texts, of) ? texts[of as About['of']] : undefined;
  if (!fields?.every((field) => typeof (field === 'path' ? path : rest[field]) === 'string')) return false;
  const steps = of === 'key' || of === 'value';
  return !steps || (Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number'));
}

/** The texts that each kind has. */
const texts: { readonly [of in About['of']]: readonly string[] } = {
  key: [],
  value: ['value'],
  text: ['text'],
  template: ['id'],
  entry: ['section', 'name'],
  role: ['name'],
  scope: ['name'],
  permission: ['name'],
  rule: ['name'],
  region: ['name'],
  operation: ['method', 'path'],
};

export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A few words beside the label. */
  readonly note?: string | undefined;
  readonly text: Inserted;
  /** What is replaced, where it is only a part of the word. */
  readonly word?: Word;
  /** What typed text is compared with, where that is not what is inserted. */
  readonly filter?: string;
  /** Column that its further lines are relative to; that of the first when left out. */
  readonly base?: number;
  /** Lower ones come first; within one rank the order of the offers holds. */
  readonly rank?: number;
  readonly about?: About;
  readonly deprecated?: boolean;
  /** It is offered because the file has it: what is being written is part of the file too. */
  readonly seen?: boolean;
  /** What comes behind it can be offered at once. */
  readonly again?: boolean;
  /** What can stand at the end of its snippet, for clients that can't be made to ask again. */
  readonly choices?: readonly string[] | undefined;
}

export type Inserted =
  /** The text of a scalar, to be quoted where needed. */
  | { readonly scalar: string }
  /** A scalar that goes on being written, so that no quote ends behind it. */
  | { readonly begun: string }
  /** YAML on one line. */
  | { readonly yaml: string }
  /** YAML as a snippet; lines from column 0. */
  | { readonly snippet: string };

/** What the client can do with items. */
export interface CompletionClient {
  readonly snippets: boolean;
  /** It takes lines as they are when it is told so. */
  readonly takesMode: boolean;
  /** What it does with the lines of an item when it is told nothing. */
  readonly adjusts: boolean;
  readonly labelDetails: boolean;
  readonly markdown: boolean;
  readonly tags: boolean;
  /** It has the command that asks again. */
  readonly asksAgain: boolean;
}

/** A label that is what it looks like; the name of something may be anything else. */
const plain = /^[\x20-\x7e]{1,200}$/;

/** VS Code's; clients that have commands of their own for this server are VS Code. */
const askAgain: Command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

/** The item of an offer; undefined where it can't be written: text of several lines in brackets or quotes. */
export function itemOf(
  offer: Offer,
  at: number,
  stand: Stand,
  question: Question,
  client: CompletionClient,
): CompletionItem | undefined {
  const { line, position, layout } = question;
  const word = offer.word ?? stand.word;
  const partial = offer.word !== undefined;
  const written = write(withChoices(offer, client), stand, partial, client.snippets);
  if (!written) return undefined;
  const { snippet } = written;
  const rows = written.text.split('\n');
  if (rows.length > 1 && (stand.flow || stand.quote !== '')) return undefined;
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const asIs = client.takesMode || !(client.adjusts && snippet);
  // Where the client indents by itself, it goes by the indentation that the line has already.
  const before = Math.min(word.start, indent);
  const columns = Math.max(0, (offer.base ?? stand.column) - (asIs ? 0 : before));
  const text = rows
    .map((row, index) => (index && row ? ' '.repeat(columns) + row : row))
    .join(asIs ? layout.eol : '\n');
  // Tabs indent nothing in YAML: blanks take their place.
  const tabs = !partial && !stand.flow && /^ *\t[ \t]*$/.test(line.slice(0, word.start));
  const newText = (tabs ? ' '.repeat(word.start) : '') + (partial ? '' : stand.prefix) + text;
  const start = tabs ? 0 : word.start;
  const range = {
    start: { line: position.line, character: start },
    end: { line: position.line, character: word.end },
  };
  // What typed text begins with besides the word itself: clients compare from there.
  const lead = /^[ \t]*["']?/.exec(line.slice(start, position.character))?.[0] ?? '';
  return {
    label: plain.test(offer.label) ? offer.label : inOneLine(offer.label) || '(no name)',
    kind: offer.kind,
    ...(offer.note === undefined
      ? {}
      : client.labelDetails
        ? { labelDetails: { description: inOneLine(offer.note) } }
        : { detail: inOneLine(offer.note) }),
    filterText:
      lead +
      (offer.filter ??
        ('scalar' in offer.text ? offer.text.scalar : 'begun' in offer.text ? offer.text.begun : offer.label)),
    sortText: `${offer.rank ?? 5}${String(at).padStart(5, '0')}`,
    textEdit: { range, newText },
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(client.takesMode && rows.length > 1 ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(offer.deprecated ? (client.tags ? { tags: [CompletionItemTag.Deprecated] } : { deprecated: true }) : {}),
    ...(offer.again && client.asksAgain ? { command: askAgain } : {}),
    ...(offer.about ? { data: offer.about } : {}),
  };
}

function withChoices({ text, choices }: Offer, client: CompletionClient): Inserted {
  if (!choices || client.asksAgain || !client.snippets || !('snippet' in text)) return text;
  const all = choices.map((one) => one.replace(/[\\,|]/g, '\\$&')).join(',');
  return { snippet: text.snippet.replace(/\$0$/, () => `\${1|${all}|}`) };
}

function write(
  text: Inserted,
  stand: Stand,
  partial: boolean,
  snippets: boolean,
): { readonly text: string; readonly snippet: boolean } | undefined {
  if ('snippet' in text) {
    if (stand.quote !== '') return undefined;
    return snippets ? { text: text.snippet, snippet: true } : { text: resolveStops(text.snippet), snippet: false };
  }
  if ('yaml' in text) return stand.quote === '' ? { text: text.yaml, snippet: false } : undefined;
  const said = 'scalar' in text ? text.scalar : text.begun;
  if (stand.quote !== '' || partial) {
    const escaped =
      stand.quote === "'" ? said.replaceAll("'", "''") : stand.quote === '"' ? JSON.stringify(said).slice(1, -1) : said;
    return { text: escaped + (stand.closed || partial || 'begun' in text ? '' : stand.quote), snippet: false };
  }
  if ('begun' in text) {
    const quoted = quote(said, stand.flow ? 'flow' : 'block');
    // A colon at its end is no key as long as more follows.
    return { text: quoted === said || said.endsWith(':') ? said : quoted, snippet: false };
  }
  return { text: scalarText(said, stand.flow), snippet: false };
}

/** A scalar in YAML that means this text; dates and the like need no quotes, though they begin with a digit. */
export function scalarText(text: string, flow: boolean): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) || /^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/.test(text)) return text;
  return quote(text, flow ? 'flow' : 'block');
}

/** Text as a snippet shows it. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

export { CompletionItemKind };
