/** A command line that can't be understood; its message is one line for the user. */
export class UsageFault extends Error {}

/** What to say of an error that nobody has foreseen: one line; the stack is for whoever looks for the fault. */
export function unforeseen(error: unknown): string {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
  if (code === 'ENOSPC') return 'the disk that the output goes to is full';
  if (code === 'ENOENT' && error instanceof Error && error.message.includes('uv_cwd'))
    return 'the working directory is gone';
  if (process.env.GENESYS_INTEGRATIONS_DEBUG && error instanceof Error)
    return `a fault of this program: ${error.stack}`;
  const what = error instanceof Error ? error.message : String(error);
  return `a fault of this program: ${what} (GENESYS_INTEGRATIONS_DEBUG=1 shows where)`.replace(/\s+/g, ' ');
}
