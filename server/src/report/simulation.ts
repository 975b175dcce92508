/** Simulations for people and for programs. */
import type { Document } from '../document/document';
import type { Severity } from '../rules/rule';
import type { Outcome, Simulation, Step } from '../simulate/simulation';
import { type Excerpt, excerptsOf } from './excerpt';
import type { Paint, Style } from './text';
import { visible } from './visible';

/** The simulation in the shape that other programs rely on (architecture, "Command line"). */
export function simulationJson(simulation: Simulation): string {
  return `${JSON.stringify(simulation)}\n`;
}

const marks: { readonly [O in Outcome]: readonly [mark: string, style: Severity | Style] } = {
  pass: ['✓', 'good'],
  fail: ['✗', 'error'],
  warn: ['!', 'warning'],
  unknown: ['?', 'warning'],
  skip: ['–', 'dim'],
};

const good: ReadonlySet<string> = new Set(['granted', 'allowed', 'accepted', 'delivered']);

export interface SimulationText {
  readonly simulation: Simulation;
  readonly document: Document;
  /** The organization file as it is shown. */
  readonly path: string;
  /** What was asked, in a few words. */
  readonly question: string;
}

/** The verdict, then a line for each step; under those that did not pass the deciding line and what to do. */
export function simulationText({ simulation, document, path, question }: SimulationText, paint: Paint): string {
  const { verdict, http, steps, at } = simulation;
  const status = http ? `, HTTP ${http.status}${errorOf(http.body)}` : '';
  const width = Math.max(...steps.map(({ title }) => title.length));
  const excerpt = excerptsOf(document);
  return [
    `${paint(good.has(verdict) ? 'good' : 'error', `${verdict}${status}`)}: ${paint('bold', visible(question))}`,
    paint('dim', `${visible(path)}, ${at}`),
    '',
    ...steps.flatMap((step) => stepLines(step, { path, width, excerpt }, paint)),
    '',
  ].join('\n');
}

/** The code of an answer: of the token endpoint, or of the Platform API. */
function errorOf({ error, code }: { readonly [key: string]: unknown }): string {
  const text = error ?? code;
  return typeof text === 'string' ? ` ${text}` : '';
}

/** A step for people: its outcome and what it says; where it did not pass, the deciding line and what to do. */
export function stepLines(
  { outcome, title, detail, expected, found, confidence, resolution, at }: Step,
  { path, width, excerpt }: { readonly path: string; readonly width: number; readonly excerpt: Excerpt },
  paint: Paint,
): string[] {
  const [mark, style] = marks[outcome];
  const sure = confidence === 'inferred' && outcome !== 'skip' ? paint('dim', ' (inferred)') : '';
  const quiet = outcome === 'pass' || outcome === 'skip';
  const lines = [
    `${paint(style, mark)} ${title.padEnd(width)}  ${outcome === 'skip' ? paint('dim', visible(detail)) : visible(detail)}${sure}`,
  ];
  if (quiet) return lines;
  const indent = ' '.repeat(width + 4);
  if (expected !== undefined) lines.push(`${indent}expected  ${visible(expected)}`);
  if (found !== undefined) lines.push(`${indent}found     ${visible(found)}`);
  if (at) {
    const { line, character } = at.range.start;
    const shown = excerpt(at.range);
    lines.push(`${indent}at        ${visible(`${path}:${line + 1}:${character + 1}`)}`);
    if (shown) lines.push(`${indent}          ${paint('dim', visible(shown.text.trim()))}`);
  }
  if (resolution !== undefined) lines.push(`${indent}to do     ${visible(resolution)}`);
  return lines;
}
