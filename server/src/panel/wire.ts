/** Requests and responses as HTTP would have them. Whatever the user wrote is encoded, so that it stays where it is. */
import { visible } from '../report/visible';
import type { Http } from '../simulate/simulation';
import type { WireLine } from './view';

type Span = WireLine['spans'][number];

/** In place of what is secret. */
export const redacted = '<redacted>';

/** Longest value that is shown whole, in UTF-16 code units. */
const longest = 2000;

export function line(spans: readonly Span[], checks: readonly string[] = []): WireLine {
  return {
    spans: spans.map((span) => ({ ...span, text: visible(span.text) })),
    ...(checks.length ? { checks } : {}),
  };
}

export const emptyLine: WireLine = { spans: [{ text: '' }] };

export function header(name: string, value: string, checks: readonly string[] = []): WireLine {
  return line([{ text: `${name}: `, style: 'quiet' }, { text: printable(value) }], checks);
}

/** A parameter of a query or a form. `raw`: a text of ours in place of the value. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly raw?: boolean;
  readonly checks?: readonly string[];
}

/** Parameters, each on a line of its own; the first behind `lead`. */
export function parameterLines(parameters: readonly Parameter[], lead: string): readonly WireLine[] {
  return parameters.map(({ name, value, raw, checks }, index) =>
    line(
      [
        { text: index === 0 ? lead : '&' },
        { text: `${name}=`, style: 'name' },
        { text: raw ? value : formValue(value) },
      ],
      checks,
    ),
  );
}

/** application/x-www-form-urlencoded. Half a surrogate pair becomes U+FFFD. */
export function formValue(text: string): string {
  const [, value = ''] = new URLSearchParams({ v: cut(text) }).toString().split('=');
  return value;
}

/** A URL or path as it can stand in a line of HTTP: what may not be there is percent-encoded. */
export function printable(text: string): string {
  return cut(text).replace(/[^\x20-\x7e]+/gu, (part) =>
    [...new TextEncoder().encode(part)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

/** As `printable`, without blanks: the target of a request. */
export function target(text: string): string {
  return printable(text).replaceAll(' ', '%20');
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** JSON with its names and values marked. `decides`: the names whose lines decide a check. */
export function jsonLines(
  value: { readonly [key: string]: unknown },
  decides: { readonly [name: string]: readonly string[] } = {},
): readonly WireLine[] {
  return JSON.stringify(value, undefined, 2)
    .split('\n')
    .map((text) => {
      const [, indent = '', name, colon = '', rest = text, comma = ''] =
        /^(\s*)("(?:[^"\\]|\\.)*")(: )(.*?)(,?)$/.exec(text) ?? [];
      if (name === undefined) return line([{ text }]);
      const own: Span = rest.startsWith('"')
        ? { text: rest, style: 'string' }
        : /^-?\d/.test(rest)
          ? { text: rest, style: 'number' }
          : { text: rest };
      return line(
        [{ text: indent }, { text: name, style: 'name' }, { text: colon }, own, { text: comma }],
        decides[name.slice(1, -1)],
      );
    });
}

const reasons: { readonly [status: number]: string } = {
  200: 'OK',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
};

export function statusLine(status: number): WireLine {
  return line([{ text: `HTTP/1.1 ${status} ${reasons[status] ?? ''}`.trimEnd(), style: 'strong' }]);
}

/** A response with a body of JSON. */
export function jsonResponse(
  { status, body }: Http,
  decides: { readonly [name: string]: readonly string[] } = {},
): readonly WireLine[] {
  const wait = status === 429 ? /\[(\d+)\]/.exec(String(body.message))?.[1] : undefined;
  return [
    statusLine(status),
    header('Content-Type', 'application/json'),
    ...(wait === undefined ? [] : [header('Retry-After', wait)]),
    // Only answers with a token say it (RFC 6749, section 5.1).
    ...('access_token' in body ? [header('Cache-Control', 'no-store')] : []),
    emptyLine,
    ...jsonLines(body, decides),
  ];
}

/** A refusal; its code belongs to the step that decided. `page`: a page for people, as at the authorization endpoint. */
export function errorLines(http: Http, step: string, page = false): readonly WireLine[] {
  const lines = jsonResponse(http, { error: [step], code: [step] });
  const told = page
    ? [
        statusLine(http.status),
        header('Content-Type', 'text/html'),
        emptyLine,
        line([{ text: 'A page that says what is wrong: nobody is sent on.', style: 'quiet' }], [step]),
        emptyLine,
        line([{ text: String(http.body.error_description ?? http.body.error ?? '') }]),
      ]
    : lines;
  return told.map((one) => (one.checks?.includes(step) ? { ...one, hit: true } : one));
}
