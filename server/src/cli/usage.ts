/** A command line that can't be understood; its message is one line for the user. */
export class UsageFault extends Error {}

/** What to say of an error that nobody has foreseen: one line; the stack is for whoever looks for the fault. */
export function unforeseen(error: unknown): string {
  if (process.env.GENESYS_INTEGRATIONS_DEBUG && error instanceof Error)
    return `a fault of this program: ${error.stack}`;
  const what = error instanceof Error ? error.message : String(error);
  return `a fault of this program: ${what} (GENESYS_INTEGRATIONS_DEBUG=1 shows where)`.replace(/\s+/g, ' ');
}
