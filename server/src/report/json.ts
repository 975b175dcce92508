import { type CheckReport, count, relatedPlace } from './report';

/** The findings as JSON, in the shape that other programs rely on (architecture, "Command line"). */
export function jsonReport(report: CheckReport): string {
  return `${JSON.stringify({
    version: 1,
    at: report.at,
    files: report.files.map((file) => ({
      path: file.path,
      findings: file.findings.map(({ rule, severity, message, pointer, range, related, fixes }) => ({
        rule,
        severity,
        message,
        pointer,
        range,
        related: related.map((one) => relatedPlace(file, one)),
        fixes: fixes.map(({ title, safe }) => ({ title, safe })),
      })),
    })),
    summary: count(report.files),
  })}\n`;
}
