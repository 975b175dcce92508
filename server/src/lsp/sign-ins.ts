/** What answers about sign-ins need besides the text: the keys of the test identity provider, and files that are named. */
import type { Material } from '../identity-provider/material';
import type { PanelCircumstances, TokenAssertion } from '../panel/circumstances';
import type { SsoCircumstances } from '../panel/sso-circumstances';
import { filesOf, filesOfAll } from '../panel/sso-files';
import { ScenarioAnswers } from '../panel/sso-scenarios';
import { judgeTokenAssertion } from '../panel/token-assertion';
import type { TokenInputs } from '../panel/view';
import type { FileContent } from '../rules/rule';
import { drawMaterial } from '../workspace/draw-material';
import type { Subject } from './subjects';

export class SignIns {
  readonly #answers = new ScenarioAnswers();
  /** Drawn when the first sign-in is asked about; in memory only. */
  #material: Promise<Material> | undefined;

  /** All that the view of a sign-in is made from. */
  async around(provider: string | undefined, subject: Subject, panel: PanelCircumstances): Promise<SsoCircumstances> {
    this.#material ??= drawMaterial(panel.now);
    const [material, file] = await Promise.all([this.#material, readFiles(provider, subject)]);
    return { panel, material, file, answers: this.#answers, pause };
  }

  /** The assertion that came with a question about a token, judged; undefined where none did. */
  async assertion(
    question: TokenInputs,
    subject: Subject,
    panel: PanelCircumstances,
  ): Promise<TokenAssertion | undefined> {
    if (panel.typed?.response === undefined) return undefined;
    return judgeTokenAssertion(question, panel, await readFiles(question.provider, subject));
  }
}

/** The files that a provider names, by path as written; of all providers where none is named. */
export async function readFiles(
  provider: string | undefined,
  { whole, read }: Subject,
): Promise<(path: string) => FileContent | undefined> {
  const paths = provider === undefined ? filesOfAll(whole) : filesOf(provider, whole);
  const files = new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const)));
  return (path) => files.get(path);
}

/** Other requests come first. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
