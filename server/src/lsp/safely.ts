/** One way to run every handler: a fault is logged and answered neutrally, and never ends the server. */
import { type CancellationToken, type Disposable, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Takes what went wrong. */
export type Log = (message: string) => void;

/** A request handler that answers `neutral` after a fault and an error to a request that was called off. */
export function request<P, R>(
  name: string,
  log: Log,
  neutral: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  const run = async (params: P, token: CancellationToken): Promise<R> => {
    try {
      return await handle(params, token);
    } catch (error) {
      log(faultText(name, error));
      return neutral;
    }
  };
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    let listening: Disposable | undefined;
    // Who has called off does not wait for what the handler waits for.
    const called = new Promise<void>((resolve) => {
      listening = token.onCancellationRequested(() => resolve());
    });
    const answer = await Promise.race([run(params, token), called]);
    listening?.dispose();
    return token.isCancellationRequested ? cancelled() : (answer as R);
  };
}

/** A notification handler, or anything else that nobody waits for. */
export function quietly<A extends unknown[]>(
  name: string,
  log: Log,
  handle: (...args: A) => void | Promise<void>,
): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      await handle(...args);
    } catch (error) {
      log(faultText(name, error));
    }
  };
}

export function faultText(name: string, error: unknown): string {
  return `${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
