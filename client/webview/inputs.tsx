/** What the question is. In a narrow panel it is one line, until it is edited. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Field, Question, Text } from '../../server/src/panel/view';
import type { Ask } from './actions';
import { FieldControl } from './fields';
import { Icon } from './icon';
import { withInput } from './state';
import { Prose } from './text';

interface InputsProps {
  readonly fields: readonly Field[];
  readonly summary?: Text;
  readonly question: Question;
  readonly ask: Ask;
  readonly children?: ComponentChildren;
}

export function Inputs({ fields, summary, question, ask, children }: InputsProps) {
  const [edited, setEdited] = useState(false);
  return (
    <aside class={edited ? 'inputs edited' : 'inputs'} aria-label="Inputs">
      <div class="summary">
        <Icon name="settings" />
        <span>{summary ? <Prose text={summary} /> : <b>{'client' in question ? question.client : ''}</b>}</span>
        <button type="button" class="link" aria-expanded={edited} onClick={() => setEdited(!edited)}>
          {edited ? 'Done' : 'Edit'}
        </button>
      </div>
      <div class="fields">
        {fields.map((field) => (
          <FieldControl
            key={`${field.id} ${field.kind}`}
            field={field}
            set={(value) => ask(withInput(question, field.id, value))}
          />
        ))}
        {children}
      </div>
    </aside>
  );
}
