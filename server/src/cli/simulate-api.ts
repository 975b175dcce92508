import { simulateApi } from '../simulate/api/call';
import type { ApiQuestion } from '../simulate/api/request';
import { shortened } from '../simulate/whole';
import type { Arguments, Options } from './arguments';
import { clientOption, needed, simulateFile, simulatingOptions } from './simulate';
import { UsageFault } from './usage';

export const options = {
  client: clientOption,
  method: { value: 'METHOD', help: 'the HTTP method: GET, POST, PUT, PATCH or DELETE' },
  path: { value: 'PATH', help: 'the path, such as /api/v2/routing/queues, or the whole URL' },
  user: { value: 'EMAIL', empty: true, help: 'who signed in; for every grant but Client Credentials' },
  'token-age': { value: 'SECONDS', help: 'seconds since the token was issued; 0 by default' },
  ...simulatingOptions,
} as const satisfies Options;

/** `simulate api FILE`: whether a call may be made. */
export function run(args: Arguments): number {
  const { values } = args;
  const question: ApiQuestion = {
    client: needed(values, 'client', 'NAME'),
    method: needed(values, 'method', 'GET'),
    path: needed(values, 'path', '/api/v2/routing/queues'),
    user: values.user,
    tokenAge: values['token-age'] === undefined ? undefined : readAge(values['token-age']),
  };
  return simulateFile(args, 'simulate api', (surroundings) => ({
    question: `${shortened(question.method).toUpperCase()} ${shortened(question.path)} with a token of ${shortened(question.client)}`,
    simulation: simulateApi(question, surroundings),
  }));
}

function readAge(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageFault(`--token-age takes whole seconds, not ${JSON.stringify(text)}`);
  return Number(text);
}
