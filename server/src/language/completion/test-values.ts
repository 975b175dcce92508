/** What a file of tests may say: names of the organization, responses that can be made, verdicts, steps, answers. */
import { limits } from '../../facts/limits';
import { scenarios } from '../../identity-provider/catalogue';
import { answersOf, type Kind, kinds, passes, questionOfStep, requestKeys } from '../../scenarios/kinds';
import { lies, readAddress, readRange } from '../../simulate/oauth/addresses';
import { readReference } from '../../simulate/secrets';
import { choice, stop } from '../templates';
import { dayOf, shortDuration } from '../words';
import type { Question, ValueAsked } from './asked';
import { CompletionItemKind, type Offer } from './offer';
import { offerCallPath, offerMethods } from './operations';
import { others } from './others';
import { containerOf } from './outline';
import { offerScopes } from './permissions';
import { offerReferences } from './references';
import { textAt, textsAt } from './seen';
import { clientAsked, kindAsked, textAsked, verdictAsked } from './tested';

type Provider = (asked: ValueAsked, question: Question) => readonly Offer[];

const named =
  (section: string): Provider =>
  (asked, question) =>
    offerReferences(section, asked, question);
const nothing: Provider = () => [];

/** What has values of its own, by the keys that lead to it (`*` for an index). */
export const testProviders: { readonly [way: string]: Provider } = {
  at: instants,
  'tests.*.at': instants,
  'tests.*.token.client': named('oauthClients'),
  'tests.*.token.grant': grants,
  'tests.*.token.secret': secrets,
  'tests.*.token.scopes.*': scopes,
  'tests.*.token.redirectUri': redirectUris,
  'tests.*.token.codeVerifier': nothing,
  'tests.*.token.ip': addresses,
  // Files are looked up on the disk; an example would be somebody else's.
  'tests.*.token.assertion': nothing,
  'tests.*.token.provider': named('identityProviders'),
  'tests.*.api.client': named('oauthClients'),
  'tests.*.api.method': offerMethods,
  'tests.*.api.path': offerCallPath,
  'tests.*.api.user': named('users'),
  'tests.*.api.tokenAge': ages,
  'tests.*.sso.provider': named('identityProviders'),
  'tests.*.sso.response': nothing,
  'tests.*.sso.scenario': madeResponses,
  'tests.*.sso.user': named('users'),
  'tests.*.expect': expectations,
  'tests.*.expect.verdict': verdicts,
  'tests.*.expect.step': steps,
  'tests.*.expect.status': statuses,
  'tests.*.expect.error': errors,
  'tests.*.expect.email': people,
  'tests.*.expect.nameId': people,
};

function value(text: string, note: string | undefined, rank: number): Offer {
  return { label: text, kind: CompletionItemKind.Value, note, text: { scalar: text }, rank };
}

/** Instants are no text that has to be quoted, though a colon is in them. */
function instants(_: ValueAsked, { editing }: Question): readonly Offer[] {
  const day = dayOf(editing.now);
  const plain = (text: string, note: string, rank: number): Offer => ({
    ...value(text, note, rank),
    text: { yaml: text },
    filter: `${text} ${note}`,
  });
  return [
    plain(`${day}T12:00:00Z`, 'today at noon, UTC', 2),
    plain(new Date(editing.now).toISOString().replace(/\.\d+Z$/, 'Z'), 'now', 3),
    plain(day, 'today, its first instant in UTC', 4),
  ];
}

function grants({ schema, path }: ValueAsked, question: Question): readonly Offer[] {
  const own = textAt(clientAsked(question)?.node, 'grantType');
  return (schema?.enum ?? []).map(String).map((id) => ({
    label: id,
    kind: CompletionItemKind.EnumMember,
    note: id === own ? 'of the client, the default' : undefined,
    text: { scalar: id },
    rank: id === own ? 2 : 3,
    about: { of: 'value', path, value: id },
  }));
}

/** Words that need no secret, and the client's own reference. Never a secret that stands in a file. */
function secrets(_: ValueAsked, question: Question): readonly Offer[] {
  const own = textAt(clientAsked(question)?.node, 'clientSecret');
  const reference = own !== undefined && readReference(own) ? own : undefined;
  return [
    value('right', 'default', 2),
    value('wrong', 'is refused', 3),
    value('none', 'no secret is sent', 4),
    ...(reference === undefined ? [] : [value(reference, 'of the client: the real secret is compared', 5)]),
  ];
}

/** Those of the client first: it gets no others. */
function scopes(asked: ValueAsked, question: Question): readonly Offer[] {
  const own = textsAt(clientAsked(question)?.node, 'scopes');
  const there = others(asked.slot);
  const first = own
    .filter((scope) => !there.has(scope))
    .map(
      (scope): Offer => ({
        ...value(scope, 'of the client', 2),
        kind: CompletionItemKind.EnumMember,
        about: { of: 'scope', name: scope },
      }),
    );
  return [...first, ...offerScopes(asked, question).filter(({ label }) => !own.includes(label))];
}

function redirectUris(_: ValueAsked, question: Question): readonly Offer[] {
  return textsAt(clientAsked(question)?.node, 'redirectUris').map((uri) => value(uri, 'registered', 3));
}

/** Addresses that nobody has, for examples (RFC 5737). */
const documentation = ['192.0.2.1', '198.51.100.1', '203.0.113.1'];

/** An address in each range of the client, and one in none. */
function addresses(_: ValueAsked, question: Question): readonly Offer[] {
  const ranges = textsAt(clientAsked(question)?.node, 'allowedIpRanges');
  const within = ranges.flatMap((range) => {
    const address = range.split('/', 1)[0]!.replace(/\.0$/, '.1');
    return readAddress(address) ? [value(address, `in ${range}`, 3)] : [];
  });
  const read = ranges.flatMap((range) => readRange(range) ?? []);
  const outside = documentation.find((text) => {
    const address = readAddress(text);
    return address && !read.some((range) => lies(address, range));
  });
  return [
    ...within,
    ...(outside === undefined ? [] : [value(outside, ranges.length ? 'in no range of the client' : 'example', 5)]),
  ];
}

/** Just before and just behind the end of the token. */
function ages(_: ValueAsked, question: Question): readonly Offer[] {
  const written = Number(textAt(clientAsked(question)?.node, 'tokenDuration'));
  const seconds = Number.isInteger(written) && written > 0 ? written : limits.tokenDuration.whenOmitted;
  const age = (at: number, note: string): Offer => ({
    ...value(String(at), `${shortDuration(at)}, ${note}`, 3),
    text: { yaml: String(at) },
  });
  return [age(seconds - 60, 'a minute before its end'), age(seconds + 60, 'a minute after its end')];
}

const rankOf = { 'as-it-should-be': 3, fault: 4, attack: 5 } as const;

function madeResponses(): readonly Offer[] {
  return scenarios.map(({ id, group, label, summary, stoppedBy }) => ({
    label: id,
    kind: CompletionItemKind.EnumMember,
    note: stoppedBy === 'accepted' ? 'accepted' : `stopped by ${stoppedBy}`,
    text: { scalar: id },
    rank: rankOf[group],
    about: { of: 'text', text: `**${label}**\n\n${summary}` },
  }));
}

/** The kinds of request that an expectation may be of. */
function kindsAsked(question: Question): readonly Kind[] {
  const kind = kindAsked(question);
  return kind ? [kind] : requestKeys;
}

/** Where the scenario of the test leads; undefined where there is none. */
function madeAsked(question: Question) {
  const id = textAsked(question, 'scenario');
  return kindAsked(question) === 'sso' ? scenarios.find((one) => one.id === id) : undefined;
}

function verdicts(_: ValueAsked, question: Question): readonly Offer[] {
  const made = madeAsked(question);
  return kindsAsked(question).flatMap((kind) => {
    const { what, verdicts } = kinds[kind];
    return verdicts.map((verdict, at): Offer => {
      const comes = made && (made.stoppedBy === 'accepted') === (at === 0);
      return {
        ...value(verdict, comes ? `what ${made.id} leads to` : `of ${what}`, comes ? 2 : 3 + at),
        kind: CompletionItemKind.EnumMember,
      };
    });
  });
}

/** A verdict, or a map that says more. */
function expectations(asked: ValueAsked, question: Question): readonly Offer[] {
  const { stand, behindKey, slot } = asked;
  const words = verdicts(asked, question);
  if (stand.quote !== '') return words;
  const all = kindsAsked(question).map((kind) => kinds[kind].verdicts);
  const made = madeAsked(question);
  const bad = all.map(([, refused]) => refused);
  const good = all.map(([passed]) => passed);
  const map = (label: string, keys: readonly string[], note: string): readonly Offer[] => {
    const flow = { label: `{ ${label} }`, note, kind: CompletionItemKind.Struct, rank: 6, again: true };
    const below = ' '.repeat(question.layout.step);
    return [
      { ...flow, text: { snippet: `{ ${keys.join(', ')} }` } },
      ...(behindKey && !stand.flow
        ? [
            {
              ...flow,
              label,
              text: { snippet: keys.map((key) => `\n${below}${key}`).join('') },
              base: containerOf(slot).column,
              // No blank stays behind the colon.
              word: { start: question.line.slice(0, stand.word.start).trimEnd().length, end: stand.word.end },
              filter: label,
              rank: 7,
            },
          ]
        : []),
    ];
  };
  const step = made && made.stoppedBy !== 'accepted' ? stop(2, made.stoppedBy) : '$2';
  return [
    ...words,
    ...(made?.stoppedBy === 'accepted'
      ? map('verdict, email', [`verdict: ${choice(1, good)}`, 'email: $2'], 'who signs in')
      : map('verdict, step', [`verdict: ${choice(1, bad)}`, `step: ${step}`], 'the step that stops it')),
  ];
}

function steps(_: ValueAsked, question: Question): readonly Offer[] {
  const verdict = verdictAsked(question);
  if (verdict !== undefined && passes(verdict)) return [];
  const made = madeAsked(question);
  const seen = new Set<string>();
  return kindsAsked(question).flatMap((kind) =>
    Object.entries(kinds[kind].steps).flatMap(([id, title]): readonly Offer[] => {
      if (seen.has(id)) return [];
      seen.add(id);
      const stops = made?.stoppedBy === id;
      return [
        {
          ...value(id, stops ? `stops ${made.id}` : title, stops ? 2 : 3),
          kind: CompletionItemKind.EnumMember,
          filter: `${id} ${title}`,
          about: { of: 'text', text: `**${title}**\n\n${questionOfStep(id) ?? ''}` },
        },
      ];
    }),
  );
}

/** The answers that the test can get: that of the step that it names first. */
function answersAsked(question: Question): readonly ReturnType<typeof answersOf>[number][] {
  const verdict = verdictAsked(question);
  if (verdict !== undefined && passes(verdict)) return [];
  return kindsAsked(question).flatMap(answersOf);
}

function byText(
  question: Question,
  answers: readonly { readonly step: string; readonly text: string }[],
): readonly Offer[] {
  const step = question.entry && stepAsked(question);
  const found = new Map<string, string[]>();
  for (const one of answers) {
    const steps = found.get(one.text) ?? [];
    if (!steps.includes(one.step)) steps.push(one.step);
    found.set(one.text, steps);
  }
  return [...found].map(([text, of]) => {
    const meant = step !== undefined && of.includes(step);
    const shown = meant ? [step] : of.slice(0, 3);
    return value(text, shown.join(', ') + (shown.length < of.length && !meant ? ', …' : ''), meant ? 2 : 4);
  });
}

function stepAsked({ entry }: Question): string | undefined {
  const expect = entry?.pairs.find(({ key }) => key === 'expect')?.value;
  const step = expect?.kind === 'map' ? expect.pairs.find(({ key }) => key === 'step')?.value : undefined;
  return step?.kind === 'scalar' ? step.text : undefined;
}

function statuses(_: ValueAsked, question: Question): readonly Offer[] {
  const verdict = verdictAsked(question);
  const refused = byText(
    question,
    answersAsked(question).map(({ step, status }) => ({ step, text: String(status) })),
  );
  const passed =
    verdict === undefined || passes(verdict) ? [value('200', 'it goes through', verdict === undefined ? 5 : 2)] : [];
  return [...refused, ...passed].map((offer) => ({ ...offer, text: { yaml: offer.label } }));
}

function errors(_: ValueAsked, question: Question): readonly Offer[] {
  return byText(
    question,
    answersAsked(question).map(({ step, error }) => ({ step, text: error })),
  );
}

/** The one who signs in, and the others. */
function people(asked: ValueAsked, question: Question): readonly Offer[] {
  const user = textAsked(question, 'user');
  return [
    ...(user === undefined ? [] : [value(user, 'who signs in', 2)]),
    ...offerReferences('users', asked, question).filter(({ label }) => label !== user),
  ];
}
