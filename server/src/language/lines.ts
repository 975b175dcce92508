/** The lines of a piece of text as their indentation groups them; that works where the text can't be read as YAML. */

export interface Line {
  /** Offsets of the line in the text, without its line end. */
  readonly start: number;
  readonly end: number;
  /** Column of the first character that is no space; -1 for a line without any. */
  readonly column: number;
  readonly kind: 'blank' | 'comment' | 'content' | 'block';
}

/** Lines of text below a `|` or `>` are of the kind `block`, whatever they look like. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  /** The column which lines of a block scalar have to pass, while one is open. */
  let parent = -1;
  let block = false;
  let start = 0;
  while (start <= text.length) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    let at = start;
    while (at < end && (text[at] === ' ' || text[at] === '\t' || (at === 0 && text[at] === '\ufeff'))) at++;
    const column = at === end ? -1 : at - start;
    if (column < 0) lines.push({ start, end, column, kind: 'blank' });
    else if (block && column > parent) lines.push({ start, end, column, kind: 'block' });
    else {
      block = false;
      const line = text.slice(at, end);
      if (line[0] === '#') lines.push({ start, end, column, kind: 'comment' });
      else {
        lines.push({ start, end, column, kind: 'content' });
        if (opensBlock(line)) {
          block = true;
          parent = column + lastDash(line);
        }
      }
    }
    if (end >= text.length) break;
    start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
  return lines;
}

/** Whether a line ends with the mark of a block, behind a key or a dash and what anchors and tags are between. */
function opensBlock(line: string): boolean {
  if (!/[|>]/.test(line)) return false;
  const words = /[^ \t]+/g;
  const mark = /[|>](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:#.*)?$/y;
  let ready = true;
  for (let word = words.exec(line); word; word = words.exec(line)) {
    const [text] = word;
    if (ready) {
      mark.lastIndex = word.index;
      if (mark.test(line)) return true;
    }
    ready = /[:-]$/.test(text.slice(-1)) || (ready && /^[&!]\S*$/.test(text));
  }
  return false;
}

/** The column, in a line, of what the last line of a block has to be deeper than: its key, or its dash. */
function lastDash(line: string): number {
  const dashes = /^(?:-[ \t]+)*/.exec(line)![0];
  const key = line.slice(dashes.length);
  // A block right behind a dash is deeper than the dash.
  return /^(?:[&!]\S*[ \t]+)*[|>]/.test(key) ? dashes.trimEnd().length - 1 : dashes.length;
}
