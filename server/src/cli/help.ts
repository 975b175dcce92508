import type { Options } from './arguments';
import { type CommandEntry, commands } from './commands';

/** The help of the program. */
export function programHelp(): string {
  const lines = Object.values(commands).map(({ usage, help }) => `  ${usage.padEnd(20)} ${help}`);
  return `Checks the integrations.yaml files of Genesys Cloud organizations.

Usage: genesys-integrations COMMAND [OPTIONS]

${lines.join('\n')}

  --help               this text; after a command, its options
  --version            the version of this program

Exit status: 0 nothing found, 1 findings or a request that does not go through, 2 bad usage or files that can't be read.
`;
}

/** The help of a command. */
export function commandHelp({ usage, help }: CommandEntry, options: Options): string {
  const rows = Object.entries({ ...options, help: { help: 'this text' } }).map(([name, option]) => [
    `--${name}${'value' in option && option.value ? ` ${option.value}` : ''}`,
    option.help,
  ]);
  const width = Math.max(...rows.map(([name]) => name!.length));
  return `Usage: genesys-integrations ${usage} [OPTIONS]

${help[0]!.toUpperCase()}${help.slice(1)}.

${rows.map(([name, text]) => `  ${name!.padEnd(width)}  ${text}`).join('\n')}
`;
}
