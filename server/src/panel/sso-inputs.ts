/** The inputs of the sign-in view: what is asked when something is left out, and the fields that say so. */
import { scenarioOf } from '../identity-provider/catalogue';
import { type Parties, readParties } from '../identity-provider/parties';
import type { Scenario } from '../identity-provider/scenario';
import type { IdentityProvider } from '../organization/model.generated';
import { type ProviderFacts, readProvider } from '../rules/sso/provider';
import { quoted, suggestName, type Whole } from '../simulate/whole';
import { askedInstant, type Faults, faultOf, instantField, listed } from './asking';
import type { SsoCircumstances } from './sso-circumstances';
import { whatIfOf } from './sso-what-if';
import { placeOfField, plain } from './texts';
import type { Field, SsoInputs } from './view';

/** The inputs as the engine takes them. */
export interface SsoAsked {
  readonly inputs: SsoInputs;
  readonly provider: IdentityProvider;
  readonly facts: ProviderFacts;
  /** What was opened or pasted. */
  readonly response: string | undefined;
  /** What is shown: a scenario, or the response as opened. */
  readonly scenario: Scenario | undefined;
  readonly parties: Parties;
  /** The instant that is asked about. */
  readonly now: number;
  /** When the test identity provider issues what it makes. */
  readonly issued: number;
  /** Why this provider is judged, where the question names none. */
  readonly chosen: string | undefined;
  readonly faults: Faults;
}

/** Names of the identity providers, each once. */
export function providerNames(whole: Whole): readonly string[] {
  return [...new Set(whole.all('identityProviders').flatMap(({ name }) => name?.value ?? []))];
}

/** Reads the inputs; what is left out or makes no sense is replaced by what fits the file. */
export function readSsoInputs(
  inputs: SsoInputs,
  provider: IdentityProvider,
  circumstances: SsoCircumstances,
  chosen?: string,
): SsoAsked {
  const { whole, typed } = circumstances.panel;
  const faults: Faults = new Map();
  const facts = readProvider(provider, { file: circumstances.file, once: (_, make) => make() });
  const response = typed?.response;
  const asked = inputs.scenario ? (scenarioOf(inputs.scenario) ?? whatIfOf(inputs.scenario)) : undefined;
  if (inputs.scenario && !asked)
    faults.set('scenario', `There is no scenario ${quoted(inputs.scenario)}. Choose one of the list.`);
  if (isGone(inputs, response)) faults.set('response', 'Open it again, or paste it: a response is never kept.');
  const scenario = asked ?? (response === undefined && !isGone(inputs, response) ? scenarioOf('valid') : undefined);
  const parties = readParties({
    organization: whole.organization(),
    provider,
    entityId: facts.metadata.state === 'read' ? facts.metadata.entity.entityId : undefined,
    users: whole.all('users'),
    user: inputs.user?.trim() || undefined,
    victim: inputs.victim?.trim() || undefined,
  });
  if (scenario?.group === 'attack' && parties.user.email === parties.victim.email)
    faults.set('victim', 'The attacker is this person already. Name somebody else.');
  const now = askedInstant(inputs.at, circumstances.panel.now, faults);
  const moves = inputs.timesMove !== false || !inputs.at;
  const issued = moves ? now : Math.floor(circumstances.panel.now / minute) * minute;
  return { inputs, provider, facts, response, scenario, parties, now, issued, chosen, faults };
}

/** What is issued "now" is so for as long, so that its answers are. */
const minute = 60_000;

/** Whether the response that is asked about was given once, and can't be read any more. */
export function isGone({ file, scenario }: SsoInputs, response: string | undefined): boolean {
  return response === undefined && (scenario === '' || (file !== undefined && file !== '' && scenario === undefined));
}

/** Name of the file of a response; '' for one that was pasted. */
export function responseName({ file }: SsoInputs): string {
  return fileName(file);
}

/** Name of the file that a URI leads to; '' without one. */
export function fileName(file: string | undefined): string {
  if (!file) return '';
  const last = file.replace(/[?#].*$/, '').replace(/^.*[/\\]/, '');
  try {
    return decodeURIComponent(last);
  } catch (error) {
    // A name that is no percent-encoding is shown as it is.
    if (error instanceof URIError) return last;
    throw error;
  }
}

/** The choice of the provider alone, for a question without one that can be judged. */
export function providerField(name: string, provider: IdentityProvider | undefined, whole: Whole): Field {
  const names = providerNames(whole);
  const fault = provider
    ? undefined
    : `There is no identity provider ${quoted(name)}. ${suggestName(name, names) ?? 'Choose one.'}`;
  return {
    id: 'provider',
    label: 'Provider',
    kind: 'choice',
    value: name,
    choices: listed(names, name),
    ...placeOfField(provider?.name, whole.document),
    ...(fault === undefined ? {} : { fault }),
  };
}

/** The fields of the view: what was asked or taken, and where it stands in the file. */
export function ssoFields(asked: SsoAsked, acs: string | undefined, { panel }: SsoCircumstances): readonly Field[] {
  const { inputs, provider, response, scenario, parties, faults, now } = asked;
  const { whole } = panel;
  const emails = whole.all('users').flatMap(({ email }) => email?.value ?? []);
  const person = (id: 'user' | 'victim', label: string): Field => {
    const value = parties[id].email;
    const user = whole.all('users').find(({ email }) => email?.value === value);
    return {
      id,
      label,
      kind: 'text',
      value,
      code: false,
      suggestions: [...new Set(emails)].slice(0, 100),
      ...placeOfField(user?.email, whole.document),
      ...faultOf(id, faults),
    };
  };
  const fields: Field[] = [
    {
      ...providerField(provider.name?.value ?? '', provider, whole),
      ...(asked.chosen === undefined ? {} : { hint: [plain(asked.chosen)] }),
    },
    {
      id: 'response',
      label: 'Response',
      kind: 'response',
      name: scenario
        ? 'Test identity provider'
        : responseName(inputs) || (response === undefined ? 'No response' : 'Pasted response'),
      made: scenario !== undefined,
      given: response !== undefined,
      hint: [
        plain(
          scenario
            ? 'Made and signed here by the test identity provider, with keys that exist only for this run and are trusted only here, in the place of the provider’s certificates.'
            : 'XML, base64 or the whole form post.',
        ),
      ],
      ...faultOf('response', faults),
    },
  ];
  if (scenario) {
    const attack = scenario.group === 'attack';
    fields.push(person('user', attack ? 'Attacker is' : 'Signs in as'));
    if (attack) fields.push(person('victim', 'Wants to be'));
  } else {
    fields.push({
      id: 'flow',
      label: 'Flow',
      kind: 'choice',
      value: inputs.flow ?? '',
      choices: [
        { value: '', label: 'As the response says' },
        { value: 'sp', label: 'Begun at Genesys Cloud' },
        { value: 'idp', label: 'Begun at the provider' },
      ],
    });
    if (inputs.flow !== 'idp')
      fields.push({
        id: 'requestId',
        label: 'ID of the request',
        kind: 'text',
        value: inputs.requestId ?? '',
        code: true,
        hint: [plain('Empty: any request that the response names is taken for the one that was sent.')],
      });
    fields.push({
      id: 'acs',
      label: 'Assertion consumer service',
      kind: 'text',
      value: inputs.acs || acs || '',
      code: true,
      ...(acs === undefined ? {} : { suggestions: [acs] }),
      ...placeOfField(whole.organization()?.region, whole.document),
    });
  }
  fields.push(instantField(inputs.at, now, faults));
  // What somebody else has signed keeps its times.
  if (scenario)
    fields.push({
      id: 'timesMove',
      label: '',
      kind: 'flag',
      value: inputs.timesMove !== false,
      text: 'Move the response’s own times with it',
    });
  return fields;
}
