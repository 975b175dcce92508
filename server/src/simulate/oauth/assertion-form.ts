/** In which form an assertion parameter comes. */

/** What an assertion parameter turns out to be. */
export interface AssertionForm {
  /** One Assertion as RFC 7522 has it, or the whole Response, as the sample application of Genesys posts it. */
  readonly holds: 'assertion' | 'response';
  readonly written: 'xml' | 'base64' | 'base64url';
}

/** Recognizes the form of an assertion parameter by its beginning; undefined when it is no SAML at all. */
export function recognizeAssertion(content: string): AssertionForm | undefined {
  const text = content.trim();
  if (text.startsWith('<')) return formOf(text, 'xml');
  const packed = text.slice(0, 100_000).replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return undefined;
  // Without any of the characters in which they differ the padding tells: base64url is written without it.
  const url = /[-_]/.test(packed) || !/[+/=]/.test(packed);
  return formOf(Buffer.from(packed, 'base64').toString('utf8').trim(), url ? 'base64url' : 'base64');
}

function formOf(xml: string, written: AssertionForm['written']): AssertionForm | undefined {
  const start = xml.slice(0, 50_000).replace(/^\ufeff?(?:\s+|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->)*/s, '');
  const [tag, root] = /^<(?:[A-Za-z_][\w.-]*:)?(Assertion|Response)(?=[\s/>])[^>]*/.exec(start) ?? [];
  if (!tag?.includes('urn:oasis:names:tc:SAML:2.0:')) return undefined;
  return { holds: root === 'Assertion' ? 'assertion' : 'response', written };
}

/** "one Assertion in base64url" */
export function nameForm({ holds, written }: AssertionForm): string {
  return `${holds === 'assertion' ? 'one Assertion' : 'a whole Response'} ${written === 'xml' ? 'as XML' : `in ${written}`}`;
}

/** What was seen, and what RFC 7522 wants, in a sentence. */
export function describeForm(form: AssertionForm): string {
  const saw = `The parameter holds ${nameForm(form)}`;
  if (form.holds === 'response')
    return `${saw}, as the sample application of Genesys posts it; RFC 7522 wants one Assertion in base64url.`;
  if (form.written === 'base64url') return `${saw}, as RFC 7522 wants it.`;
  return `${saw}; RFC 7522 wants it in base64url.`;
}
