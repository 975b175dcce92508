/** Says in the user's words what the `yaml` package found wrong with a text. */
import type { YAMLError } from 'yaml';
import type { Problem } from './node';

/** Where a scalar or a flow collection stands; errors of the package name only its end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Fault {
  readonly start: number;
  readonly end: number;
  readonly rule: Problem['rule'];
  readonly message: string;
  /** The fault makes what follows on deeper lines unreadable, so that errors there say nothing new. */
  readonly swallows: boolean;
}

/**
 * The problems behind the errors of one text, one for each fault: of several errors on a line the first, and none of
 * those which an unclosed quote or bracket, or a wrong indentation, brings on the lines below that belong to it.
 * `opened` gives where the scalar or collection that ends at an offset starts.
 */
export function problemsOf(
  errors: readonly YAMLError[],
  text: string,
  opened: (end: number, open: string) => Span | undefined,
): Problem[] {
  const faults = errors.map((error) => faultOf(error, text, opened));
  faults.sort((a, b) => a.start - b.start || Number(b.swallows) - Number(a.swallows));
  const kept: Fault[] = [];
  let silentUntil = -1;
  let line = -1;
  const lineStart = lineStarter(text);
  let blockOf = -1;
  let blockEnd = -1;
  const endOfBlockAt = (start: number): number => {
    // A line may have a hundred thousand errors.
    if (start !== blockOf) {
      blockOf = start;
      blockEnd = endOfBlock(text, start);
    }
    return blockEnd;
  };
  for (const fault of faults) {
    if (fault.rule !== 'yaml/syntax') {
      kept.push(fault);
      continue;
    }
    const start = lineStart(fault.start);
    if (fault.start < silentUntil || start === line) {
      if (fault.swallows) silentUntil = Math.max(silentUntil, endOfBlockAt(start));
      continue;
    }
    kept.push(fault);
    line = start;
    if (fault.swallows) silentUntil = endOfBlockAt(start);
  }
  return kept.map(({ rule, start, end, message }) => ({ rule, start, end, message }));
}

/** Gives the start of the line of an offset; offsets must not go down. */
function lineStarter(text: string): (offset: number) => number {
  let start = 0;
  let end = text.indexOf('\n');
  return (offset) => {
    if (end >= 0 && offset > end) {
      start = text.lastIndexOf('\n', offset - 1) + 1;
      end = text.indexOf('\n', start);
    }
    return start;
  };
}

/** Start of the first line with content behind `lineStart` that is indented no deeper than the line there. */
function endOfBlock(text: string, lineStart: number): number {
  const indentAt = (at: number): number => {
    let indent = 0;
    while (text[at + indent] === ' ') indent++;
    return indent;
  };
  const indent = indentAt(lineStart);
  for (let at = text.indexOf('\n', lineStart) + 1; at > 0; at = text.indexOf('\n', at) + 1) {
    const inner = indentAt(at);
    const first = text[at + inner];
    if (inner <= indent && first !== undefined && first !== '\n' && first !== '\r' && first !== '#') return at;
  }
  return text.length + 1;
}

/** The range of an error, moved to where something can be seen and not over the end of its line. */
export function visible(text: string, start: number, end: number): Span {
  let from = Math.min(Math.max(0, start), text.length);
  if (from === text.length || text[from] === '\n' || text[from] === '\r') {
    while (from > 0 && /\s/.test(text[from - 1]!)) from--;
    from = Math.max(0, from - 1);
    return { start: from, end: Math.min(text.length, from + 1) };
  }
  let to = Math.min(Math.max(end, from + 1), text.length);
  const broken = text.slice(from, to).search(/[\r\n]/);
  if (broken > 0) to = from + broken;
  return { start: from, end: to };
}

function faultOf(error: YAMLError, text: string, opened: (end: number, open: string) => Span | undefined): Fault {
  const [start, end] = error.pos;
  const source = error.message;
  const at = (from: number, to: number, message: string, swallows = false): Fault => ({
    ...visible(text, from, to),
    rule: 'yaml/syntax',
    message,
    swallows,
  });
  const here = (message: string, swallows = false): Fault => at(start, end, message, swallows);
  /** The package puts some errors before the white space in front of what is wrong. */
  const atToken = (message: string, swallows: boolean): Fault => {
    let from = start;
    while (from < text.length && /\s/.test(text[from]!)) from++;
    return from < text.length ? at(from, from + 1, message, swallows) : here(message, swallows);
  };
  const written = text
    .slice(start, end)
    .split(/[\r\n]/, 1)[0]!
    .trim();

  switch (error.code) {
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE': {
      const range = visible(text, start, end);
      const name = text.slice(range.start, range.end);
      if (/^!!(?:str|int|float|bool|null|map|seq)$/.test(name))
        return {
          ...range,
          rule: 'yaml/syntax',
          message: `The tag \`${name}\` does not fit the value behind it. Delete the tag, or write a value of that type.`,
          swallows: false,
        };
      return {
        ...range,
        rule: 'yaml/unknown-tag',
        message: `Unknown tag \`${name}\`. This file uses plain YAML values only: delete the tag, or put the text in quotes if the exclamation mark belongs to it.`,
        swallows: false,
      };
    }
    case 'MISSING_CHAR':
      if (source.startsWith('Missing closing')) {
        const quote = source.includes('"') ? '"' : "'";
        const span = opened(start, quote);
        const message = `The text that starts with ${quote} has no closing ${quote}, or its next line is not indented. Add ${quote} at its end.`;
        return span ? at(span.start, span.end, message, true) : here(message, true);
      }
      if (/end with a [\]}]$/.test(source)) return unclosed(source);
      if (source.startsWith('Implicit map keys'))
        return here(
          `There is no colon behind this key. Write \`${short(written) || 'key'}: …\`, or indent it as part of the value above.`,
          true,
        );
      if (source.startsWith('Sequence item without'))
        return here(
          'An element of a list starts with `- `. Add it here, or indent the line as part of the element above.',
          true,
        );
      if (/^Missing ,/.test(source)) return here('A comma is missing before this element.', true);
      if (source.startsWith('Missing space after :')) return here('A space is missing behind the colon.');
      if (source.startsWith('Comments must be'))
        return here('A comment needs a space before its `#`. Put the text in quotes if the # belongs to it.');
      if (source.startsWith('Tags and anchors must be'))
        return here('A space is missing between the anchor or tag and what follows it.');
      if (source.startsWith('Block scalars with more-indented'))
        return here(
          'The empty lines at the start of this text are indented deeper than the text. Remove their spaces.',
        );
      if (source.startsWith('Block collection cannot start'))
        return here('The content has to start on a line of its own, below `---`.', true);
      if (source.startsWith('Missing newline after'))
        return here('A list starts on a line of its own, below its anchor or tag.');
      if (source.startsWith('Missing directives-end'))
        return here(
          'A line that starts with `%` is a directive and needs a line `---` below it. Put the text in quotes if it is a value.',
          true,
        );
      break;
    case 'BAD_INDENT':
      if (/end with a [\]}]$/.test(source)) return unclosed(source);
      if (source.startsWith('Block scalar'))
        return here(
          'The lines of this text have to be indented deeper than its key, and all at least as deep as the first.',
          true,
        );
      if (source.includes('sequence'))
        return here(
          'The elements of a list have to start in the same column. Line this one up with those above.',
          true,
        );
      return atToken('This line is not indented like the keys it belongs to. Line it up with them, with spaces.', true);
    case 'TAB_AS_INDENT':
      return here('A tab stands in the indentation. YAML allows spaces only: replace the tab with spaces.', true);
    case 'BAD_SCALAR_START': {
      const sign = text[start] === '\t' ? 'a tab' : `\`${text[start]}\``;
      return here(`A value can't start with ${sign}. Put the value in quotes.`);
    }
    case 'BAD_DQ_ESCAPE':
      return at(
        start,
        start + 2,
        `\`${short(text.slice(start, start + 2))}\` means nothing between double quotes. Write \`\\\\\` for a backslash, or use single quotes.`,
      );
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (source.startsWith('Nested mappings')) {
        const from = text.slice(start, end).length > 0 ? start : Math.max(0, start - 1);
        return at(
          from,
          end,
          'The value on this line has a second `: ` in it. Put the value in quotes, or start the nested keys on a line of their own.',
          true,
        );
      }
      return here("A list can't be a key. Check the indentation, and the colons of this line.", true);
    case 'MULTILINE_IMPLICIT_KEY':
      return here(
        'A key and its colon have to stand on one line. A colon is missing on this line, or a quote or an indentation is wrong above.',
        true,
      );
    case 'KEY_OVER_1024_CHARS':
      return here(
        'This key is longer than 1,024 characters. A colon in the text may be meant as text: put the text in quotes.',
        true,
      );
    case 'BLOCK_IN_FLOW':
      return here(
        "Inside brackets or braces everything is separated by commas; a list with `- ` or keys on lines of their own can't stand there. The closing bracket may be missing above.",
        true,
      );
    case 'BAD_ALIAS':
      if (source.includes('ending in :'))
        return here('This name ends with a colon. Put a space before the colon if it belongs to the key.');
      return here(
        source.startsWith('Alias')
          ? 'The name of an anchor is missing behind `*`. Put the text in quotes if the star belongs to it.'
          : 'A name is missing behind `&`. Put the text in quotes if the & belongs to it.',
      );
    case 'ALIAS_PROPS':
      return here('An alias can have no anchor or tag of its own. Delete what stands before the `*`.');
    case 'MULTIPLE_ANCHORS':
      return here('A value can have one anchor only. Delete one of them.');
    case 'MULTIPLE_TAGS':
      return here('A value can have one tag only. Delete one of them.');
    case 'BAD_PROP_ORDER':
      return here('The anchor or tag has to stand behind the `-`, `?` or `:`, directly before the value.');
    case 'BAD_DIRECTIVE':
      return here('This line starts with `%`, but is no directive of YAML. Delete it, or put the text in quotes.');
    case 'UNEXPECTED_TOKEN': {
      if (source.startsWith('Block scalar header'))
        return here(
          'Nothing but a number, `+`, `-` or a comment may follow `|` or `>` on its line. Start the text on the next line.',
          true,
        );
      if (source.includes('block-seq-ind on same line') || /^Unexpected seq-item-ind/.test(source))
        return here('A list has to start on the line below its key.', true);
      if (source.includes('Unexpected empty item') || source.startsWith('Unexpected ,'))
        return here('There is nothing before this comma. Delete the comma, or add the missing element.');
      if (/flow-(?:map|seq)-end/.test(source))
        return here(
          `This \`${text[start] ?? ''}\` closes nothing that is open. Delete it, or add the opening one.`,
          true,
        );
      if (source.includes('doc-end')) return here('Nothing stands before this `...`. Delete it.');
      if (source.includes('at node end') || source.includes('Unexpected scalar') || source.includes('token in YAML'))
        return here(
          `\`${short(written)}\` stands behind the end of a value. Check the quotes, brackets and indentation of this line.`,
          true,
        );
      break;
    }
  }
  return here('This is not valid YAML. Check the quotes, brackets, colons and indentation of this line.', true);

  function unclosed(message: string): Fault {
    const close = message.endsWith('}') ? '}' : ']';
    const open = close === '}' ? '{' : '[';
    const span = opened(start, open);
    const words = `The \`${open}\` has no closing \`${close}\`, or a line before it is not indented deeper than its key. Add \`${close}\`.`;
    return span ? at(span.start, span.start + 1, words, true) : here(words, true);
  }
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
