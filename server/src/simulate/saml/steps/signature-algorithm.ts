/** Whether the signature is made by methods that still prove something. */
import { fail, type Judgement, pass, skip, warn } from '../../simulation';
import { together, unread } from '../judging';
import type { Check, SsoRequest } from '../request';
import { canonicalizationOf, digestMethodOf, isHmac, type Strength, signatureMethodOf } from '../signature/algorithms';
import type { Signature } from '../signature/read';

const expected = 'RSA or ECDSA with SHA-256 or longer';
const change =
  'On the identity provider, set the signature algorithm to RSA with SHA-256 and the digest algorithm to SHA-256.';

export const judgeAlgorithm: Check = (request) => {
  const nothing = unread(request);
  if (nothing || !request.message) return nothing ?? skip('');
  const { signatures } = request.message;
  if (!signatures.length) return skip('There is no signature.');
  const names = signatures.map(({ method }) => signatureMethodOf(method)?.name ?? 'an unknown method');
  return together(
    signatures.flatMap((signature) => judgeMethods(signature, request.settings)),
    pass(`Signed by ${[...new Set(names)].join(' and ')}.`, { expected, found: [...new Set(names)].join(' and ') }),
  );
};

/** What is wrong with the methods of a signature. */
export function judgeMethods(
  { method, references, canonicalization, element, holder }: Signature,
  settings: Pick<SsoRequest['settings'], 'ssoAllowSha1'>,
): readonly Judgement[] {
  const at = { inMessage: { start: element.start, end: element.content } };
  const judged: Judgement[] = [];
  const known = signatureMethodOf(method);
  if (isHmac(method))
    judged.push(
      fail(
        'The signature is an HMAC, which needs a secret that both sides have. The only key that both sides have here is the public certificate, and everybody has that: an HMAC with it proves nothing (key confusion).',
        {
          expected,
          found: method.slice(0, 120),
          ...at,
          resolution:
            'No identity provider signs like this: somebody forged the response. If yours does, set RSA with SHA-256.',
        },
      ),
    );
  else if (!known)
    judged.push(
      fail(`The signature method of the ${holder} is ${method === '' ? 'missing' : 'none that is accepted'}.`, {
        expected,
        found: method === '' ? 'none' : method.slice(0, 120),
        ...at,
        resolution: change,
      }),
    );
  else judged.push(...judgeStrength(known, 'signature', settings.ssoAllowSha1, at));
  for (const { digestMethod } of references.slice(0, 3)) {
    const digest = digestMethodOf(digestMethod);
    if (digest) judged.push(...judgeStrength(digest, 'digest', settings.ssoAllowSha1, at));
    else
      judged.push(
        fail(`The digest method is ${digestMethod === '' ? 'missing' : 'none that is accepted'}.`, {
          expected,
          found: digestMethod === '' ? 'none' : digestMethod.slice(0, 120),
          ...at,
          resolution: change,
        }),
      );
  }
  if (!canonicalizationOf(canonicalization))
    judged.push(
      fail(
        `The canonicalization of the signature is ${canonicalization === '' ? 'missing' : 'none that SAML allows'}, so what exactly was signed is open.`,
        {
          expected: 'Exclusive Canonical XML',
          found: canonicalization === '' ? 'none' : canonicalization.slice(0, 120),
          ...at,
          resolution: 'On the identity provider, use exclusive canonicalization (xml-exc-c14n).',
        },
      ),
    );
  return judged;
}

function judgeStrength(
  { name, strength }: { readonly name: string; readonly strength: Strength },
  what: 'signature' | 'digest',
  allowSha1: boolean,
  at: { readonly inMessage: { readonly start: number; readonly end: number } },
): readonly Judgement[] {
  if (strength === 'good') return [];
  const more = { expected, found: name, ...at, resolution: change };
  if (strength === 'broken') return [fail(`The ${what} uses ${name}, which can be forged.`, more)];
  const sentence = `The ${what} uses SHA-1${what === 'signature' ? ` (${name})` : ''}, for which two texts with the same digest can be made.`;
  return allowSha1
    ? [warn(`${sentence} The setting ssoAllowSha1 lets it pass.`, { ...more, confidence: 'inferred' })]
    : [
        fail(
          `${sentence} Whether Genesys Cloud still takes it is not documented; here it is refused (setting ssoAllowSha1).`,
          {
            ...more,
            confidence: 'inferred',
          },
        ),
      ];
}
