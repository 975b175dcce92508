/** Icons of the panel: codicons, drawn once as symbols of the page and used by name. */
import type { Icon as IconName, Mark } from '../../server/src/panel/view';

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}

const marks = {
  pass: ['pass', 'Pass'],
  fail: ['error', 'Fail'],
  warn: ['warning', 'Warning'],
  unknown: ['question', 'Unknown'],
  skip: ['circle-slash', 'Not applicable'],
  shield: ['shield', 'Rejected, as it should be'],
  none: ['info', 'Not judged'],
} as const satisfies { readonly [mark in Mark]: readonly [icon: string, word: string] };

/** The mark of an outcome, which carries its word. */
export function MarkIcon({ mark }: { readonly mark: Mark }) {
  const [icon, word] = marks[mark];
  return (
    <svg class={`icon mark-${mark}`} role="img" aria-label={word}>
      <use href={`#i-${icon}`} />
    </svg>
  );
}
