/**
 * Completion: what may be written at a position, also on half-typed lines and in broken YAML. Right behind an edit: it
 * looks at the lines around the cursor and at the names that are kept already.
 */
import type { CompletionItem } from 'vscode-languageserver-types';
import type { RuleText } from '../../rules/rule';
import { typesOf } from '../../rules/schema/schema';
import { type Asked, type Question, typedOf, type ValueAsked } from './asked';
import { offerEntries } from './entries';
import { type Listed, offerFiles } from './files';
import { offerKeys } from './keys';
import { type CompletionClient, CompletionItemKind, itemOf, type Offer } from './offer';
import { offerPlaceholders } from './placeholders';
import { mostNames } from './references';
import { anchorsBefore } from './seen';
import { offerSuppressions } from './suppressions';
import { offerValues } from './values';

export interface CompletionInput {
  readonly client: CompletionClient;
  readonly rules: Iterable<RuleText>;
  /** What lies in the folder of `folderAsked`. */
  readonly files: readonly Listed[];
}

export interface Completed {
  readonly items: readonly CompletionItem[];
  /** More typing brings other items. */
  readonly isIncomplete: boolean;
}

/** Everything that may be written where the question was asked. */
export function complete(question: Question, { client, rules, files }: CompletionInput): Completed {
  const items: CompletionItem[] = [];
  const seen = new Set<string>();
  let isIncomplete = false;
  for (const asked of question.asked) {
    const written = question.line.slice(asked.stand.word.start, asked.stand.word.end);
    for (const offer of offersFor(asked, question, rules, files)) {
      if (offer.seen && offer.label === written) continue;
      const item = itemOf(offer, items.length, asked.stand, question, client);
      const key = `${item?.label}\n${item?.kind}`;
      if (!item || seen.has(key)) continue;
      seen.add(key);
      items.push(item);
    }
    isIncomplete ||= changesWithTyping(asked, question, items.length);
  }
  return { items, isIncomplete };
}

function offersFor(
  asked: Asked,
  question: Question,
  rules: Iterable<RuleText>,
  files: readonly Listed[],
): readonly Offer[] {
  switch (asked.what) {
    case 'comment':
      return offerSuppressions(asked, question, rules);
    case 'text':
      return offerPlaceholders(asked.path, asked.stand, question) ?? [];
    case 'key':
      // An alias is no key.
      return typedOf(question, asked.stand).startsWith('*') ? [] : offerKeys(asked, question);
    case 'value':
      return valuesFor(asked, question, files);
  }
}

function valuesFor(asked: ValueAsked, question: Question, files: readonly Listed[]): readonly Offer[] {
  const typed = typedOf(question, asked.stand);
  const alias = (typed.startsWith('*') && asked.stand.quote === '') || asked.path.at(-1) === '<<';
  if (alias) return aliases(question);
  const placeholders = offerPlaceholders(asked.path, asked.stand, question);
  if (placeholders) return placeholders;
  if (asked.stand.quote !== '' && !mayBeText(asked)) return [];
  return [...offerEntries(asked, question), ...offerFiles(asked, question, files), ...offerValues(asked, question)];
}

function aliases(question: Question): readonly Offer[] {
  return anchorsBefore(question).map((name) => ({
    label: `*${name}`,
    kind: CompletionItemKind.Reference,
    note: 'alias',
    text: { yaml: `*${name}` },
  }));
}

/** Whether a value in quotes can be right. */
function mayBeText({ schema }: ValueAsked): boolean {
  const types = typesOf(schema ?? {});
  return types.length === 0 || types.includes('string');
}

function changesWithTyping(asked: Asked, question: Question, count: number): boolean {
  if (asked.what === 'comment' || asked.what === 'text') return false;
  if (asked.what === 'value' && /permissions\.0$/.test(asked.path.join('.')))
    return !typedOf(question, asked.stand).includes(':');
  return count >= mostNames;
}
