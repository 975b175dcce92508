/** What the views of simulations are made from, besides the question. */
import type { Finding } from '../rules/finding';
import type { JudgedAssertion } from '../simulate/oauth/judge-assertion';
import type { Circumstances } from '../simulate/oauth/token';
import type { Whole } from '../simulate/whole';
import type { Typed } from './view';

export interface PanelCircumstances extends Circumstances {
  /** The document as it was read. */
  readonly whole: Whole;
  /** What the editor finds in the document. */
  readonly findings: readonly Finding[];
  readonly typed?: Typed | undefined;
  /** The assertion that was given with the question, judged. */
  readonly assertion?: TokenAssertion | undefined;
  /** Name of the document. */
  readonly file: string;
  /** What code verifiers are made from where none is typed; nobody else knows it. */
  readonly seed: string;
}

/** The assertion of a token request of the SAML2 Bearer grant. */
export interface TokenAssertion {
  readonly judged: JudgedAssertion;
  /** Why it was judged for this provider, where the question names none. */
  readonly because: string | undefined;
}
