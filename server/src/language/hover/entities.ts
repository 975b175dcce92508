/** Applications, integrations, data actions, flows and people: what each is, needs and is needed by. */
import { integrationType } from '../../facts/integrations';
import { type Call, gatherCall, withoutQuery } from '../../rules/data-action/call';
import { roleNameOf } from '../../rules/oauth/client';
import { grantedBy } from '../../rules/oauth/role-grants';
import { judgeApplications } from '../../simulate/application-state';
import { usersOf } from '../uses';
import { agoWords, count, durationWords, readDay } from '../words';
import type { Asked, Paragraphs } from './asked';
import { address, bullets, code, codes, prose } from './markdown';
import { entryOf, missing, namesOf } from './names';
import { describeCall } from './operation';
import { spellOut } from './permission';
import { heldRole } from './role';

export function describeApplication(name: string, asked: Asked): Paragraphs {
  const { whole, editing } = asked;
  const application = entryOf('authorizedApplications', name, asked);
  if (!application) return missing('authorizedApplications', name, asked);
  const { client, state, scopes, roles, reviewedAt } = application;
  const reviewed = reviewedAt && readDay(reviewedAt.value);
  const third = client?.clientId?.value;
  const own =
    client?.text?.value ??
    whole.all('oauthClients').find(({ clientId }) => third && clientId?.value.toLowerCase() === third.toLowerCase())
      ?.name?.value;
  return [
    `**Authorized application** ${code(name)}${state ? ` · ${state.value}` : ''}`,
    bullets([
      own !== undefined
        ? `OAuth client: ${code(own)}${whole.count('oauthClients', own) ? '' : ', which does not exist'}`
        : third !== undefined
          ? `OAuth client of a third party: Client ID ${code(third)}`
          : 'It names no OAuth client.',
      ...(scopes?.items.length
        ? [
            `Scopes: ${codes(
              scopes.items.map(({ value }) => value),
              8,
            )}`,
          ]
        : []),
      ...(roles?.items ?? []).slice(0, 5).flatMap((item) => {
        const role = roleNameOf(item);
        return role ? [`Role ${heldRole(role.value, item.division?.value, asked)}`] : [];
      }),
      ...(reviewed === undefined ? [] : [`Last review: ${agoWords(reviewed, editing.now)}`]),
    ]),
    prose(judgeApplications([application], whole).detail),
  ];
}

export function describeIntegration(name: string, asked: Asked): Paragraphs {
  const { whole, editing } = asked;
  const integration = entryOf('integrations', name, asked);
  if (!integration) return missing('integrations', name, asked);
  const { type, state, credentials } = integration;
  const client = credentials?.oauthClient?.value;
  const fields = credentials?.fields?.node.pairs.length ?? 0;
  const actions = usersOf(editing.names, 'integrations', name).flatMap(([, entries]) => namesOf(entries));
  const flows = [
    ...new Set(
      actions.flatMap((action) => usersOf(editing.names, 'dataActions', action).flatMap(([, entries]) => entries)),
    ),
  ];
  const known = type && integrationType(type.value);
  return [
    `**Integration** ${code(name)} · ${state?.value ?? (integration.has('state') ? 'state not known' : 'disabled (the default)')}`,
    bullets([
      ...(type ? [`Type: ${code(type.value)}${known && known.label !== known.id ? `, ${known.label}` : ''}`] : []),
      ...(client === undefined
        ? []
        : [
            `Signs in as the OAuth client ${code(client)}${whole.count('oauthClients', client) ? '' : ', which does not exist'}`,
          ]),
      ...(fields ? [`Signs in with ${count(fields, 'credential field')}`] : []),
      actions.length
        ? `Runs ${count(actions.length, 'data action')}: ${codes(actions)}`
        : 'No data action of this file runs on it.',
      ...(flows.length ? [`Flows that depend on it: ${codes(namesOf(flows))}`] : []),
    ]),
    ...(state?.value !== 'enabled' && flows.length
      ? ['It does not run, so the data actions of these flows fail.']
      : []),
  ];
}

export function describeDataAction(name: string, asked: Asked): Paragraphs {
  const { whole, editing } = asked;
  const action = entryOf('dataActions', name, asked);
  if (!action) return missing('dataActions', name, asked);
  const { integration, timeout, request, category } = action;
  const on = integration && whole.named('integrations', integration.value)[0];
  const flows = usersOf(editing.names, 'dataActions', name).flatMap(([, entries]) => namesOf(entries));
  const made = gatherCall(action, whole);
  const elsewhere =
    !made && request?.method && request.url
      ? [
          `Calls ${address(withoutQuery(request.url.value))} (${code(request.method.value)}), which is not the Platform API.`,
        ]
      : [];
  return [
    `**Data action** ${code(name)}${category ? ` · ${prose(category.value)}` : ''}`,
    bullets([
      ...(integration
        ? [
            `Runs on the integration ${code(integration.value)}${on ? `, ${on.state?.value ?? 'disabled'}` : ', which does not exist'}`,
          ]
        : []),
      ...(timeout && durationWords(timeout.value) ? [`Waits ${durationWords(timeout.value)} for the answer`] : []),
      flows.length ? `Called by ${count(flows.length, 'flow')}: ${codes(flows)}` : 'No flow of this file calls it.',
    ]),
    ...(made ? describeCall(made, asked) : elsewhere),
  ];
}

/** The call of the data action with a name; undefined when it makes none to the Platform API. */
export function callOf(name: string, { whole }: Pick<Asked, 'whole'>): Call | undefined {
  const [action] = whole.named('dataActions', name);
  return action && gatherCall(action, whole);
}

export function describeFlow(name: string, asked: Asked): Paragraphs {
  const { whole } = asked;
  const flow = entryOf('flows', name, asked);
  if (!flow) return missing('flows', name, asked);
  const actions = (flow.dataActions?.items ?? []).map(({ value }) => {
    const made = callOf(value, asked);
    const unknown = whole.count('dataActions', value) ? '' : ', which does not exist';
    return `${code(value)}${made?.path === undefined ? unknown : `: ${code(`${made.method} ${made.path}`)}`}`;
  });
  return [
    `**Flow** ${code(name)}${flow.type ? ` · ${prose(flow.type.value)}` : ''}`,
    actions.length
      ? `Calls ${count(actions.length, 'data action')}:\n\n${bullets(actions)}`
      : 'It calls no data action.',
  ];
}

export function describeUser(email: string, asked: Asked): Paragraphs {
  const { whole } = asked;
  const user = entryOf('users', email, asked);
  if (!user) return missing('users', email, asked);
  const roles = (user.roles?.items ?? []).map(({ value }) => value);
  const all = spellOut(roles.flatMap((role) => grantedBy(role, whole).permissions));
  const state = user.state?.value ?? (user.has('state') ? 'in no known state' : 'active');
  return [
    `**User** ${code(email)} · ${state}`,
    ...(user.name ? [prose(user.name.value)] : []),
    ...(roles.length
      ? [
          `Holds ${count(roles.length, 'role')}${roles.length > 1 ? ` (${count(all.length, 'permission')} known together)` : ''}:\n\n${bullets(roles.map((role) => heldRole(role, undefined, asked)))}`,
        ]
      : ['Holds no role.']),
    ...(state === 'active' ? [] : ['Only active users can sign in.']),
  ];
}
