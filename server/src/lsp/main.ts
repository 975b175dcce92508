/** dist/server.js: the language server as a program. */
import { join } from 'node:path';
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { rules } from '../rules/registry';
import { machine } from './machine';
import { faultText } from './safely';
import { serve } from './server';

const transports = /^--(?:stdio|node-ipc|pipe(?:=.*)?|socket(?:=.*)?)$/;

function main(args: readonly string[]): void {
  const transport = args.find((arg) => transports.test(arg));
  if (transport === undefined || (transport === '--node-ipc' && !process.send)) {
    process.stderr.write(
      'Usage: server.js --stdio (or --node-ipc, --pipe=NAME, --socket=PORT); started by an editor.\n',
    );
    process.exitCode = 2;
    return;
  }
  const connection = createConnection();
  const fault = (error: unknown) => {
    // Nobody is there any more to be told.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') process.exit(1);
    connection.console.error(faultText('The server', error));
  };
  serve({ connection, outside: machine(join(__dirname, '../docs/rules')), rules, version });
  connection.listen();
  process.on('uncaughtException', fault);
  process.on('unhandledRejection', fault);
}

main(process.argv.slice(2));
