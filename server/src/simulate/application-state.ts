/** What the authorized applications of a client allow: the same for a token request and for a call. */
import type { AuthorizedApplication } from '../organization/model.generated';
import { type onKey, onValue, onWritten } from '../rules/spots';
import { fail, type Judgement, pass, skip, unknown, warn, worst } from './simulation';
import { quoted, type Whole } from './whole';

const where = 'Admin → Integrations → Authorized Applications';

/** The judgement over all applications of a client: the most restrictive one counts. */
export function judgeApplications(applications: readonly AuthorizedApplication[], whole: Whole): Judgement {
  const known = judged.get(applications);
  if (known?.whole === whole) return known.judgement;
  const judgement =
    worst(applications.map((application) => judgeApplication(application, whole))) ??
    skip('No authorized application names the client, so it is the organization’s own and needs no approval.');
  judged.set(applications, { whole, judgement });
  return judgement;
}

/** What was judged last of a list: each call of a client asks again. */
const judged = new WeakMap<
  readonly AuthorizedApplication[],
  { readonly whole: Whole; readonly judgement: Judgement }
>();

function judgeApplication(application: AuthorizedApplication, whole: Whole): Judgement {
  const { state, name } = application;
  const called = name ? `The application ${quoted(name.value)}` : 'The application of the client';
  const at = state ? onValue(state) : onWritten(application, 'state');
  const more = { expected: 'approved', found: state?.value, at };
  switch (state?.value) {
    case 'approved':
      return pass(`${called} is approved.`, more);
    case 'revoked':
      return fail(`${called} is revoked: Genesys Cloud blocks it at once, with the tokens that it already has.`, {
        ...more,
        resolution: `Authorize it again (${where}) if it is to work, and set \`state: approved\`.`,
      });
    case 'pending':
      return judgePending(
        called,
        { ...more, resolution: `Approve it (${where}), and set \`state: approved\`.` },
        whole,
      );
    default:
      return unknown(`${called} has no state that can be read, so whether it is approved is not known.`, {
        expected: 'approved',
        at,
        resolution: 'Write `state: approved`, `pending` or `revoked`, as Genesys Cloud shows it.',
      });
  }
}

function judgePending(called: string, more: Parameters<typeof fail>[1], whole: Whole): Judgement {
  const organization = whole.organization();
  const { enforceScopes } = organization ?? {};
  if (enforceScopes?.value) return fail(`${called} waits for approval, and the organization enforces scopes.`, more);
  if (organization?.has('enforceScopes') && !enforceScopes)
    return unknown(`${called} waits for approval, and whether the organization enforces scopes can’t be read.`, more);
  return warn(
    `${called} waits for approval. It works all the same, since the organization does not enforce scopes: it has the whole access of whoever uses it.`,
    more,
  );
}

/** Where the organization says whether it enforces scopes. */
export function scopesEnforced(whole: Whole): {
  readonly enforced: boolean | undefined;
  readonly at?: ReturnType<typeof onKey>;
} {
  const organization = whole.organization();
  const leaf = organization?.enforceScopes;
  if (leaf) return { enforced: leaf.value, at: onValue(leaf) };
  return organization?.has('enforceScopes')
    ? { enforced: undefined, at: onWritten(organization, 'enforceScopes') }
    : { enforced: false };
}
