/** The assertion of the SAML2 Bearer grant: what became of it when it was judged. */
import { onEntry } from '../../../rules/spots';
import type { SsoStep } from '../../saml/request';
import { fail, type Judged, type Judgement, pass, unknown, warn } from '../../simulation';
import { quoted } from '../../whole';
import { describeForm, nameForm } from '../assertion-form';
import type { JudgedAssertion } from '../judge-assertion';
import type { TokenRequest } from '../request';

const expected = 'a signed assertion of an enabled identity provider';

export function judgeAssertionStep({ question, client }: TokenRequest): Judgement {
  const { assertion } = question;
  const at = onEntry(client.entry);
  if (!assertion)
    return unknown('The request has no assertion, so nobody has signed in, and no token is issued.', {
      expected,
      confidence: 'inferred',
      at,
      resolution:
        'Give the assertion or the SAML response of the identity provider (`--assertion` and `--provider` on the command line).',
    });
  return { at, ...judgeGiven(assertion) };
}

function judgeGiven({ judged, provider }: JudgedAssertion): Judgement {
  if (judged.state === 'unrecognized')
    return fail('What was sent as the assertion is no SAML 2.0 assertion and no SAML 2.0 response.', {
      expected,
      resolution: 'Send the SAMLResponse as the identity provider posts it, or one Assertion in base64url.',
    });
  const saw = describeForm(judged.form);
  const found = nameForm(judged.form);
  if (judged.state === 'provider-unknown')
    return unknown(
      `${saw} The file has no identity provider ${quoted(provider ?? '')}, so it was not checked, and no token is issued.`,
      { expected, found, confidence: 'inferred', resolution: 'Name an identity provider of the file.' },
    );
  if (judged.state === 'provider-open') {
    const { enabled } = judged;
    const which = enabled.length
      ? `${enabled.length} identity providers are enabled (${enabled.slice(0, 5).map(quoted).join(', ')})`
      : 'no identity provider of the file is enabled';
    return unknown(`${saw} Whose it is was not said, and ${which}, so it was not checked, and no token is issued.`, {
      expected,
      found,
      confidence: 'inferred',
      resolution: 'Name the identity provider that issued it (`--provider` on the command line).',
    });
  }
  return concludeSteps(judged.steps, { saw, found, whose: judged.provider, person: judged.person });
}

interface Seen {
  readonly saw: string;
  readonly found: string;
  readonly whose: string;
  readonly person: string | undefined;
}

/** Most checks whose findings are told. */
const most = 3;

/** One judgement from all checks: as bad as the worst, with what it has to say. */
function concludeSteps(steps: Judged<SsoStep>, { saw, found, whose, person }: Seen): Judgement {
  const all = Object.values(steps);
  const of = (outcome: Judgement['outcome']) => all.filter((one) => one.outcome === outcome);
  const [failed, open, odd] = [of('fail'), of('unknown'), of('warn')];
  const told = failed.length ? failed : open.length ? open : odd;
  const [first] = told;
  if (!first)
    return pass(
      `${saw} ${quoted(whose)} signed it, it holds at this instant, and ${quoted(person ?? '')} is an active user.`,
      { expected, found, confidence: 'inferred' },
    );
  const details = [...new Set(told.map(({ detail }) => detail))];
  const left = details.length - most;
  const more = {
    expected: first.expected ?? expected,
    found: first.found ?? found,
    confidence: 'inferred' as const,
    resolution: first.resolution,
    ...(first.at ? { at: first.at } : {}),
  };
  const detail = [saw, ...details.slice(0, most), ...(left > 0 ? [`And ${left} more.`] : [])].join(' ');
  return (failed.length ? fail : open.length ? unknown : warn)(detail, more);
}
