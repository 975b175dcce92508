/** Limits of requests a minute: which calls are over them. */
import type { CallAnswer } from './answers';

/** A call that is refused for its token counts for no client. */
const counts = ({ status }: CallAnswer) => status !== 401;

/**
 * Which calls of a minute are over a limit. All that come with a token count, and come in turn: so of each caller the
 * same part is over it. What would be refused anyway stays refused.
 */
export function overLimit(
  numbers: readonly number[],
  answers: readonly CallAnswer[],
  limit: number,
): { readonly counted: number; readonly limited: readonly number[] } {
  let counted = 0;
  for (let index = 0; index < answers.length; index++)
    if (counts(answers[index] as CallAnswer)) counted += numbers[index] ?? 0;
  if (counted <= limit) return { counted, limited: none };
  const weights = answers.map((answer, index) => (counts(answer) ? (numbers[index] ?? 0) : 0));
  const over = divide(counted - limit, weights);
  return { counted, limited: over.map((calls, index) => (isOpen(answers[index] as CallAnswer) ? calls : 0)) };
}

/** Whether the limit makes a difference to the answer. */
function isOpen({ status, limited }: CallAnswer): boolean {
  return status !== limited;
}

const none: readonly number[] = [];

/** Divides a number by weights into whole parts, none above its weight; the number is at most the sum of them. */
function divide(number: number, weights: readonly number[]): readonly number[] {
  const all = sum(weights);
  if (all === 0) return none;
  let before = 0;
  return weights.map((weight) => {
    const share = Math.floor((number * (before + weight)) / all) - Math.floor((number * before) / all);
    before += weight;
    return share;
  });
}

/** The sum of numbers. */
export function sum(numbers: readonly number[]): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}
