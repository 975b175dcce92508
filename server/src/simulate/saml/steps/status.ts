/** Whether the identity provider says that the sign-in went well. */
import { fail, pass, unknown, warn } from '../../simulation';
import { unread } from '../judging';
import { samlp, statusSuccess } from '../names';
import { type Check, placeOf } from '../request';
import { attributeValue, childNamed, textOf } from '../xml/element';

/** SAML 2.0 core, section 3.2.2.2: what the codes mean to an administrator. */
const meanings: { readonly [code: string]: readonly [meaning: string, resolution: string] } = {
  Requester: [
    'the identity provider takes the request for wrong',
    'Compare audience, assertion consumer service URL and NameID format on the identity provider with those here.',
  ],
  Responder: [
    'something went wrong on the identity provider',
    'Look into the log of the identity provider at that time.',
  ],
  VersionMismatch: [
    'the identity provider speaks another version of SAML',
    'On the identity provider, choose SAML 2.0 for Genesys Cloud.',
  ],
  AuthnFailed: ['the person could not prove who they are', 'Have the person try again, or reset their credentials.'],
  InvalidNameIDPolicy: [
    'the identity provider can’t give a NameID of the requested format',
    'Set `nameIdFormat` to one that the identity provider gives, or add that format there.',
  ],
  NoAuthnContext: [
    'the identity provider can’t sign in by the requested method',
    'On the identity provider, allow the sign-in method, or require none.',
  ],
  NoPassive: [
    'the person would have to be asked, and the request forbade it',
    'Sign in at the identity provider first.',
  ],
  NoAvailableIDP: ['no identity provider could be reached', 'Look into the log of the identity provider.'],
  PartialLogout: ['not everybody was told of the logout', 'Close the browser.'],
  RequestDenied: [
    'the identity provider does not answer this request',
    'On the identity provider, assign the person (or their group) to the Genesys Cloud application.',
  ],
  RequestUnsupported: ['the identity provider does not support such requests', 'Compare the bindings on both sides.'],
  UnknownPrincipal: ['the identity provider does not know the person', 'Add the person on the identity provider.'],
  UnsupportedBinding: [
    'the identity provider does not support the requested binding',
    'On the identity provider, set the binding of the assertion consumer service to HTTP-POST.',
  ],
};

const prefix = 'urn:oasis:names:tc:SAML:2.0:status:';

export const judgeStatus: Check = (request) => {
  const nothing = unread(request);
  const { response } = request.believed;
  if (nothing || !response) return nothing ?? unknown('There is no response to look at.');
  const status = childNamed(response, samlp('Status'));
  const code = childNamed(status, samlp('StatusCode'));
  const value = attributeValue(code, 'Value');
  const expected = 'Success';
  if (!code || value === undefined)
    return fail('The Response has no status, which it must have.', {
      expected,
      found: 'no StatusCode',
      inMessage: placeOf(request, code ?? status ?? response),
      resolution: 'The identity provider must put a Status into its responses.',
    });
  const inMessage = placeOf(request, code, 'Value');
  const second = attributeValue(childNamed(code, samlp('StatusCode')), 'Value');
  if (value === statusSuccess && second !== undefined)
    return warn(
      'The identity provider says that the sign-in went well, and adds a second status code, which says what went wrong where something did.',
      {
        expected,
        found: `${shortOf(value)} / ${shortOf(second)}`,
        inMessage,
        resolution: 'See in the log of the identity provider what it means by that.',
      },
    );
  if (value === statusSuccess)
    return pass('The identity provider says that the sign-in went well.', {
      expected,
      found: shortOf(value),
      inMessage,
    });
  const words = childNamed(status, samlp('StatusMessage'));
  const message = words ? textOf(words).trim().slice(0, 300) : '';
  const codes = [value, ...(second === undefined ? [] : [second])];
  const said = codes.map((one) => {
    const meaning = meaningOf(one)?.[0];
    return meaning === undefined ? shortOf(one) : `${shortOf(one)} (${meaning})`;
  });
  return fail(
    `The identity provider refused the sign-in: ${said.join(', more exactly ')}.${message ? ` It says: "${message}".` : ''}`,
    {
      expected,
      found: codes.map(shortOf).join(' / '),
      inMessage,
      resolution:
        meaningOf(second ?? '')?.[1] ??
        meaningOf(value)?.[1] ??
        'Look into the log of the identity provider at that time.',
    },
  );
};

function meaningOf(value: string): readonly [string, string] | undefined {
  const name = value.startsWith(prefix) ? value.slice(prefix.length) : '';
  return Object.hasOwn(meanings, name) ? meanings[name] : undefined;
}

function shortOf(value: string): string {
  return (value.startsWith(prefix) ? value.slice(prefix.length) : value).slice(0, 120);
}
