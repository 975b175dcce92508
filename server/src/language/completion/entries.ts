/** Whole entries of a section, from templates. */
import { listSections } from '../../organization/read';
import { type TemplateSection, templatesOf } from '../templates';
import type { Question, ValueAsked } from './asked';
import { CompletionItemKind, type Offer } from './offer';
import { namesIn } from './seen';

/** References to so many names are offered inside a template; more would not be looked through. */
const most = 20;

/** Templates of the section's entries, where one is begun; none elsewhere. */
export function offerEntries({ path, stand, slot }: ValueAsked, question: Question): readonly Offer[] {
  const [section, index, ...rest] = path;
  if (typeof section !== 'string' || index !== 0 || rest.length || stand.flow || stand.quote !== '') return [];
  if (slot.value && slot.value.kind !== 'scalar') return [];
  const names = Object.fromEntries(
    listSections.map((one) => {
      const all = namesIn(question, one);
      return [one, one === section ? all : all.slice(0, most)];
    }),
  );
  const { step, dash } = question.layout;
  return templatesOf(section as TemplateSection).map((template) => ({
    label: template.label,
    kind: CompletionItemKind.Snippet,
    text: { snippet: laidOut(template.body(' '.repeat(step), names), step, dash) },
    rank: 1,
    about: { of: 'template', id: template.id },
  }));
}

/** Lists as the file has them: with their dashes `dash` columns to the right of the key instead of a step. */
function laidOut(body: string, step: number, dash: number): string {
  if (step === dash) return body;
  return body.replace(/^( *)(?=- )/gm, (indent) => ' '.repeat(Math.max(0, indent.length - step + dash)));
}
