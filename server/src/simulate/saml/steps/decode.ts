/** In which form the response came. */
import { fail, pass, warn } from '../../simulation';
import type { Check } from '../request';

const forms = { xml: 'XML', base64: 'base64 of XML', 'form post': 'a form post with SAMLResponse', nothing: 'nothing' };

export const judgeDecode: Check = ({ unpacked: { form, faults, notes }, characterFault, encoding }) => {
  const expected = 'XML, base64 of XML, or a form post with SAMLResponse';
  const [first, ...more] = faults;
  if (first)
    return fail([first, ...more].map(({ detail }) => detail).join(' '), {
      expected,
      found: first.found,
      resolution: first.resolution,
    });
  if (characterFault !== undefined)
    return fail(`${characterFault} Readers would see different texts in it, so it is refused.`, {
      expected: 'UTF-8, or UTF-16 with a byte order mark',
      found: forms[form],
      resolution: 'On the identity provider, send the response in UTF-8.',
    });
  if (notes.length)
    return warn(notes.join(' '), {
      expected,
      found: forms[form],
      resolution: 'Give the value of SAMLResponse as it is posted.',
    });
  const kind = encoding === undefined || encoding === 'UTF-8' ? '' : ` in ${encoding}`;
  if (encoding === 'ISO-8859-1')
    return warn('The response is in ISO-8859-1, which SAML allows and not every reader takes.', {
      expected: 'UTF-8',
      found: encoding,
      resolution: 'On the identity provider, send the response in UTF-8.',
    });
  return pass(`The response came as ${forms[form]}${kind}.`, { found: forms[form] });
};
