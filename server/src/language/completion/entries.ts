/** Whole entries of a section, from templates. */
import { listSections } from '../../organization/read';
import { type TemplateSection, templatesOf } from '../templates';
import { testTemplates } from '../test-templates';
import type { Question, ValueAsked } from './asked';
import { CompletionItemKind, type Offer } from './offer';
import { namesIn, textAt } from './seen';

/** References to so many names are offered inside a template; more would not be looked through. */
const most = 20;

/** Templates of the section's entries, where one is begun; none elsewhere. */
export function offerEntries({ path, stand, slot }: ValueAsked, question: Question): readonly Offer[] {
  const [section, index, ...rest] = path;
  if (typeof section !== 'string' || index !== 0 || rest.length || stand.flow || stand.quote !== '') return [];
  if (slot.value && slot.value.kind !== 'scalar') return [];
  if (question.editing.tested && section !== 'tests') return [];
  const names = {
    ...Object.fromEntries(
      listSections.map((one) => {
        const all = namesIn(question, one);
        return [one, one === section ? all : all.slice(0, most)];
      }),
    ),
    ...(section === 'tests' ? { tests: testNames(question) } : {}),
  };
  const { step, dash } = question.layout;
  const templates = question.editing.tested ? testTemplates : templatesOf(section as TemplateSection);
  return templates.map((template) => ({
    label: template.label,
    kind: CompletionItemKind.Snippet,
    text: { snippet: laidOut(template.body(' '.repeat(step), names), step, dash) },
    rank: 1,
    about: { of: 'template', id: template.id },
  }));
}

/** What the tests of the file are called. */
function testNames({ editing }: Question): readonly string[] {
  return editing.document.sections.flatMap(({ name, entries }) =>
    name === 'tests' ? entries.flatMap(({ node }) => textAt(node, 'name') ?? []) : [],
  );
}

/** Lists as the file has them: with their dashes `dash` columns to the right of the key instead of a step. */
function laidOut(body: string, step: number, dash: number): string {
  if (step === dash) return body;
  return body.replace(/^( *)(?=- )/gm, (indent) => ' '.repeat(Math.max(0, indent.length - step + dash)));
}
