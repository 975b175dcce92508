/** Understands command lines. */
import { parseArgs } from 'node:util';
import { instantOf } from '../simulate/instant';
import { closest } from '../spelling/closest';
import { UsageFault } from './usage';

/** An option that takes a value (named in capitals for the help text), or a switch. */
export interface Option {
  readonly value?: string;
  /** The values there are. */
  readonly choices?: readonly string[];
  /** Whether it may stand several times. */
  readonly many?: true;
  /** Whether its value may be empty. */
  readonly empty?: true;
  readonly help: string;
}

export type Options = { readonly [name: string]: Option };

export interface Arguments {
  /** The last value of each option. */
  readonly values: { readonly [name: string]: string | undefined };
  /** Every value of the options that may stand several times. */
  readonly lists: { readonly [name: string]: readonly string[] | undefined };
  readonly switches: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

/** Splits the arguments of a command. Throws `UsageFault` at what is no option, lacks its value or has a wrong one. */
export function readArguments(args: readonly string[], options: Options): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }] as const),
    ),
  });
  const values: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  const switches = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new UsageFault(unknownOption(token.rawName, Object.keys(options)));
    if (!option.value) {
      if (token.value !== undefined) throw new UsageFault(`${token.rawName} takes no value`);
      switches.add(token.name);
      continue;
    }
    if (
      token.value === undefined ||
      (!token.value && !option.empty) ||
      (!token.inlineValue && token.value.startsWith('--'))
    )
      throw new UsageFault(`${token.rawName} needs a value: ${token.rawName} ${option.value}`);
    if (option.choices && !option.choices.includes(token.value))
      throw new UsageFault(
        `${token.rawName} takes ${list(option.choices)}, not ${JSON.stringify(token.value)}${suggest(token.value, option.choices)}`,
      );
    values[token.name] = token.value;
    if (option.many) lists[token.name] = [...(lists[token.name] ?? []), token.value];
  }
  return { values, lists, switches, positionals };
}

function unknownOption(name: string, known: readonly string[]): string {
  return `there is no option ${name}${suggest(
    name,
    known.map((one) => `--${one}`),
  )}`;
}

/** "; did you mean x?", when one of the candidates is near. */
export function suggest(word: string, candidates: Iterable<string>): string {
  const near = closest(word, candidates);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** The instant that `--at` names, in milliseconds since 1970 UTC. */
export function readInstant(text: string): number {
  const instant = instantOf(text);
  if (instant !== undefined) return instant;
  throw new UsageFault(`--at takes an instant such as 2027-01-31 or 2027-01-31T12:00:00Z, not ${JSON.stringify(text)}`);
}
