/** Why a file can't be read, in the user's words. */

/**
 * The clause for an error of the file system, such as "there is no such file". Errors that are none of the file
 * system's are faults of this program and are thrown again.
 */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder';
    case 'EISDIR':
      return 'it is a folder, not a file';
    case 'EACCES':
    case 'EPERM':
      return 'its permissions do not allow reading it';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ENAMETOOLONG':
      return 'its path is too long';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return 'it is too large';
    default:
      if (code && /^E[A-Z0-9]+$/.test(code)) return `it could not be read (${code})`;
      throw error;
  }
}

/** The clause for a file over the size limit; both in bytes. */
export function tooLarge(size: number, maxBytes: number): string {
  return `it is ${megabytes(size)} MB, over the limit of ${megabytes(maxBytes)} MB (setting maxFileSize)`;
}

function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  // Never rounded down to the limit itself.
  return Number.isInteger(value) ? String(value) : (Math.ceil(value * 10) / 10).toFixed(1);
}
