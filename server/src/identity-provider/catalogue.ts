/** Every scenario of the test identity provider, in the order in which they are offered. */
import { asItShouldBe } from './as-it-should-be';
import { signature } from './attacks/signature';
import { text } from './attacks/text';
import { wrapping } from './attacks/wrapping';
import { faults } from './faults';
import type { Group, Scenario } from './scenario';

export const scenarios: readonly Scenario[] = [...asItShouldBe, ...faults, ...wrapping, ...signature, ...text];

export const groupTitles: { readonly [group in Group]: string } = {
  'as-it-should-be': 'As it should be',
  fault: 'Faults',
  attack: 'Attacks',
};

/** The scenario with this id. */
export function scenarioOf(id: string): Scenario | undefined {
  return scenarios.find((one) => one.id === id);
}
