/** Reads what clients ask: whatever came over the wire becomes a question of the right shape, or none. */
import type {
  ApiInputs,
  CertificatesInputs,
  Question,
  SsoInputs,
  TokenInputs,
  Typed,
  UsageInputs,
} from '../panel/view';
import { mostBytes } from '../simulate/saml/form';

/** Longest text of an input, in UTF-16 code units; most elements of a list or a table. */
const longest = 10_000;
const most = 10_000;

type Read<T> = (value: unknown) => T | undefined;

const text: Read<string> = (value) => (typeof value === 'string' && value.length <= longest ? value : undefined);
const number: Read<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const flag: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const texts: Read<readonly string[]> = (value) =>
  Array.isArray(value) && value.length <= most && value.every((one) => text(one) !== undefined) ? value : undefined;
const numbers: Read<{ readonly [id: string]: number }> = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.length <= most && entries.every(([id, one]) => text(id) !== undefined && number(one) !== undefined)
    ? Object.fromEntries(entries)
    : undefined;
};
const presented: Read<NonNullable<TokenInputs['secret']>> = (value) =>
  value === 'right' || value === 'wrong' || value === 'none' || value === 'typed' ? value : undefined;

type Readers<T> = { readonly [K in keyof Omit<T, 'view'>]-?: Read<NonNullable<T[K & keyof T]>> };

const token: Readers<TokenInputs> = {
  client: text,
  grant: text,
  user: text,
  redirectUri: text,
  scopes: texts,
  codeChallenge: text,
  secret: presented,
  ip: text,
  provider: text,
  file: text,
  at: text,
  whatIf: text,
};
const api: Readers<ApiInputs> = {
  client: text,
  method: text,
  path: text,
  user: text,
  tokenAge: number,
  at: text,
  whatIf: text,
};
const flow: Read<'sp' | 'idp'> = (value) => (value === 'sp' || value === 'idp' ? value : undefined);
const sso: Readers<SsoInputs> = {
  provider: text,
  file: text,
  scenario: text,
  user: text,
  victim: text,
  flow,
  requestId: text,
  acs: text,
  at: text,
  timesMove: flag,
};
const usage: Readers<UsageInputs> = {
  from: text,
  days: number,
  hour: text,
  client: text,
  load: numbers,
  weekend: number,
};
const certificates: Readers<CertificatesInputs> = { years: number, from: text };
const views = { token, api, sso, certificates, usage } as const;

/** A question; undefined for what is none. Keys that no question has are left out. */
export function readQuestion(value: unknown): Question | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { view } = value as { readonly view?: unknown };
  if (typeof view !== 'string' || !Object.hasOwn(views, view)) return undefined;
  const inputs = readKeys(value, views[view as keyof typeof views]);
  return inputs && ({ view, ...inputs } as Question);
}

/** The keys that are there, each read; undefined when one makes no sense. */
function readKeys(value: object, readers: { readonly [key: string]: Read<unknown> }): object | undefined {
  const read: [string, unknown][] = [];
  for (const [key, reader] of Object.entries(readers)) {
    const given: unknown = Object.hasOwn(value, key) ? value[key as keyof typeof value] : undefined;
    if (given === undefined || given === null) continue;
    const one = reader(given);
    if (one === undefined) return undefined;
    read.push([key, one]);
  }
  return Object.fromEntries(read);
}

const digest: Read<string> = (value) =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;

/** What was typed, as digests; what has another form may be a secret itself, and is not looked at. */
export function readTyped(value: unknown): Typed {
  if (typeof value !== 'object' || value === null) return {};
  const { secret, codeVerifier, codeVerifierLength, codeVerifierFits, response } = value as {
    readonly [key: string]: unknown;
  };
  const presentedSecret = digest(secret);
  const challenge = digest(codeVerifier);
  const length = number(codeVerifierLength);
  return {
    ...(presentedSecret === undefined ? {} : { secret: presentedSecret }),
    ...(challenge === undefined ? {} : { codeVerifier: challenge }),
    ...(length === undefined ? {} : { codeVerifierLength: Math.max(0, Math.floor(length)) }),
    ...(typeof codeVerifierFits === 'boolean' ? { codeVerifierFits } : {}),
    // One that is larger than any response is cut to what is enough to see that.
    ...(typeof response === 'string' ? { response: response.slice(0, mostBytes + 1) } : {}),
  };
}
