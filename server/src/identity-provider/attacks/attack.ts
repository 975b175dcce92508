/** How attacks are written down. */
import type { SsoStep } from '../../simulate/saml/request';
import type { Material } from '../material';
import type { Parties } from '../parties';
import { type Captured, capture, finishAttack, type Made, type Scenario } from '../scenario';

export interface AttackText {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly stoppedBy: SsoStep;
  /** What the attacker does with what they have. */
  readonly steps: readonly string[];
  /** What the attacker hopes for, as the end of "Hope that …". */
  readonly hope: string;
  readonly why: string;
  readonly source?: string;
}

/** An attack that begins with a response of the attacker's own, signed by the provider. */
export function attack(
  { id, label, summary, stoppedBy, steps, hope, why, source }: AttackText,
  make: (captured: Captured, material: Material) => string | Made,
): Scenario {
  return {
    id,
    group: 'attack',
    label,
    summary,
    stoppedBy,
    attack: { plan: [...steps, `Hope that ${hope}.`], why, ...(source === undefined ? {} : { source }) },
    make: (parties: Parties, material: Material) => {
      const captured = capture(parties, material);
      const made = make(captured, material);
      return typeof made === 'string' ? finishAttack(made, captured) : made;
    },
  };
}

/** How the attacks begin that need a signature of the provider. */
export const keep = 'Sign in as oneself, and keep the response that the provider signed.';

export const oneAssertion =
  'A response to Genesys Cloud holds one assertion, as a child of the response and nowhere else.';
export const onlyVerified =
  'Values are read only from the bytes that verified. What no signature covers does not exist, whatever its place in the file.';
export const ownParent = 'A signature counts only for the element in which it stands, and has to name it by its ID.';

export const raider = 'SAML Raider; Somorovsky et al., “On Breaking SAML”, USENIX Security 2012';
