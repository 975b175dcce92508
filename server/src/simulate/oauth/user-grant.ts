/** What the grants with a person behind the token have in common. */
import { skip } from '../simulation';
import type { GrantCheck } from './request';

export const noAllowList: GrantCheck = () => skip('Only Client Credentials clients have an allow list.');
export const ownRoles: GrantCheck = () => skip('The roles of the person who signs in decide, at each call.');
export const noAssertion: GrantCheck = () => skip('Only SAML2 Bearer has an assertion.');
