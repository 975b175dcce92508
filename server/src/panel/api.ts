/** The API view: may it make this call, how does that come about, and what if something were otherwise. */
import { findOperation } from '../facts/operations';
import { pathOf } from '../rules/data-action/call';
import { durationOf, grantOf } from '../rules/oauth/client';
import { simulateApi } from '../simulate/api/call';
import type { ApiStep } from '../simulate/api/request';
import { changedWhole } from '../simulate/copy';
import { apiFixes, type StepFix } from '../simulate/fixes';
import { simulateToken } from '../simulate/oauth/token';
import type { Simulation } from '../simulate/simulation';
import { quoted, type Whole } from '../simulate/whole';
import { callFlow } from './api-flow';
import { type ApiAsked, apiFields, readApiInputs } from './api-inputs';
import { type ApiCase, apiVariations } from './api-variants';
import { listChecks } from './checks';
import type { PanelCircumstances } from './circumstances';
import { decidingStep, draw } from './flow';
import { previewFix } from './preview';
import { code, named, plain, spokenSeconds, strong } from './texts';
import { type Answered, fixActions } from './token';
import { variantOf } from './variant';
import { concludeVerdict, supposing } from './verdict';
import type { Answering, ApiInputs, Text, Variant } from './view';

/** Answers a question about a call. Never throws, whatever the file and the inputs hold. */
export function answerApi(inputs: ApiInputs, circumstances: PanelCircumstances): Answered {
  const { whole } = circumstances;
  const asked = readApiInputs(inputs, circumstances);
  const run = ({ call, token, whole: other }: ApiCase): Simulation => {
    const around = { ...circumstances, document: other.document, now: asked.now };
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
  for (const { id, label, detail, made } of apiVariations(asked, whole)) add(id, label, detail, made);
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
  const integration = missingCredentials(asked, made.whole);
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
        ...(own
          ? []
          : [
              {
                id: 'written',
                label: 'Back to as written',
                does: { kind: 'ask', question: { ...asked.inputs, whatIf: '' } },
              } as const,
            ]),
      ],
      ...(whatIf === '' || !variant ? {} : { supposed: supposing(variant.label) }),
      ...(integration ?? (made.call.client === '' ? { resolution: credentialsResolution } : {})),
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

const credentialsResolution =
  'The integration has no credentials to get a token with. Update them: name the OAuth client under `credentials.oauthClient` of the integration.';

/** What to do where data actions of this call belong to integrations whose credentials name no client of the file. */
function missingCredentials({ question, client }: ApiAsked, whole: Whole): { readonly resolution: string } | undefined {
  if (client) return undefined;
  const names = whole
    .all('integrations')
    .filter(({ credentials }) => (credentials?.oauthClient?.value ?? '') === question.client)
    .flatMap(({ name }) => (name ? [quoted(name.value)] : []));
  return names.length && question.client !== ''
    ? {
        resolution: `The credentials of ${names.slice(0, 3).join(', ')} name this client. Update them: name one of the organization’s clients under \`credentials.oauthClient\`.`,
      }
    : undefined;
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
    strong(named(client?.name?.value, quoted(question.client))),
    plain(', '),
    code(named(`${question.method} ${question.path}`, 'no call')),
    ...(people && user?.email ? [plain(` as ${named(user.email.value, 'a user')}`)] : []),
  ];
}
