/** Whether the certificate that signed is valid at this instant, and its key long enough. */

import { onValue } from '../../../rules/spots';
import { callCertificate, dayOf } from '../../../rules/sso/provider';
import { fail, type Judgement, pass, skip, warn } from '../../simulation';
import { together } from '../judging';
import type { Check } from '../request';

export const judgeValidity: Check = ({ verifications, facts, now, settings }) => {
  const used = new Set(verifications.flatMap(({ certificate }) => certificate ?? []));
  if (!used.size) return skip('No configured certificate made a signature here, so there are no dates to look at.');
  const judged = [...used].flatMap((certificate): readonly Judgement[] => {
    const given = facts.certificates.find((one) => one.certificate === certificate);
    const at = given && onValue(given.at);
    const { notBefore, notAfter, keyType, keyBits } = certificate;
    const dates = `${dayOf(notBefore)} to ${dayOf(notAfter)}`;
    const expected = 'a certificate that is valid now';
    const found: Judgement[] = [];
    if (now > notAfter)
      found.push(
        fail(`${callCertificate(certificate)} expired on ${dayOf(notAfter)}.`, {
          expected,
          found: dates,
          at,
          confidence: 'inferred',
          resolution:
            'Renew the signing certificate on the identity provider, and put the new one under `certificates` and into Genesys Cloud. Do both while the old one is valid: up to five may stand there.',
        }),
      );
    if (now < notBefore)
      found.push(
        fail(`${callCertificate(certificate)} is not valid before ${dayOf(notBefore)}.`, {
          expected,
          found: dates,
          at,
          confidence: 'inferred',
          resolution: 'On the identity provider, sign with the present certificate until then.',
        }),
      );
    if ((keyType === 'RSA' || keyType === 'RSA-PSS') && keyBits < 2048) {
      const more = {
        expected: 'an RSA key of 2048 bits or more',
        found: `${keyBits} bits`,
        at,
        confidence: 'inferred' as const,
        resolution:
          'On the identity provider, make a new signing certificate with 2048 bits or more, and configure it.',
      };
      const sentence = `The key of ${callCertificate(certificate).replace(/^The/, 'the')} has ${keyBits} bits, and keys of that size can be broken.`;
      found.push(
        settings.ssoAllowWeakKeys
          ? warn(`${sentence} The setting ssoAllowWeakKeys lets it pass.`, more)
          : fail(
              `${sentence} Whether Genesys Cloud takes it is not documented; here it is refused (setting ssoAllowWeakKeys).`,
              more,
            ),
      );
    }
    return found.length
      ? found
      : [pass(`${callCertificate(certificate)} is valid: ${dates}.`, { expected, found: dates, at })];
  });
  return together(judged, judged[0] ?? pass('The certificate is valid.'));
};
