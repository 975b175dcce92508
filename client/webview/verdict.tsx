/** The answer in a sentence, its cause, and how to mend it. The only part that is read aloud when it changes. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Icon as IconName, Text, Verdict } from '../../server/src/panel/view';
import { ActionButton } from './actions';
import { Icon, looks, MarkIcon } from './icon';
import { Prose, plain } from './text';

/** Milliseconds between two readings. */
const pause = 500;

interface VerdictProps {
  readonly verdict: Verdict;
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

export function VerdictSection({ verdict, children }: VerdictProps) {
  const { mark, title, code, sentence, actions, facts } = verdict;
  const fixable = actions.some(({ does }) => does.kind === 'fix');
  return (
    <section class="verdict" aria-label="Verdict">
      <MarkIcon mark={mark} class="large" />
      <div>
        <Title title={title} code={code} />
        <p class="why">
          <Prose text={sentence} />
        </p>
        {(actions.length > 0 || children) && (
          <div class="mend">
            {actions.map((action) => (
              <ActionButton key={action.id} action={action} />
            ))}
            {children}
            {fixable && <kbd>Ctrl+.</kbd>}
          </div>
        )}
      </div>
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Spoken text={[mark === 'none' ? '' : `${looks[mark].word}:`, `${title}.`, plain(sentence)].join(' ')} />
    </section>
  );
}

interface PromptProps {
  readonly icon: IconName;
  readonly title: string;
  readonly sentence: Text;
}

/** In place of a verdict, where nothing was asked yet. */
export function Prompt({ icon, title, sentence }: PromptProps) {
  return (
    <section class="verdict" aria-label="What to do">
      <Icon name={icon} class="large" />
      <div>
        <Title title={title} />
        <p class="why">
          <Prose text={sentence} />
        </p>
      </div>
      <Spoken text={`${title}. ${plain(sentence)}`} />
    </section>
  );
}

function Title({ title, code }: { readonly title: string; readonly code?: string | undefined }) {
  return (
    <h1>
      {title}
      {code && <small>{code}</small>}
    </h1>
  );
}

function Spoken({ text }: { readonly text: string }) {
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + pause - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="spoken" role="status" aria-live="polite" aria-atomic="true">
      {spoken}
    </div>
  );
}
