/** One tab stop a list: the arrow keys move inside of it. */

/** By how much a key moves in a list of `length` from `index`; undefined for other keys. */
export function moved(key: string, index: number, length: number, sideways = false): number | undefined {
  if (length === 0) return undefined;
  const [back, on] = sideways ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === back) return Math.max(0, index - 1);
  if (key === on) return Math.min(length - 1, index + 1);
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return undefined;
}

/** Puts the focus on the element with `data-item` of that number in a list. */
export function focusItem(list: Element | null, index: number): void {
  const item = list?.querySelectorAll<HTMLElement>('[data-item]')[index];
  item?.focus();
  item?.scrollIntoView({ block: 'nearest' });
}
