/** Views of sign-ins, with the keys of the test identity provider given. */
import assert from 'node:assert/strict';
import { openDocument } from '../../../server/src/document/open';
import { scenarioOf } from '../../../server/src/identity-provider/catalogue';
import { ownSigner } from '../../../server/src/identity-provider/material';
import type { Made } from '../../../server/src/identity-provider/scenario';
import { type Made as MadeView, makeSsoView } from '../../../server/src/panel/panel';
import { ScenarioAnswers } from '../../../server/src/panel/sso-scenarios';
import type { SsoAnswer, SsoInputs } from '../../../server/src/panel/view';
import type { FileContent } from '../../../server/src/rules/rule';
import { defaultSettings } from '../../../server/src/settings/settings';
import { readWhole } from '../../../server/src/simulate/whole';
import { material, now, organizationWith, parties } from '../identity-provider/parties';

export { material, now };

/** The provider's certificate is one whose key the tests have. */
export const own = ownSigner(material).certificate;
export const organization = organizationWith([own]);

export interface SsoAsking {
  readonly response?: string;
  readonly answers?: ScenarioAnswers;
  readonly files?: { readonly [path: string]: FileContent };
  readonly at?: number;
}

export function makeSso(text: string, question: Omit<SsoInputs, 'view'>, asking: SsoAsking = {}): Promise<MadeView> {
  const document = openDocument(text);
  const { response, answers = new ScenarioAnswers(), files = {} } = asking;
  return makeSsoView(
    { view: 'sso', ...question },
    {
      panel: {
        document,
        whole: readWhole(document),
        settings: defaultSettings,
        findings: [],
        resolve: () => undefined,
        now: asking.at ?? now,
        typed: response === undefined ? {} : { response },
        file: 'integrations.yaml',
        seed: 'the seed of the tests',
      },
      material,
      file: (path) => files[path],
      answers,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    },
  );
}

/** The answer about the provider of `organizationWith`. */
export async function sso(
  question: Omit<SsoInputs, 'view'>,
  asking?: SsoAsking,
  text: string = organization,
): Promise<SsoAnswer> {
  const { view } = await makeSso(text, { provider: 'Acme_SSO', ...question }, asking);
  assert.ok(view.kind === 'sso', JSON.stringify(view).slice(0, 300));
  return view;
}

/** The response of a scenario. */
export function made(id: string): Made {
  const one = scenarioOf(id)?.make(parties, material);
  return one && 'xml' in one ? one : assert.fail(id);
}

/** Every check by its id. */
export const checksOf = ({ groups }: SsoAnswer) =>
  new Map(groups.flatMap(({ checks }) => checks.map((one) => [one.id, one])));
