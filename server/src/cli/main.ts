/** The command line: finds the command, runs it, and turns what went wrong into one line and an exit status. */
import { visible } from '../report/visible';
import { closest } from '../spelling/closest';
import { readArguments, suggest } from './arguments';
import { commands } from './commands';
import { ReaderGone, write } from './output';
import { UsageFault, unforeseen } from './usage';

const status = main(process.argv.slice(2));
if (typeof status === 'number') process.exitCode = status;
else
  void status.then((code) => {
    process.exitCode = code;
  });

function main(args: readonly string[]): number | Promise<number> {
  try {
    const status = runCommand(args);
    return typeof status === 'number' ? status : status.catch(failed);
  } catch (error) {
    return failed(error);
  }
}

/** Says in a line what went wrong; gives the exit status. */
function failed(error: unknown): number {
  if (error instanceof ReaderGone) return 0;
  const line = error instanceof UsageFault ? visible(error.message) : unforeseen(error);
  try {
    write(2, `genesys-integrations: ${line}\n`);
  } catch {
    // There is nowhere left to say it; the exit status does.
  }
  return 2;
}

function runCommand(words: readonly string[]): number | Promise<number> {
  // A command may have two words.
  const long = words.slice(0, 2).join(' ');
  const [name, ...args] = Object.hasOwn(commands, long) ? [long, ...words.slice(2)] : words;
  if (name === '--help' || name === '-h' || name === 'help') return show((help) => help.programHelp());
  if (name === '--version' || name === '-v') {
    write(1, `${(require('./version') as typeof import('./version')).version}\n`);
    return 0;
  }
  const names = Object.keys(commands);
  if (name === undefined) throw new UsageFault(`name a command: ${names.join(', ')} (--help says more)`);
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry && name && names.some((one) => one.startsWith(`${name} `)))
    throw new UsageFault(unknownKind(name, args[0]));
  if (!entry)
    throw new UsageFault(
      name.startsWith('-')
        ? `there is no option ${name}${suggest(name, ['--help', '--version'])}; options of a command stand behind it`
        : `there is no command ${JSON.stringify(name)}${suggest(name, names) || `; there are ${names.join(', ')}`}`,
    );
  const { options, run } = entry.load();
  if (args.includes('--help') || args.includes('-h')) return show((help) => help.commandHelp(entry, options));
  return run(readArguments(args, options));
}

/** The first word of a command stands there, and what should follow it does not. */
function unknownKind(name: string, kind: string | undefined): string {
  const longer = Object.keys(commands).filter((one) => one.startsWith(`${name} `));
  const said = kind === undefined || kind.startsWith('-') ? name : `${name} ${kind}`;
  const near = longer.find((one) => kind !== undefined && closest(kind, [one.slice(name.length + 1)]) !== undefined);
  return `there is no command ${JSON.stringify(said)}; ${near ? `did you mean ${near}?` : `there are ${longer.join(', ')}`}`;
}

function show(text: (help: typeof import('./help')) => string): number {
  write(1, text(require('./help') as typeof import('./help')));
  return 0;
}
