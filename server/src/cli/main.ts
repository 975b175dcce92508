/** The command line: finds the command, runs it, and turns what went wrong into one line and an exit status. */
import { visible } from '../report/visible';
import { readArguments, suggest } from './arguments';
import { commands } from './commands';
import { ReaderGone, write } from './output';
import { UsageFault, unforeseen } from './usage';

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  try {
    return runCommand(args);
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    const line = error instanceof UsageFault ? visible(error.message) : unforeseen(error);
    try {
      write(2, `genesys-integrations: ${line}\n`);
    } catch (gone) {
      if (!(gone instanceof ReaderGone)) throw gone;
    }
    return 2;
  }
}

function runCommand([name, ...args]: readonly string[]): number {
  if (name === '--help' || name === '-h' || name === 'help') return show((help) => help.programHelp());
  if (name === '--version' || name === '-v') {
    write(1, `${(require('./version') as typeof import('./version')).version}\n`);
    return 0;
  }
  const names = Object.keys(commands);
  if (name === undefined) throw new UsageFault(`name a command: ${names.join(', ')} (--help says more)`);
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
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

function show(text: (help: typeof import('./help')) => string): number {
  write(1, text(require('./help') as typeof import('./help')));
  return 0;
}
