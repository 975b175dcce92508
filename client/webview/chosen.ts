/** What follows the chosen check: the mark in the document, and the keys that go to findings, mend them and move in time. */
import { useLayoutEffect } from 'preact/hooks';
import type { Action, Check, Field, Question } from '../../server/src/panel/view';
import { type Ask, useAct } from './actions';
import { useHost, usePanelKey } from './host';
import { withInput } from './state';

const day = 24 * 60 * 60 * 1000;

interface Following {
  /** In the order in which they are shown. */
  readonly checks: readonly Check[];
  readonly findings: readonly Check[];
  readonly chosen: Check | undefined;
  /** Of the verdict. */
  readonly fixes: readonly Action[];
  readonly fields: readonly Field[];
  readonly question: Question;
  readonly ask: Ask;
  /** Chooses a check and puts the focus on it. */
  readonly goTo: (check: Check) => void;
}

export function useChosen({ checks, findings, chosen, fixes, fields, question, ask, goTo }: Following): void {
  const host = useHost();
  const act = useAct();

  // The line in the document is the fourth that is marked.
  const range = chosen?.place?.range;
  const marked = range && JSON.stringify(range);
  useLayoutEffect(() => host.send(range ? { kind: 'mark', range } : { kind: 'mark' }), [host, marked]);

  usePanelKey((key) => {
    if (key === 'nextFinding' || key === 'previousFinding') {
      const check = neighbour(checks, findings, chosen, key === 'nextFinding' ? 1 : -1);
      if (check) goTo(check);
    } else if (key === 'applyFix') {
      const fix = [...(chosen?.actions ?? []), ...fixes].find(({ does }) => does.kind === 'fix');
      if (fix) act(fix);
    } else {
      const field = fields.find(({ kind }) => kind === 'instant');
      const now = field?.kind === 'instant' ? Date.parse(field.value) : Number.NaN;
      if (!field || Number.isNaN(now)) return;
      const at = new Date(now + (key === 'dayLater' ? day : -day)).toISOString();
      ask(withInput(question, field.id, at));
    }
  });
}

/** The finding after or before a check, around the end; any if there are none beyond it. */
function neighbour(
  checks: readonly Check[],
  findings: readonly Check[],
  from: Check | undefined,
  step: 1 | -1,
): Check | undefined {
  if (findings.length === 0) return undefined;
  const at = from ? checks.indexOf(from) : -1;
  const beyond =
    step === 1
      ? findings.find((check) => checks.indexOf(check) > at)
      : findings.findLast((check) => checks.indexOf(check) < at);
  return beyond ?? findings.at(step === 1 ? 0 : -1);
}
