/** The answer to a token request or an API call: picture, checks, what goes over the wire, the fix. */
import { useLayoutEffect } from 'preact/hooks';
import type { Check, View } from '../../server/src/panel/view';
import { useAct } from './actions';
import { Checks } from './checks';
import { Evidence } from './evidence';
import { useHost, usePanelKey } from './host';
import { Inputs } from './inputs';
import { PictureSection } from './picture';
import { PreviewSection } from './preview';
import { chosenCheck, isFinding, withInput } from './state';
import type { BodyProps } from './views';
import { WhatIf } from './what-if';

const day = 24 * 60 * 60 * 1000;

export function AnswerBody({ view, state, question, dispatch, ask }: BodyProps<Extract<View, { kind: 'answer' }>>) {
  const host = useHost();
  const act = useAct();
  const chosen = chosenCheck(state);
  const choose = (check: Check) => dispatch({ kind: 'choose', check: check.id });
  const chooseId = (ids: readonly string[]) => {
    const check = view.checks.find(({ id }) => ids.includes(id));
    if (check) choose(check);
  };

  // The line in the document is the fourth that is marked.
  const range = chosen?.place?.range;
  const marked = range && JSON.stringify(range);
  useLayoutEffect(() => host.send(range ? { kind: 'mark', range } : { kind: 'mark' }), [host, marked]);

  usePanelKey((key) => {
    if (key === 'nextFinding' || key === 'previousFinding') {
      const check = neighbour(view.checks, chosen, key === 'nextFinding' ? 1 : -1);
      if (!check) return;
      choose(check);
      document.getElementById(`check-${check.id}`)?.focus();
    } else if (key === 'applyFix') {
      const fix = [...(chosen?.actions ?? []), ...view.verdict.actions].find(({ does }) => does.kind === 'fix');
      if (fix) act(fix);
    } else {
      const field = view.fields.find(({ kind }) => kind === 'instant');
      const now = field?.kind === 'instant' ? Date.parse(field.value) : Number.NaN;
      if (!field || Number.isNaN(now)) return;
      const at = new Date(now + (key === 'dayLater' ? day : -day)).toISOString();
      ask(withInput(question, field.id, at));
    }
  });

  return (
    <>
      <Inputs fields={view.fields} summary={view.summary} question={question} ask={ask}>
        <WhatIf
          variants={view.variants}
          chosen={view.whatIf}
          choose={(id) => ask(withInput(question, 'whatIf', id || undefined))}
        />
      </Inputs>
      <main class="main">
        <PictureSection picture={view.picture} chosen={chosen?.id} choose={chooseId} />
        <Checks checks={view.checks} state={state} chosen={chosen} choose={choose} dispatch={dispatch} />
        {view.preview && <PreviewSection preview={view.preview} name={state.session?.name ?? ''} />}
        <Evidence exchanges={view.exchanges} token={view.token} chosen={chosen} question={question} choose={chooseId} />
      </main>
    </>
  );
}

/** The finding after or before a check, around the end; any check if there are no findings beyond it. */
function neighbour(checks: readonly Check[], from: Check | undefined, step: 1 | -1): Check | undefined {
  const findings = checks.filter(isFinding);
  if (findings.length === 0) return undefined;
  const at = from ? checks.indexOf(from) : -1;
  const beyond =
    step === 1
      ? findings.find((check) => checks.indexOf(check) > at)
      : findings.findLast((check) => checks.indexOf(check) < at);
  return beyond ?? findings.at(step === 1 ? 0 : -1);
}
