/** The assertion of a token request of the SAML2 Bearer grant, judged before the request is: that takes its time. */
import { judgeAssertion } from '../simulate/oauth/judge-assertion';
import { askedInstant } from './asking';
import type { PanelCircumstances, TokenAssertion } from './circumstances';
import type { SsoCircumstances } from './sso-circumstances';
import { chooseProvider } from './sso-provider';
import type { TokenInputs } from './view';

/**
 * Judges the assertion that was opened or pasted, for the provider that was asked for or else the one whose issuer it
 * names; undefined where none was given. Never throws.
 */
export async function judgeTokenAssertion(
  inputs: TokenInputs,
  panel: PanelCircumstances,
  file: SsoCircumstances['file'],
): Promise<TokenAssertion | undefined> {
  const { whole, typed } = panel;
  const content = typed?.response;
  if (content === undefined || inputs.client === undefined) return undefined;
  const chosen = inputs.provider ? undefined : await chooseProvider(content, whole, file);
  const now = askedInstant(inputs.at, panel.now, new Map());
  return {
    judged: await judgeAssertion(
      { content, provider: inputs.provider || chosen?.name },
      inputs.client,
      { ...panel, file, now },
      whole,
    ),
    because: chosen?.because,
  };
}
