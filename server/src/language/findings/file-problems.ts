/** Diagnostics of files that could not be taken as they are: unreadable ones, and settings that do not hold. */
import type { Diagnostic } from 'vscode-languageserver-types';
import { severities } from './diagnostics';

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** One error for an organization file that is not checked. `reason` is a clause: "it is not valid UTF-8". */
export function unreadable(name: string, reason: string, source: string): Diagnostic {
  return {
    range: top,
    severity: severities.error,
    source,
    message: `${name} is not checked: ${reason}.`,
  };
}

/** An error for each problem of a settings file, on the line or the key that it names. */
export function settingsProblems(problems: readonly string[], text: string, source: string): Diagnostic[] {
  const lines = text.split(/\r?\n/);
  return problems.map((message) => ({
    range: placeOf(message, lines),
    severity: severities.error,
    source,
    message,
  }));
}

function placeOf(message: string, lines: readonly string[]): Diagnostic['range'] {
  const line = /^Line (\d+):/.exec(message)?.[1];
  if (line !== undefined) return wholeLine(Number(line) - 1, lines);
  // The key stands last: "`rules` names a rule that does not exist: `oauth/x`."
  for (const [, name] of [...message.matchAll(/`([^`]+)`/g)].reverse()) {
    const key = name!.split('.').at(-1)!;
    const at = lines.findIndex((one) => keyAt(one, key) >= 0);
    if (at < 0) continue;
    const character = keyAt(lines[at]!, key);
    return { start: { line: at, character }, end: { line: at, character: character + key.length } };
  }
  return wholeLine(0, lines);
}

function keyAt(line: string, key: string): number {
  const at = line.indexOf(key);
  return at >= 0 && /^[\s{,'"]*$/.test(line.slice(0, at)) ? at : -1;
}

function wholeLine(line: number, lines: readonly string[]): Diagnostic['range'] {
  return { start: { line, character: 0 }, end: { line, character: lines[line]?.length ?? 0 } };
}
