/** Sentences as items of a quick pick, which shows each label on one line and cuts what is longer. */

/** Letters that fit into the line of a label. */
const width = 62;

/** A sentence on the line of the label, and what does not fit on the line below. Backticks, which stay as they are there, go. */
export function itemOf(sentence: string): { readonly label: string; readonly detail?: string } {
  const text = sentence.replaceAll('`', '');
  if (text.length <= width) return { label: text };
  const end = text.lastIndexOf(' ', width);
  return end < width / 2 ? { label: text } : { label: text.slice(0, end), detail: text.slice(end + 1) };
}
