import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Simulation } from '../../server/src/simulate/simulation';
import { type Entry, judge, missing, responses } from './saml-entries';

/**
 * Real responses that six other readers accept, with certificates of 2007 or not yet valid, short keys, and SHA-1: what
 * must be refused here besides being said.
 */
const dated: ReadonlySet<string> = new Set(['signature-algorithm', 'certificate-validity']);

function outcomes({ steps }: Simulation, ...wanted: readonly string[]): readonly string[] {
  return steps.filter(({ outcome }) => wanted.includes(outcome)).map(({ id }) => id);
}

function outcomeOf({ steps }: Simulation, id: string): string | undefined {
  return steps.find((step) => step.id === id)?.outcome;
}

function judgeVerdict(entry: Entry, simulation: Simulation): void {
  const findings = outcomes(simulation, 'fail', 'warn', 'unknown');
  if (entry.severity !== undefined || entry.expect === 'either') assert.ok(findings.length > 0, 'a finding');
  else if (entry.expect === 'valid' && entry.facts?.includes('sha1'))
    assert.deepEqual(
      outcomes(simulation, 'fail', 'unknown').filter((id) => !dated.has(id)),
      [],
    );
  else if (entry.expect === 'valid') assert.equal(simulation.verdict, 'accepted', findings.join());
  else if (entry.expect === 'signature-valid')
    assert.ok(['pass', 'warn'].includes(outcomeOf(simulation, 'signature-valid') ?? ''), findings.join());
  else {
    assert.equal(simulation.verdict, 'rejected');
    assert.ok(outcomes(simulation, 'fail', 'unknown').length > 0);
  }
}

describe('SAML responses of many producers, and attacks', { skip: missing }, () => {
  for (const entry of responses()) {
    it(`${entry.file}: ${entry.expect}, ${entry.reason}`, async () => {
      const { simulation } = await judge(entry);
      judgeVerdict(entry, simulation);
      assert.equal(simulation.steps.length, 22);
      assert.equal(simulation.verdict === 'accepted', outcomes(simulation, 'fail', 'unknown').length === 0);
      assert.equal(simulation.subject !== undefined, simulation.verdict === 'accepted');
      for (const step of simulation.steps) {
        assert.ok(step.detail.length > 10, step.id);
        if (step.outcome !== 'fail') continue;
        assert.ok(step.resolution && step.resolution.length > 10, step.id);
        assert.ok(
          step.expected !== undefined && step.found !== undefined,
          `${step.id} says what it expected and found`,
        );
      }
      const { must } = entry;
      if (!simulation.subject || !must) return;
      assert.notEqual(simulation.subject.nameId, must.never_nameid);
      const nameId = must.nameid ?? must.nameid_if_valid;
      if (nameId !== undefined) assert.equal(simulation.subject.nameId, nameId);
      if (must.email !== undefined) assert.equal(simulation.subject.email, must.email);
    });
  }

  it('attackers are named nowhere', async () => {
    for (const entry of responses()) {
      const never = entry.must?.never_nameid;
      if (never === undefined || !entry.file.includes('/x')) continue;
      const { simulation } = await judge(entry);
      assert.ok(!JSON.stringify(simulation).includes(never), entry.file);
    }
  });

  it('with the settings that allow what is dated, only the dates of certificates stop real responses', async () => {
    const lenient = { ssoAllowSha1: true, ssoAllowWeakKeys: true };
    for (const entry of responses()) {
      if (entry.expect !== 'valid' || !entry.facts?.includes('sha1')) continue;
      const { simulation } = await judge(entry, lenient);
      assert.deepEqual(outcomes(simulation, 'fail', 'unknown'), ['certificate-validity'], entry.file);
    }
  });

  it('the two engines agree on every signature that holds', async () => {
    for (const entry of responses()) {
      const { trace } = await judge(entry);
      assert.notEqual(trace.agree, false, entry.file);
    }
  });

  it('one engine alone says the same of every response', async () => {
    for (const entry of responses()) {
      const { simulation } = await judge(entry);
      const alone = await judge(entry, {}, { secondOpinion: false });
      assert.equal(alone.simulation.verdict, simulation.verdict, entry.file);
      assert.deepEqual(alone.simulation.subject, simulation.subject, entry.file);
      assert.deepEqual(
        alone.simulation.steps.map(({ id, outcome }) => `${id} ${outcome}`),
        simulation.steps.map(({ id, outcome }) => `${id} ${outcome}`),
        entry.file,
      );
    }
  });

  it('a response that was accepted is refused the second time', async () => {
    for (const entry of responses().filter(({ file }) => file.includes('v38'))) {
      const first = await judge(entry);
      assert.ok(first.trace.assertionId);
      const again = await judge(entry, {}, { seen: new Set([first.trace.assertionId]) });
      assert.equal(again.simulation.verdict, 'rejected');
      assert.equal(outcomeOf(again.simulation, 'replay'), 'fail');
    }
  });
});
