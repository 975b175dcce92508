/** Icons and marks. */
import { outlines } from 'codicons';
import type { Mark } from '../../server/src/panel/view';

/** The outlines of all icons, once a page; each icon refers to its own. */
export function IconOutlines() {
  return (
    <svg class="outlines" aria-hidden="true">
      <defs>
        {Object.entries(outlines).map(([name, paths]) => (
          <symbol key={name} id={`icon-${name}`} viewBox="0 0 16 16">
            {paths.map((path) => (
              <path key={path.d} {...path} />
            ))}
          </symbol>
        ))}
      </defs>
    </svg>
  );
}

interface IconProps {
  readonly name: string;
  readonly class?: string | undefined;
  /** What it says; nothing when words beside it say the same. */
  readonly label?: string | undefined;
}

export function Icon({ name, class: more, label }: IconProps) {
  const classes = more ? `icon ${more}` : 'icon';
  const outline = <use href={`#icon-${name}`} />;
  if (label === undefined) {
    return (
      <svg class={classes} aria-hidden="true">
        {outline}
      </svg>
    );
  }
  return (
    <svg class={classes} role="img" aria-label={label}>
      {outline}
    </svg>
  );
}

interface Look {
  readonly icon: string;
  readonly tone: 'good' | 'bad' | 'doubtful' | 'quiet';
  readonly word: string;
}

/** How each mark looks, and its word. */
export const looks: { readonly [mark in Exclude<Mark, 'none'>]: Look } = {
  pass: { icon: 'pass', tone: 'good', word: 'Pass' },
  fail: { icon: 'error', tone: 'bad', word: 'Fail' },
  warn: { icon: 'warning', tone: 'doubtful', word: 'Warning' },
  unknown: { icon: 'question', tone: 'doubtful', word: 'Unknown' },
  skip: { icon: 'circle-slash', tone: 'quiet', word: 'Not applicable' },
  shield: { icon: 'shield', tone: 'good', word: 'Rejected, as it should be' },
};

interface MarkProps {
  readonly mark: Mark;
  readonly class?: string;
  /** Words beside it say the same. */
  readonly silent?: boolean;
}

export function MarkIcon({ mark, class: more, silent }: MarkProps) {
  if (mark === 'none') return null;
  const { icon, tone, word } = looks[mark];
  return <Icon name={icon} class={more ? `${tone} ${more}` : tone} label={silent ? undefined : word} />;
}
