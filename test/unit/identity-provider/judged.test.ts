/** What the checks of a response make of each scenario: the step that is named stops it, and nobody is taken for another. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { scenarios } from '../../../server/src/identity-provider/catalogue';
import type { Made } from '../../../server/src/identity-provider/scenario';
import { defaultSettings } from '../../../server/src/settings/settings';
import { simulateSso } from '../../../server/src/simulate/saml/response';
import type { Outcome, Simulation } from '../../../server/src/simulate/simulation';
import { material, now, organizationWith, parties } from './parties';

async function judge(made: Made, secondOpinion = true): Promise<Simulation> {
  const outcome = await simulateSso(
    {
      provider: 'Acme_SSO',
      response: Buffer.from(made.posted, 'latin1'),
      flow: made.flow,
      requestId: made.requestId,
      seen: new Set(made.seen),
      secondOpinion,
    },
    {
      document: openDocument(organizationWith(made.certificates)),
      settings: defaultSettings,
      now,
      file: () => undefined,
    },
  );
  assert.equal(outcome.state, 'judged');
  return outcome.state === 'judged' ? outcome.simulation : assert.fail();
}

/** The steps that refuse a response; where none does, those that can't say and so stop it too. */
function stops({ steps }: Simulation): readonly string[] {
  const of = (wanted: Outcome) => steps.filter(({ outcome }) => outcome === wanted).map(({ id }) => id);
  const failed = of('fail');
  return failed.length ? failed : of('unknown');
}
const made = (id: string): Made => {
  const one = scenarios.find((scenario) => scenario.id === id)?.make(parties, material);
  return one && 'xml' in one ? one : assert.fail(id);
};

describe('a scenario as it should be is accepted', () => {
  for (const { id } of scenarios.filter(({ group }) => group === 'as-it-should-be')) {
    test(id, async () => {
      const simulation = await judge(made(id));
      assert.deepEqual(
        simulation.steps.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip'),
        [],
      );
      assert.equal(simulation.verdict, 'accepted');
      assert.equal(simulation.subject?.email, parties.user.email);
    });
  }
});

describe('a fault is found by the step that is named, and by no other', () => {
  for (const { id, stoppedBy } of scenarios.filter(({ group }) => group === 'fault')) {
    test(`${id}: ${stoppedBy}`, async () => {
      const simulation = await judge(made(id));
      assert.equal(simulation.verdict, 'rejected');
      assert.equal(simulation.subject, undefined);
      // A signature can't hold either where no configured certificate fits it.
      const consequences = stoppedBy === 'signature-certificate' ? ['signature-valid'] : [];
      assert.deepEqual(stops(simulation), [stoppedBy, ...consequences]);
    });
  }
});

describe('an attack is stopped by the step that is named first', () => {
  for (const { id, stoppedBy } of scenarios.filter(({ group }) => group === 'attack')) {
    test(`${id}: ${stoppedBy}`, async () => {
      const simulation = await judge(made(id));
      assert.equal(simulation.verdict, 'rejected');
      assert.equal(simulation.subject, undefined);
      assert.equal(stops(simulation)[0], stoppedBy);
    });
    test(`${id}: nobody is taken for the victim`, async () => {
      const { user } = made(id);
      const { steps } = await judge(made(id), false);
      for (const { id: step, outcome, detail, found } of steps)
        if (outcome === 'pass')
          assert.ok(!`${detail} ${found}`.replaceAll(user.email, '').includes(parties.victim.email), step);
    });
  }
});

describe('one engine alone says the same', () => {
  for (const { id } of scenarios)
    test(id, async () => {
      const response = made(id);
      const [both, alone] = [await judge(response), await judge(response, false)];
      const outcomes = ({ steps }: Simulation) => steps.map((step) => `${step.id} ${step.outcome}`);
      assert.deepEqual(outcomes(alone), outcomes(both));
      assert.deepEqual(alone.subject, both.subject);
    });
});
