import type { Finding } from '../rules/check';
import type { Severity } from '../rules/rule';
import { type Excerpt, excerptsOf } from './excerpt';
import { type CheckedFile, type CheckReport, type Counts, count, counted, relatedPlace, severities } from './report';
import { visible } from './visible';

/** Paints a text for a terminal; without colours it gives the text as it is. */
export type Paint = (style: Style, text: string) => string;
export type Style = Severity | 'dim' | 'bold' | 'good';

const nouns: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', info: 'info', hint: 'hint' };

/** The findings for people: where, how bad, what, the line itself, and a summary. */
export function textReport(report: CheckReport, paint: Paint): string {
  const parts = report.files.map((file) => {
    const excerpt = excerptsOf(file.document);
    return file.findings.map((finding) => findingText(file, finding, excerpt, paint)).join('');
  });
  const nothing = report.files.length === 0 && report.faults.length > 0;
  return nothing ? '' : `${parts.join('')}${summary(report, paint)}\n`;
}

function findingText(file: CheckedFile, finding: Finding, excerpt: Excerpt, paint: Paint): string {
  const { severity, message, rule, range, related, fixes } = finding;
  const place = `${visible(file.path)}:${range.start.line + 1}:${range.start.character + 1}`;
  let text = `${paint('bold', place)} ${paint(severity, severity)} ${visible(message)} ${paint('dim', `[${rule}]`)}\n`;
  const line = rule === 'oauth/plaintext-secret' ? undefined : excerpt(range);
  if (line) {
    const gutter = String(range.start.line + 1);
    // Escapes are longer than what they stand for, so the carets are counted on what is shown.
    const before = visible(line.text.slice(0, line.start));
    const marked = visible(line.text.slice(line.start, line.end));
    const after = visible(line.text.slice(line.end));
    const carets = ' '.repeat(before.length) + '^'.repeat(Math.max(1, marked.length));
    text += `  ${paint('dim', `${gutter} |`)} ${before}${marked}${after}\n`;
    text += `  ${' '.repeat(gutter.length)} ${paint('dim', '|')} ${paint(severity, carets)}\n`;
  }
  for (const one of related) {
    const { path, range: at, message: why } = relatedPlace(file, one);
    text += `  ${visible(`${path}:${at.start.line + 1}:${at.start.character + 1}`)} ${visible(why)}\n`;
  }
  for (const { title, safe } of fixes) text += `  ${paint('dim', safe ? 'fix:' : 'unsafe fix:')} ${visible(title)}\n`;
  return text;
}

function summary(report: CheckReport, paint: Paint): string {
  const { files } = report;
  const checked = `${counted(files.length, 'file')} checked`;
  const found = describeCounts(count(files));
  if (!found) return paint(files.length ? 'good' : 'dim', `${checked}, no findings.`);
  const findings = files.flatMap((file) => file.findings);
  const safe = findings.filter(({ fixes }) => fixes.some((fix) => fix.safe)).length;
  const unsafe = findings.filter(({ fixes }) => fixes.length > 0).length - safe;
  const affected = files.filter((file) => file.findings.length > 0).length;
  const where = files.length > 1 ? ` in ${affected} of ${files.length} files` : '';
  const fixable = [
    ...(safe ? [`${safe} can be fixed with \`genesys-integrations fix\``] : []),
    ...(unsafe ? [`${unsafe}${safe ? ' more' : ' can be fixed'} with \`genesys-integrations fix --unsafe\``] : []),
  ];
  return paint('bold', `${found}${where}.${fixable.length ? ` ${fixable.join(', ')}.` : ''}`);
}

/** "2 errors, 1 warning"; '' when there is nothing. */
export function describeCounts(counts: Counts): string {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => counted(counts[severity], nouns[severity]))
    .join(', ');
}
