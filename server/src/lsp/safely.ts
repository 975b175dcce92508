/** One way to run every handler: a fault is logged and answered neutrally, and never ends the server. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Takes what went wrong. */
export type Log = (message: string) => void;

/** A request handler that answers `neutral` after a fault and an error to a request that was called off. */
export function request<P, R>(
  name: string,
  log: Log,
  neutral: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (params, token) => {
    try {
      if (token.isCancellationRequested) return cancelled();
      const answer = await handle(params, token);
      return token.isCancellationRequested ? cancelled() : answer;
    } catch (error) {
      log(faultText(name, error));
      return neutral;
    }
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
