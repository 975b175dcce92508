/** The answer about a sign-in: picture or attack, checks, the message itself, certificates, and other scenarios. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Check, SsoAnswer, View } from '../../server/src/panel/view';
import type { BodyProps } from './body';
import { useChosen } from './chosen';
import { useHost } from './host';
import { Inputs } from './inputs';
import { PictureSection } from './picture';
import { PreviewSection } from './preview';
import { AttackSides, AttackTree } from './sso-attack';
import { Certificates } from './sso-certificates';
import { GroupedChecks } from './sso-checks';
import { Dates } from './sso-dates';
import { Documents, type Pointed } from './sso-documents';
import { useGivenResponse } from './sso-response';
import { Scenarios } from './sso-scenarios';
import { Setup } from './sso-setup';
import { checksOf, chosenCheck, findingsOf, groupKey, withInput } from './state';
import { Prose } from './text';

export function SsoBody({ view, state, question, dispatch, ask }: BodyProps<SsoAnswer & View>) {
  const { picture, attack, certificates, documents, groups } = view;
  const chosen = chosenCheck(state);
  const checks = checksOf(state);
  const findings = findingsOf(state);
  const [pointed, setPointed] = useState<Pointed>();
  const focusing = useRef<string>(undefined);
  useGivenResponse();
  useRest(view, () => question);

  const choose = (check: Check) => dispatch({ kind: 'choose', check: check.id });
  const chooseId = (ids: readonly string[]) => {
    const check = findings.find(({ id }) => ids.includes(id)) ?? checks.find(({ id }) => ids.includes(id)) ?? undefined;
    if (check) choose(check);
  };
  const goTo = (check: Check) => {
    const group = groups.find((one) => one.checks.includes(check));
    if (group) dispatch({ kind: 'open', checks: [groupKey(group.id)], open: true });
    choose(check);
    focusing.current = check.id;
  };
  // A group is opened first: its checks take the focus when they are there.
  useLayoutEffect(() => {
    const row = focusing.current === undefined ? null : document.getElementById(`check-${focusing.current}`);
    if (!row) return;
    focusing.current = undefined;
    row.focus();
  });
  useChosen({
    checks,
    findings,
    chosen,
    fixes: view.verdict.actions,
    fields: view.fields,
    question,
    ask,
    goTo,
  });

  const instant = view.fields.find(({ kind }) => kind === 'instant');
  const sides = attack?.sides ?? [];
  const classes = [
    'main sso',
    ...(sides.length ? ['compared-sides'] : []),
    ...(picture || attack ? [] : ['unpictured']),
    ...(documents.length ? [] : ['undocumented']),
    ...(certificates.length || attack ? [] : ['uncertified']),
  ].join(' ');
  const provider = view.fields.find(({ id }) => id === 'provider');
  const name = provider?.kind === 'choice' ? provider.value : undefined;
  return (
    <>
      <Inputs fields={view.fields} summary={view.summary} question={question} ask={ask}>
        {view.dates.length > 0 && (
          <Dates
            dates={view.dates}
            at={instant?.kind === 'instant' ? instant.value : ''}
            choose={(at) => ask(withInput(question, instant?.id ?? 'at', at))}
          />
        )}
        <Scenarios
          groups={view.scenarios}
          chosen={view.scenario}
          waiting={view.waiting}
          choose={(id) => ask(withInput(question, 'scenario', id))}
        />
      </Inputs>
      <main class={classes}>
        {attack ? (
          <AttackTree attack={attack} />
        ) : (
          picture && <PictureSection picture={picture} chosen={chosen?.id} choose={chooseId} />
        )}
        {attack && (
          <div class="sso-side">
            <Plan attack={attack} />
          </div>
        )}
        {sides.length > 0 && <AttackSides sides={sides} chosen={chosen} choose={chooseId} pointed={pointed} />}
        <GroupedChecks
          view={view}
          state={state}
          chosen={chosen}
          choose={choose}
          dispatch={dispatch}
          showLine={(line) => setPointed({ line })}
        />
        {documents.length > 0 && (
          <Documents
            documents={documents}
            chosen={chosen}
            choose={chooseId}
            pointed={pointed}
            elsewhere={sides.flatMap(({ lines }) => lines.map(({ number }) => number))}
          />
        )}
        {view.preview && <PreviewSection preview={view.preview} name={state.session?.name ?? ''} />}
        {certificates.length > 0 && (
          <div class={attack ? 'sso-end' : 'sso-side'}>
            <Certificates cards={certificates} provider={name} />
          </div>
        )}
        {view.setup && <Setup steps={view.setup} />}
      </main>
    </>
  );
}

function Plan({ attack: { headings, plan, why } }: { readonly attack: NonNullable<SsoAnswer['attack']> }) {
  return (
    <>
      <section class="section" aria-label={headings.plan}>
        <div class="heading">
          <h2>{headings.plan}</h2>
        </div>
        <ol class="sso-plan">
          {plan.map((step, index) => (
            <li key={step}>
              <span class="message-number" aria-hidden="true">
                {index + 1}
              </span>
              <span>{step}</span>
            </li>
          ))}
        </ol>
      </section>
      <section class="section" aria-label={headings.why}>
        <div class="heading">
          <h2>{headings.why}</h2>
        </div>
        <p>
          <Prose text={why} />
        </p>
      </section>
    </>
  );
}

/** Milliseconds until the marks of further scenarios are asked for; longer when none were added. */
const soon = 400;
const longest = 5000;

/** Asks again while scenarios have no marks yet. */
function useRest(view: SsoAnswer & View, question: () => BodyProps['question']): void {
  const host = useHost();
  const last = useRef({ waiting: -1, wait: soon });
  const latest = useRef(question);
  latest.current = question;
  useEffect(() => {
    if (view.waiting === 0) return;
    const { waiting, wait } = last.current;
    last.current = { waiting: view.waiting, wait: waiting === view.waiting ? Math.min(longest, wait * 2) : soon };
    const timer = setTimeout(() => host.send({ kind: 'ask', question: latest.current() }), last.current.wait);
    return () => clearTimeout(timer);
  }, [host, view]);
}
