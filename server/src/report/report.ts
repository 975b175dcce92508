/** What a run over organization files came to, before it is written in one of the formats. */
import type { Document } from '../document/document';
import type { Finding, Related } from '../rules/check';
import type { Severity } from '../rules/rule';

/** A file that was checked. */
export interface CheckedFile {
  /** Relative to the working directory, with `/`; absolute when it lies on another drive. */
  readonly path: string;
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/** A file that could not be checked, and why: a clause such as "there is no such file". */
export interface Fault {
  readonly path: string;
  readonly reason: string;
}

export interface CheckReport {
  /** The instant at which the files were judged, ISO 8601. */
  readonly at: string;
  readonly files: readonly CheckedFile[];
  readonly faults: readonly Fault[];
}

export type Counts = { readonly [S in Severity]: number };

/** The severities, worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** How many findings there are of each severity. */
export function count(files: readonly CheckedFile[]): Counts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Whether a severity is as bad as another, or worse. */
export function reaches(severity: Severity, limit: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(limit);
}

/** A related place with the path of its file, relative to the working directory as the path of the checked file is. */
export function relatedPlace(file: CheckedFile, related: Related) {
  const { message, range } = related;
  if ('pointer' in related) return { message, path: file.path, pointer: related.pointer, range };
  return { message, path: besideOf(file.path, related.path), pointer: '', range };
}

/** A path as written in a file, seen from where the file's own path is seen. */
export function besideOf(path: string, written: string): string {
  if (/^(?:\/|[A-Za-z]:)/.test(written)) return written;
  const steps = path.split('/').slice(0, -1);
  for (const step of written.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..' || steps.length === 0 || steps.at(-1) === '..') steps.push(step);
    else if (steps.at(-1) !== '') steps.pop();
  }
  return steps.join('/');
}

/** "1 error", "2 errors". */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
