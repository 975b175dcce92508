/** What the view of a sign-in is made from, besides the question. */
import type { Material } from '../identity-provider/material';
import type { FileContent } from '../rules/rule';
import type { PanelCircumstances } from './circumstances';
import type { ScenarioAnswers } from './sso-scenarios';

export interface SsoCircumstances {
  readonly panel: PanelCircumstances;
  /** What the test identity provider signs with; the instant in it does not count. */
  readonly material: Material;
  /** The files that the organization file names, by path as written. */
  readonly file: (path: string) => FileContent | undefined;
  /** What is known of scenarios that were run before. */
  readonly answers: ScenarioAnswers;
  /** Lets others run. Awaited between two runs of the engine, each of which takes some milliseconds. */
  readonly pause: () => Promise<void>;
}
