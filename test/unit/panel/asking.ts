/** Views of a text, with secrets and time given, and what they say. */
import assert from 'node:assert/strict';
import { openDocument } from '../../../server/src/document/open';
import { type Askable, makeView, tokenOf, type Unversioned, withToken } from '../../../server/src/panel/panel';
import type { Answering, Text, Typed, Wire } from '../../../server/src/panel/view';
import type { Finding } from '../../../server/src/rules/finding';
import { readSettings } from '../../../server/src/settings/settings';
import type { ConcealSecret } from '../../../server/src/simulate/secrets';
import { readWhole } from '../../../server/src/simulate/whole';
import { secrets as usualSecrets } from '../simulate/organization';

export const key = new Uint8Array(32).fill(7);
export const noon = '2026-11-23T12:00:00Z';

export interface Asking {
  readonly at?: string;
  readonly typed?: Typed;
  readonly secrets?: { readonly [reference: string]: string };
  readonly conceal?: ConcealSecret;
  readonly findings?: readonly Finding[];
}

export function make(text: string, question: Askable, asking: Asking = {}) {
  const document = openDocument(text);
  const { secrets = usualSecrets } = asking;
  const known: { readonly [reference: string]: string | undefined } = secrets;
  return makeView(question, {
    document,
    whole: readWhole(document),
    settings: readSettings([undefined]).settings,
    now: Date.parse(asking.at ?? noon),
    resolve: ({ kind, name }) => known[`${kind}:${name}`],
    conceal: asking.conceal,
    typed: asking.typed,
    findings: asking.findings ?? [],
    file: 'integrations.yaml',
    seed: 'the seed of the tests',
  });
}

export async function ask(text: string, question: Askable, asking?: Asking): Promise<Unversioned> {
  return withToken(make(text, question, asking), key);
}

export async function answer(text: string, question: Askable, asking?: Asking): Promise<Answering> {
  const view = await ask(text, question, asking);
  assert.ok(view.kind === 'answer');
  return view;
}

export async function issued(text: string, question: Askable): Promise<string | undefined> {
  return tokenOf(make(text, question), key);
}

export const plain = (text: Text | undefined): string => (text ?? []).map((piece) => piece.text).join('');

/** The text of a request or response. */
export function wire({ lines }: Wire): string {
  return lines.map(({ spans }) => spans.map((span) => span.text).join('')).join('\n');
}

/** Variants as `id code`. */
export const variants = (view: Answering): readonly string[] => view.variants.map(({ id, code }) => `${id} ${code}`);

/** The picture, a row a line. */
export function drawn({ picture }: Answering): readonly string[] {
  return picture.rows.map((row) =>
    row.kind === 'box'
      ? `[${row.mark}] ${row.lane}: ${row.title}`
      : `${row.number ?? '-'} ${row.from} > ${row.to}: ${row.title}${row.wire ? ` (${row.wire})` : ''}${row.tone === 'plain' ? '' : ` ${row.tone}`}`,
  );
}
