/** What the page knows, and how each event changes it. */
import type { Check, Question, View, ViewId } from '../../server/src/panel/view';
import type { Kept, ToPage } from './messages';

export type Session = Extract<ToPage, { kind: 'session' }>;

export interface State {
  readonly session?: Session | undefined;
  /** What is asked now. */
  readonly question?: Question | undefined;
  /** The last answer, and what it answers; `null`: there is none for this document. */
  readonly answer?: { readonly question: Question; readonly view: View | null } | undefined;
  /** The answer to what is asked now takes its time. */
  readonly late: boolean;
  readonly questions: Kept['questions'];
  readonly open: Kept['open'];
  readonly chosen: Kept['chosen'];
  readonly onlyFindings: boolean;
}

export type Event =
  | ToPage
  | { readonly kind: 'asked'; readonly question: Question }
  | { readonly kind: 'choose'; readonly check: string }
  | { readonly kind: 'open'; readonly checks: readonly string[]; readonly open: boolean }
  | { readonly kind: 'filter'; readonly onlyFindings: boolean };

/** How it begins, with what was kept. */
export function begin(kept: Kept | undefined): State {
  return {
    late: false,
    question: kept?.question,
    questions: kept?.questions ?? {},
    open: kept?.open ?? {},
    chosen: kept?.chosen ?? {},
    onlyFindings: kept?.onlyFindings ?? false,
  };
}

/** What is to be kept; nothing before the document is known. */
export function keep(state: State): Kept | undefined {
  const { session, question, questions, open, chosen, onlyFindings } = state;
  return session && question && { uri: session.uri, question, questions, open, chosen, onlyFindings };
}

/** The state after an event. */
export function change(state: State, event: Event): State {
  switch (event.kind) {
    case 'session': {
      const other = state.session && state.session.uri !== event.uri;
      const now = other ? { ...begin(undefined), session: event } : { ...state, session: event };
      return ask(now, event.question);
    }
    case 'asked':
      return ask(state, event.question);
    case 'answer':
      if (!isSame(event.question, state.question)) return state;
      return { ...state, late: false, answer: { question: event.question, view: event.view } };
    case 'late':
      return { ...state, late: true };
    case 'cursor': {
      const check = checksOf(state).find(({ place }) => place?.line === event.line);
      return check ? choose(state, check.id) : state;
    }
    case 'choose':
      return choose(state, event.check);
    case 'open': {
      const view = state.question?.view;
      const opened = event.checks.map((id): [string, boolean] => [`${view} ${id}`, event.open]);
      return { ...state, open: { ...state.open, ...Object.fromEntries(opened) } };
    }
    case 'filter':
      return { ...state, onlyFindings: event.onlyFindings };
    default:
      return state;
  }
}

function ask(state: State, question: Question): State {
  if (isSame(question, state.question)) return { ...state, question };
  const { [question.view]: _, ...chosen } = state.chosen;
  return {
    ...state,
    question,
    questions: { ...state.questions, [question.view]: question },
    // An answer of another view has nothing to say here.
    answer: state.answer?.question.view === question.view ? state.answer : undefined,
    chosen,
  };
}

function choose(state: State, check: string): State {
  if (!state.question) return state;
  return { ...state, chosen: { ...state.chosen, [state.question.view]: check } };
}

/** The checks that are shown. */
export function checksOf({ answer }: State): readonly Check[] {
  const view = answer?.view;
  if (view?.kind === 'sso') return view.groups.flatMap(({ checks }) => checks);
  return view?.kind === 'answer' ? view.checks : [];
}

/** The check that is chosen: by the user, else the first that is a finding. */
export function chosenCheck(state: State): Check | undefined {
  const checks = checksOf(state);
  const id = state.question && state.chosen[state.question.view];
  return checks.find((check) => check.id === id) ?? checks.find((check) => tells(state, check));
}

/**
 * Whether a check is one to look at. Of a response, most checks can't be judged once one has failed: they tell nothing
 * of their own.
 */
function tells({ answer }: State, check: Check): boolean {
  return isFinding(check) && (answer?.view?.kind !== 'sso' || check.outcome !== 'unknown');
}

/** Those of the checks that are to be looked at. */
export function findingsOf(state: State): readonly Check[] {
  return checksOf(state).filter((check) => tells(state, check));
}

/** Whether a check has something to tell: it does not simply pass. */
export function isFinding({ outcome }: Check): boolean {
  return outcome === 'fail' || outcome === 'unknown' || outcome === 'warn';
}

/** Whether a check is open: as it was put by hand, else if it is a finding. */
export function isOpen(state: State, check: Check): boolean {
  return state.open[`${state.question?.view} ${check.id}`] ?? tells(state, check);
}

/** Whether a group of checks is open: as it was put by hand, else if it holds one to look at or the one that was chosen. */
export function isGroupOpen(state: State, group: string, checks: readonly Check[]): boolean {
  const id = state.question && state.chosen[state.question.view];
  return (
    state.open[`${state.question?.view} ${groupKey(group)}`] ??
    checks.some((check) => tells(state, check) || check.id === id)
  );
}

/** What a group of checks is called where checks are opened. */
export function groupKey(group: string): string {
  return `group ${group}`;
}

/** The question with another value of one input; `undefined` takes the input out. */
export function withInput(question: Question, id: string, value: unknown): Question {
  const load = /^load\.(.+)$/.exec(id)?.[1];
  if (load !== undefined && question.view === 'usage') {
    return { ...question, load: { ...question.load, [load]: Number(value) } };
  }
  // What was chosen for one client says nothing about another.
  const base = id === 'client' ? common(question) : question;
  const { [id]: _, ...rest } = { ...base } as { [key: string]: unknown };
  return { ...rest, ...(value === undefined ? {} : { [id]: value }) } as unknown as Question;
}

function common(question: Question): Question {
  if (question.view === 'usage' || question.view === 'certificates') return question;
  const at = question.at === undefined ? {} : { at: question.at };
  if (question.view === 'token' || question.view === 'sso') return { view: question.view, ...at };
  const { method, path } = question;
  return {
    view: 'api',
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    ...at,
  };
}

/** The question that a view begins with: its last one, else one about the client that is shown now. */
export function questionOf(state: State, view: ViewId): Question {
  const last = state.questions[view];
  if (last) return last;
  const { question } = state;
  const client = question && 'client' in question && question.view !== 'usage' ? question.client : undefined;
  return {
    view,
    ...(client === undefined || view === 'usage' || view === 'sso' || view === 'certificates' ? {} : { client }),
  } as Question;
}

/** Whether two values are the same in all that they hold. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = Object.entries(b).filter(([, value]) => value !== undefined);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.length &&
    left.every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]))
  );
}
