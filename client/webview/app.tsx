/** The shell: bar, verdict, the view, foot. */
import { useCallback, useEffect, useLayoutEffect, useReducer } from 'preact/hooks';
import type { Action, Question, Verdict, View, ViewId } from '../../server/src/panel/view';
import { ActProvider } from './actions';
import { Bar } from './bar';
import { Foot } from './foot';
import { going, type Host, HostProvider } from './host';
import { IconOutlines } from './icon';
import type { Readiness } from './messages';
import { begin, change, keep, questionOf, type State } from './state';
import { tabs } from './tabs';
import { Prompt, VerdictSection } from './verdict';
import { ViewBody } from './views';

const promise = 'Nothing is sent. The simulation runs on this machine.';

export function App({ host }: { readonly host: Host }) {
  const [state, dispatch] = useReducer(change, host.kept, begin);
  // Other effects run after the page was painted. Who says that he is ready and listens later misses the answers.
  useLayoutEffect(() => {
    const stop = host.listen(dispatch);
    host.send({ kind: 'ready' });
    return stop;
  }, [host]);
  useEffect(keepPlace, []);
  useEffect(() => {
    const kept = keep(state);
    if (kept) host.keep(kept);
  }, [host, state.session, state.question, state.questions, state.open, state.chosen, state.onlyFindings]);
  const ask = useCallback(
    (question: Question) => {
      dispatch({ kind: 'asked', question });
      host.send({ kind: 'ask', question });
    },
    [host],
  );
  const view = state.answer?.view ?? undefined;
  const act = ({ does }: Action) => {
    if (does.kind === 'ask') ask(does.question);
    else if (does.kind === 'go') host.send(going(does.to));
    else if (does.kind === 'addCertificate') host.send(does);
    else if (does.kind === 'export') host.send({ kind: 'do', what: 'exportCalendar' });
    else if (does.kind === 'copy') host.send({ kind: 'copy', text: does.text });
    else if (does.kind === 'import') host.send({ kind: 'do', what: 'importMetadata' });
    else if (does.kind === 'open') host.send({ kind: 'response', how: 'open' });
    else if (view && state.answer) {
      host.send({ kind: 'fix', fix: does.fix, version: view.version, question: state.answer.question });
    }
  };
  const trouble = troubleOf(state);
  return (
    <HostProvider value={host}>
      <ActProvider value={act}>
        <IconOutlines />
        <Bar
          session={state.session}
          question={state.question}
          answered={view !== undefined && !trouble}
          show={(id) => ask(questionOf(state, id))}
          ask={ask}
        />
        {trouble ? <VerdictSection verdict={trouble} /> : view && <Headline view={view} late={state.late} />}
        <div
          class={state.late || trouble ? 'body old' : 'body'}
          id="story"
          role="tabpanel"
          aria-labelledby={state.question && `tab-${state.question.view}`}
          aria-busy={state.late}
        >
          {view && state.question && (
            <ViewBody view={view} state={state} question={state.question} dispatch={dispatch} ask={ask} />
          )}
        </div>
        <Foot keys={view?.keys ?? []} promise={view?.promise ?? promise} />
      </ActProvider>
    </HostProvider>
  );
}

/** Who comes back to the panel from the editor is where he was. */
function keepPlace(): () => void {
  let last: EventTarget | null = null;
  const leave = ({ target }: FocusEvent) => {
    last = target;
  };
  const enter = () => {
    if (document.activeElement && document.activeElement !== document.body) return;
    if (last instanceof HTMLElement && last.isConnected) last.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', leave);
  window.addEventListener('focus', enter);
  return () => {
    document.removeEventListener('focusin', leave);
    window.removeEventListener('focus', enter);
  };
}

function Headline({ view, late }: { readonly view: View; readonly late: boolean }) {
  if (view.kind === 'choose') {
    return <Prompt icon={iconOf(view.view)} title={view.title} sentence={view.sentence} />;
  }
  return <VerdictSection verdict={late ? computing(view.verdict) : view.verdict} />;
}

function iconOf(view: ViewId) {
  return tabs.find(({ id }) => id === view)?.icon ?? 'key';
}

/** An answer that takes its time is not shown as if it held. */
function computing(verdict: Verdict): Verdict {
  return { ...verdict, mark: 'none', title: 'Computing', code: '', sentence: [], actions: [], facts: [] };
}

/** Why there can't be an answer now, if so. The inputs are kept. */
function troubleOf({ session, answer }: State): Verdict | undefined {
  if (!session) return undefined;
  const what = troubles[session.readiness] ?? (answer?.view === null ? senseless : undefined);
  if (!what) return undefined;
  const [title, sentence] = what;
  return { mark: 'unknown', title, sentence: [{ text: sentence }], actions: [], facts: [] };
}

const troubles: { readonly [readiness in Readiness]?: readonly [string, string] } = {
  starting: ['Not simulated', 'The language server is starting. Your inputs are kept; the answer comes when it runs.'],
  stopped: [
    'Not simulated',
    'The language server has stopped. Your inputs are kept; the answer comes when it runs again.',
  ],
  missing: [
    'Not simulated',
    'The document cannot be opened: it was deleted, moved or renamed. Close this panel and open it from the file.',
  ],
};

const senseless = [
  'Not simulated',
  'The document is not checked as an organization file, or nothing can be read from it. Your inputs are kept.',
] as const;
