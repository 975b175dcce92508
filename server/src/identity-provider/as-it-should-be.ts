/** Sign-ins in which everything is as it should be. */
import { writeAssertion, writeResponse } from './response';
import { beginMaking, finish, type Made, type Making, type Scenario, writeSignIn } from './scenario';
import { sign } from './sign';

const second = 1000;

export const asItShouldBe: readonly Scenario[] = [
  {
    ...accepted('valid', 'Valid response', 'Answers a request of Genesys Cloud; the assertion is signed.'),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      return finish(writeSignIn(making.signIn, making.own), making);
    },
  },
  {
    ...accepted(
      'valid-idp-initiated',
      'Begun at the provider',
      'The person starts at the provider’s portal, so it answers no request and has to name the organization.',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material, 'idp');
      return finish(writeSignIn(making.signIn, making.own), making, { flow: 'idp' });
    },
  },
  {
    ...accepted(
      'response-signed',
      'Response signed',
      'The provider signs the whole response instead of the assertion.',
    ),
    make: (parties, material) => signedWhole(beginMaking(parties, material), false),
  },
  {
    ...accepted(
      'both-signed',
      'Response and assertion signed',
      'The provider signs the assertion, and the response around it.',
    ),
    make: (parties, material) => signedWhole(beginMaking(parties, material), true),
  },
  {
    ...accepted(
      'second-certificate',
      'Next certificate',
      'The provider signs with the newer of two configured certificates, as after a rotation.',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      const { own, other } = making;
      return finish(writeSignIn(making.signIn, other), making, { certificates: [own.certificate, other.certificate] });
    },
  },
  {
    ...accepted(
      'clock-9-s-ahead',
      'Clock 9 s ahead',
      'The provider’s clock is 9 seconds ahead, and its assertion holds from the moment that it shows. 10 are allowed.',
    ),
    make: (parties, material) => {
      const making = beginMaking(parties, { ...material, now: material.now + 9 * second });
      const { signIn } = making;
      const assertion = { ...signIn.assertion, notBefore: signIn.assertion.issueInstant };
      return finish(
        writeSignIn({ ...signIn, assertion }, beginMaking(parties, material).own),
        beginMaking(parties, material),
      );
    },
  },
];

function accepted(id: string, label: string, summary: string): Omit<Scenario, 'make'> {
  return { id, group: 'as-it-should-be', label, summary, stoppedBy: 'accepted' };
}

function signedWhole(making: Making, both: boolean): Made {
  const { signIn, own } = making;
  const plain = writeResponse(signIn.response, writeAssertion(signIn.assertion));
  const inner = both ? sign(plain, signIn.assertion.id, own) : plain;
  return finish(sign(inner, signIn.response.id, own), making);
}
