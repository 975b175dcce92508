/** Whether what was typed asks for items by itself, so that none pop up where nobody waits for them. */
import { type Asked, type Question, typedOf } from './asked';
import { folderAsked } from './files';

/** Characters after which a client asks by itself; most are heeded in few places only. */
export const triggerCharacters = [' ', ':', '/', '{', '[', '.', '"', "'", '*', '='] as const;

/** Whether there is something to offer behind a character that was just typed at the position. */
export function heeds(character: string, question: Question): boolean {
  const { line, position, asked } = question;
  const left = line.slice(0, position.character);
  switch (character) {
    case ' ':
      if (asked.some(({ what }) => what === 'comment')) return /integrations-ignore(?:-file)?[ ,]/.test(left);
      return (
        /(?:^|\s)-\s$/.test(left) ||
        // The version has one value: a line break behind it is meant as one.
        (/:\s$/.test(left) && !asked.some((one) => wayOf(one) === 'version')) ||
        (/[[{,]\s$/.test(left) && asked.some((one) => 'stand' in one && one.stand.flow)) ||
        asked.some((one) => wayOf(one).endsWith('.uses.0'))
      );
    case ':':
      return asked.some((one) => one.what === 'value' && typedOf(question, one.stand).length > 1);
    case '/':
      return (
        folderAsked(question) !== undefined ||
        asked.some((one) => /\.uses\.0$|\.request\.url$|\.api\.path$/.test(wayOf(one)))
      );
    case '{':
      return /\$!?\{$/.test(left) || asked.some((one) => one.what === 'key' && one.stand.flow);
    case '[':
      return asked.some((one) => one.what === 'value' && one.stand.flow && typedOf(question, one.stand) === '');
    case '.':
      return isInPlaceholder(left);
    case '"':
    case "'":
      return asked.some((one) => one.what === 'value' && one.stand.quote !== '' && typedOf(question, one.stand) === '');
    case '*':
      return asked.some((one) => one.what === 'value' && typedOf(question, one.stand) === '*');
    case '=':
      return left.endsWith('until=');
    default:
      return true;
  }
}

function wayOf(asked: Asked): string {
  return 'path' in asked ? asked.path.join('.') : '';
}

/** Whether a text ends within `${…}` or `$!{…}`: no brace closes the last one that opens. */
function isInPlaceholder(text: string): boolean {
  const open = Math.max(text.lastIndexOf('${'), text.lastIndexOf('$!{'));
  return open >= 0 && !text.includes('}', open);
}
