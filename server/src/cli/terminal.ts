/** Colours and progress, for people who watch. */
import type { Paint, Style } from '../report/text';
import { isTerminal, type Stream, write } from './output';

const codes: { readonly [S in Style]: string } = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  hint: '1;34',
  dim: '2',
  bold: '1',
  good: '32',
};

/** Paints for a stream: colours on a terminal, unless NO_COLOR (no-color.org) or a dumb terminal forbids them. */
export function paintFor(stream: Stream): Paint {
  const { NO_COLOR, TERM } = process.env;
  if (NO_COLOR || TERM === 'dumb' || !isTerminal(stream)) return (_, text) => text;
  return (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`;
}

export interface Progress {
  /** Says what is being done now, when the run has taken a while. */
  at(done: number, total: number): void;
  /** Takes the line away. */
  end(): void;
}

/** Milliseconds after which a run counts as long, and between two looks at it. */
const patience = 400;
const pace = 100;

/** A line on stderr that says how far a long run has come; nothing when stderr is no terminal. */
export function progressOf(doing: string): Progress {
  const shows = process.env.TERM !== 'dumb' && isTerminal(2);
  let next = performance.now() + patience;
  let shown = false;
  return {
    at(done, total) {
      if (!shows || performance.now() < next) return;
      next = performance.now() + pace;
      shown = true;
      write(2, `\r\u001b[K${doing} ${done} of ${total} …`);
    },
    end() {
      if (shown) write(2, '\r\u001b[K');
    },
  };
}
