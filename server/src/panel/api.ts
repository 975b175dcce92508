/** The API view: may it make this call, how does that come about, and what if something were otherwise. */
import { findOperation, nearestPath } from '../facts/operations';
import { pathOf } from '../rules/data-action/call';
import { durationOf, grantOf } from '../rules/oauth/client';
import { simulateApi } from '../simulate/api/call';
import type { ApiStep } from '../simulate/api/request';
import { changedWhole } from '../simulate/copy';
import { apiFixes } from '../simulate/fixes';
import type { StepFix } from '../simulate/fixes/fix';
import { simulateToken } from '../simulate/oauth/token';
import type { Simulation } from '../simulate/simulation';
import { findClient, quoted, type Whole } from '../simulate/whole';
import { callFlow } from './api-flow';
import { type ApiAsked, apiFields, readApiInputs } from './api-inputs';
import { type ApiCase, apiVariations } from './api-variants';
import { listChecks } from './checks';
import type { PanelCircumstances } from './circumstances';
import { decidingStep, draw } from './flow';
import { previewFix } from './preview';
import { code, named, plain, spokenSeconds, strong } from './texts';
import { type Answered, fixActions } from './token';
import { asWritten, variantOf } from './variant';
import { concludeVerdict, supposing } from './verdict';
import type { Action, Answering, ApiInputs, Text, Variant } from './view';

/** Answers a question about a call. Never throws, whatever the file and the inputs hold. */
export function answerApi(inputs: ApiInputs, circumstances: PanelCircumstances): Answered {
  const { whole } = circumstances;
  const asked = readApiInputs(inputs, circumstances);
  const run = ({ call, token, whole: other, resolve = circumstances.resolve }: ApiCase): Simulation => {
    const around = { ...circumstances, document: other.document, now: asked.now, resolve };
    return token ? simulateToken(token, around, other) : simulateApi(call, around, other);
  };
  const written: ApiCase = { call: asked.question, whole };
  const simulation = run(written);
  const deciding = decidingStep(simulation);
  const fixes = deciding ? apiFixes(deciding.id as ApiStep, asked.question, { document: whole.document }, whole) : [];
  const [fix] = fixes;
  const answers = new Map<string, { readonly made: ApiCase; readonly simulation: Simulation }>([
    ['', { made: written, simulation }],
  ]);
  const variants: Variant[] = [variantOf('', 'Nothing: as written', simulation, undefined)];
  const add = (id: string, label: string, detail: string, made: ApiCase) => {
    const answer = run(made);
    answers.set(id, { made, simulation: answer });
    variants.push(variantOf(id, label, answer, detail));
  };
  if (fix) add('fix', 'With the fix', `${fix.title}.`, { ...written, whole: changedWhole(whole, fix.edits) });
  for (const { id, label, detail, made } of apiVariations(asked, whole, circumstances.resolve))
    add(id, label, detail, made);
  const whatIf = answers.has(inputs.whatIf ?? '') ? (inputs.whatIf ?? '') : '';
  const answer = answers.get(whatIf) ?? { made: written, simulation };
  return {
    view: present({ asked, whatIf, variants, fixes, ...answer }, circumstances),
    simulation: answer.simulation,
    fixes,
    now: asked.now,
  };
}

interface Presented {
  readonly asked: ApiAsked;
  readonly whatIf: string;
  readonly variants: readonly Variant[];
  readonly fixes: readonly StepFix[];
  readonly made: ApiCase;
  readonly simulation: Simulation;
}

function present(shown: Presented, circumstances: PanelCircumstances): Answering {
  const { asked, whatIf, variants, fixes, made, simulation } = shown;
  const { picture, exchanges, messages } = draw(callFlow(asked, made, simulation), simulation);
  const deciding = decidingStep(simulation);
  const own = whatIf === '' || whatIf === 'fix';
  const actions = own ? fixActions(fixes) : [];
  const [fix] = fixes;
  const preview = own && fix ? previewFix(fix, actions.slice(1), circumstances.whole.document) : undefined;
  const seconds = asked.client ? durationOf(asked.client) : undefined;
  const age = made.call.tokenAge ?? 0;
  const variant = variants.find(({ id }) => id === whatIf);
  return {
    kind: 'answer',
    view: 'api',
    verdict: concludeVerdict({
      simulation,
      success: successOf(asked, made.whole),
      fact:
        seconds === undefined
          ? undefined
          : { label: 'Token', value: age < seconds ? `${spokenSeconds(seconds - age)} left` : 'expired' },
      fixes: actions,
      actions: [
        ...(whatIf === 'fix' ? actions.slice(0, 1) : []),
        ...(own ? [] : [asWritten(asked.inputs)]),
        ...(own && deciding?.id === 'permission' ? nearestCall(asked, circumstances.whole) : []),
      ],
      ...(whatIf === '' || !variant ? {} : { supposed: supposing(variant.label) }),
      ...missingCredentials(asked, made),
    }),
    summary: summaryOf(asked),
    fields: apiFields(asked, circumstances),
    variants,
    whatIf,
    picture,
    checks: listChecks(simulation, messages, { step: deciding?.id, actions }),
    exchanges,
    ...(preview ? { preview } : {}),
  };
}

/** The operation that was probably meant, where there is none of this method and path. */
function nearestCall({ inputs, question }: ApiAsked, whole: Whole): readonly Action[] {
  const { method } = question;
  const path = pathOf(question.path, whole.organization()?.region?.value);
  if (path === undefined || findOperation(method, path).state === 'found') return [];
  const near = nearestPath(method, path);
  if (near === undefined || near.length > longestLabel) return [];
  const asking: ApiInputs = { ...inputs, client: question.client, method, path: near, whatIf: '' };
  return [{ id: 'near', label: `Ask for ${method} ${near}`, does: { kind: 'ask', question: asking } }];
}

/** Longest path that a button names. */
const longestLabel = 60;

/** What to do where the integration of a data action names no client of the file. */
function missingCredentials(
  { call: from }: ApiAsked,
  { call, whole }: ApiCase,
): { readonly resolution: string; readonly cause: string } | undefined {
  const name = from?.action?.integration?.value;
  if (findClient(whole, call.client) || name === undefined) return undefined;
  const integration = quoted(name);
  return call.client === ''
    ? {
        cause: `The credentials of the integration ${integration} name no OAuth client, so its data actions get no token.`,
        resolution: 'Update the credentials of the integration: name a client under `credentials.oauthClient`.',
      }
    : {
        cause: `The credentials of the integration ${integration} name the client ${quoted(call.client)}, which the organization does not have.`,
        resolution:
          'Update the credentials of the integration: name a client that there is under `credentials.oauthClient`.',
      };
}

function successOf({ question, client, user }: ApiAsked, whole: Whole): Text {
  const path = pathOf(question.path, whole.organization()?.region?.value);
  const found = path === undefined ? undefined : findOperation(question.method, path);
  const called =
    found?.state === 'found'
      ? `${question.method} ${found.operation.path}`
      : named(`${question.method} ${question.path}`, 'this');
  const email = user?.email?.value;
  return [
    strong(named(client?.name?.value ?? question.client, 'The client')),
    plain(' may call '),
    code(called),
    ...(email === undefined ? [] : [plain(' for '), strong(named(email, 'the user'))]),
    plain('.'),
  ];
}

function summaryOf({ question, client, user }: ApiAsked): Text {
  const people = client && grantOf(client)?.id !== 'client-credentials';
  return [
    strong(named(client?.name?.value, question.client === '' ? 'No client' : quoted(question.client))),
    plain(', '),
    code(named(`${question.method} ${question.path}`, 'no call')),
    ...(people && user?.email ? [plain(` as ${named(user.email.value, 'a user')}`)] : []),
  ];
}
