/** The token view: would it get a token, how does that come about, and what if something were otherwise. */
import { durationOf, formatSeconds } from '../rules/oauth/client';
import { changedWhole } from '../simulate/copy';
import { tokenFixes } from '../simulate/fixes';
import type { StepFix } from '../simulate/fixes/fix';
import type { TokenStep } from '../simulate/oauth/request';
import { simulateToken } from '../simulate/oauth/token';
import type { Simulation } from '../simulate/simulation';
import { quoted } from '../simulate/whole';
import { listChecks } from './checks';
import type { PanelCircumstances } from './circumstances';
import { decidingStep, draw } from './flow';
import { previewFix } from './preview';
import { code, named, plain, spokenSeconds, strong } from './texts';
import { tokenFlow } from './token-flow';
import { readTokenInputs, type TokenAsked, tokenFields } from './token-inputs';
import { type TokenCase, tokenVariations } from './token-variants';
import { asWritten, variantOf } from './variant';
import { concludeVerdict, supposing } from './verdict';
import type { Action, Answering, Text, TokenInputs, Variant } from './view';

/** An answer with what the doors need of it besides what is shown. */
export interface Answered {
  readonly view: Answering;
  /** What is shown as programs read it. */
  readonly simulation: Simulation;
  /** What mends what decides against the file as it is written, the best first. */
  readonly fixes: readonly StepFix[];
  /** The instant for which it holds, in milliseconds since 1970 UTC. */
  readonly now: number;
}

/** Answers a question about a token. Never throws, whatever the file and the inputs hold. */
export function answerToken(inputs: TokenInputs, circumstances: PanelCircumstances): Answered {
  const { whole } = circumstances;
  const asked = readTokenInputs(inputs, circumstances);
  const run = ({ question, whole: other, resolve }: TokenCase): Simulation =>
    simulateToken(question, { ...circumstances, document: other.document, now: asked.now, resolve }, other);
  const written: TokenCase = { question: asked.question, grant: asked.grant, whole, resolve: asked.resolve };
  const simulation = run(written);
  const deciding = decidingStep(simulation);
  const fixes = deciding
    ? tokenFixes(deciding.id as TokenStep, asked.question, { document: whole.document }, whole)
    : [];
  const [fix] = fixes;
  const answers = new Map([['', { made: written, simulation }]]);
  const variants: Variant[] = [variantOf('', 'Nothing: as written', simulation, undefined)];
  const add = (id: string, label: string, detail: string, made: TokenCase) => {
    const answer = run(made);
    answers.set(id, { made, simulation: answer });
    variants.push(variantOf(id, label, answer, detail));
  };
  if (fix) add('fix', 'With the fix', `${fix.title}.`, { ...written, whole: changedWhole(whole, fix.edits) });
  for (const { id, label, detail, made } of tokenVariations(asked, whole)) add(id, label, detail, made);
  const whatIf = answers.has(inputs.whatIf ?? '') ? (inputs.whatIf ?? '') : '';
  const answer = answers.get(whatIf) ?? { made: written, simulation };
  const variant = variants.find(({ id }) => id === whatIf);
  return {
    view: present({ asked, whatIf, variant, variants, fixes, ...answer }, circumstances),
    simulation: answer.simulation,
    fixes,
    now: asked.now,
  };
}

interface Presented {
  readonly asked: TokenAsked;
  readonly whatIf: string;
  readonly variant: Variant | undefined;
  readonly variants: readonly Variant[];
  readonly fixes: readonly StepFix[];
  readonly made: TokenCase;
  readonly simulation: Simulation;
}

function present(shown: Presented, circumstances: PanelCircumstances): Answering {
  const { asked, whatIf, variant, variants, fixes, made, simulation } = shown;
  const { question, grant, whole } = made;
  const { picture, exchanges, messages } = draw(
    tokenFlow({ ...asked, question, grant }, simulation, whole),
    simulation,
  );
  const deciding = decidingStep(simulation);
  const own = whatIf === '' || whatIf === 'fix';
  const actions = own ? fixActions(fixes) : [];
  const [fix] = fixes;
  const preview = own && fix ? previewFix(fix, actions.slice(1), circumstances.whole.document) : undefined;
  const seconds = asked.client ? durationOf(asked.client) : undefined;
  return {
    kind: 'answer',
    view: 'token',
    verdict: concludeVerdict({
      simulation,
      success: successOf(shown, seconds),
      fact: seconds === undefined ? undefined : { label: 'Lifetime', value: `${formatSeconds(seconds)} s` },
      fixes: actions,
      actions: [
        ...(deciding?.id === 'assertion' && !question.assertion ? [openAssertion] : []),
        ...(whatIf === 'fix' ? actions.slice(0, 1) : []),
        ...(own ? [] : [asWritten(asked.inputs)]),
      ],
      ...(whatIf === '' || !variant ? {} : { supposed: supposing(variant.label) }),
    }),
    summary: summaryOf(asked),
    fields: tokenFields(asked, circumstances),
    variants,
    whatIf,
    picture,
    checks: listChecks(simulation, messages, { step: deciding?.id, actions }),
    exchanges,
    ...(preview ? { preview } : {}),
  };
}

const openAssertion: Action = { id: 'open', label: 'Open an assertion…', icon: 'file', does: { kind: 'open' } };

/** The fixes as buttons; the first is the first choice. */
export function fixActions(fixes: readonly StepFix[]): readonly Action[] {
  return fixes.slice(0, 4).map(({ id, title }, index) => ({
    id: `fix ${id}`,
    label: index === 0 ? 'Apply fix' : title,
    icon: 'lightbulb-autofix',
    ...(index === 0 ? { first: true } : {}),
    does: { kind: 'fix', fix: id },
  }));
}

function successOf({ asked, simulation }: Presented, seconds: number | undefined): Text {
  const { client, user, question } = asked;
  const name = named(client?.name?.value ?? question.client, 'The client');
  const judged = question.assertion?.judged;
  const email = user?.email?.value ?? (judged?.state === 'judged' ? judged.person : undefined);
  const whose = email === undefined ? [] : [plain(' for '), strong(named(email, 'the user'))];
  // A length that no client can have is a warning; that such a token is got would be said of nothing there is.
  if (simulation.steps.some(({ id, outcome }) => id === 'token-issued' && outcome === 'warn'))
    return [strong(name), plain(' would get a token'), ...whose, plain(', but not one of this length.')];
  return [
    strong(name),
    plain(' gets a token'),
    ...whose,
    plain(seconds === undefined ? '.' : ` that lasts ${spokenSeconds(seconds)}.`),
  ];
}

function summaryOf({ question, client, grant, user }: TokenAsked): Text {
  return [
    strong(named(client?.name?.value, quoted(question.client))),
    ...(grant ? [plain(', '), code(grant)] : []),
    ...(user?.email ? [plain(`, ${named(user.email.value, 'a user')}`)] : []),
  ];
}
