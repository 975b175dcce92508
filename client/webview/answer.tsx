/** The answer to a token request or an API call: picture, checks, what goes over the wire, the fix. */
import type { Check, View } from '../../server/src/panel/view';
import type { BodyProps } from './body';
import { Checks } from './checks';
import { useChosen } from './chosen';
import { Evidence } from './evidence';
import { Inputs } from './inputs';
import { PictureSection } from './picture';
import { PreviewSection } from './preview';
import { chosenCheck, findingsOf, withInput } from './state';
import { WhatIf } from './what-if';

export function AnswerBody({ view, state, question, dispatch, ask }: BodyProps<Extract<View, { kind: 'answer' }>>) {
  const chosen = chosenCheck(state);
  const choose = (check: Check) => dispatch({ kind: 'choose', check: check.id });
  const chooseId = (ids: readonly string[]) => {
    const check = view.checks.find(({ id }) => ids.includes(id));
    if (check) choose(check);
  };

  useChosen({
    checks: view.checks,
    findings: findingsOf(state),
    chosen,
    fixes: view.verdict.actions,
    fields: view.fields,
    question,
    ask,
    goTo: (check) => {
      choose(check);
      document.getElementById(`check-${check.id}`)?.focus();
    },
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
