/** The findings as SARIF 2.1.0 (OASIS), as GitHub code scanning and others take them. */
import type { Document, Range } from '../document/document';
import type { Finding } from '../rules/check';
import type { Fix, Rule, Severity } from '../rules/rule';
import { fingerprints } from './fingerprint';
import { besideOf, type CheckedFile, type CheckReport, relatedPlace } from './report';
import { ruleMarkdown, ruleText } from './rule-page';
import { secretLines } from './secrets';

export interface SarifInput {
  readonly report: CheckReport;
  readonly rules: readonly Rule[];
  /** Of this program. */
  readonly version: string;
  /** The working directory, with `/`: what paths that lead out of it are resolved against. */
  readonly root: string;
}

const levels: { readonly [S in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** One run with every rule, each finding with its safe fixes, and the files that could not be read as notifications. */
export function sarifReport({ report, rules, version, root }: SarifInput): string {
  const artifact = (path: string) => locate(path.startsWith('../') ? besideOf(`${root}/.`, path) : path);
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'genesys-integrations', semanticVersion: version, rules: rules.map(describeRule) },
        },
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The directory in which the check was started.' } },
        },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        invocations: [
          {
            executionSuccessful: report.faults.length === 0,
            toolExecutionNotifications: report.faults.map(({ path, reason }) => ({
              level: 'error',
              message: { text: `${path}: ${reason}` },
              locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
            })),
          },
        ],
        artifacts: report.files.map(({ path }) => ({
          location: artifact(path),
          sourceLanguage: 'yaml',
          encoding: 'UTF-8',
        })),
        results: report.files.flatMap((file, artifactIndex) => {
          const prints = fingerprints(file.document, file.findings);
          const secret = secretLines(file.document);
          return file.findings.map((finding, at) =>
            describeFinding(file, finding, {
              artifact,
              artifactIndex,
              ruleIndex: indexes.get(finding.rule),
              fingerprint: prints[at]!,
              secret,
            }),
          );
        }),
        properties: { at: report.at },
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

function describeRule(rule: Rule) {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|[-/])(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: `${rule.what} ${rule.why}` },
    help: { text: ruleText(rule), markdown: ruleMarkdown(rule) },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.id.slice(0, rule.id.indexOf('/')), ...(rule.fix ? ['fixable'] : [])] },
  };
}

interface Around {
  readonly artifact: (path: string) => ReturnType<typeof locate>;
  readonly artifactIndex: number;
  readonly ruleIndex: number | undefined;
  readonly fingerprint: string;
  /** Lines that hold a secret. */
  readonly secret: ReadonlySet<number>;
}

function describeFinding(
  file: CheckedFile,
  finding: Finding,
  { artifact, artifactIndex, ruleIndex, fingerprint, secret }: Around,
) {
  const here = artifact(file.path);
  const fixes = finding.fixes
    .filter((fix) => fix.safe)
    .map((fix) => ({ fix, replacements: replacementsOf(file.document, fix) }))
    // What would be put on such a line might repeat the secret.
    .filter(({ replacements }) => !replacements.some(({ lines }) => lines.some((line) => secret.has(line))))
    .map(({ fix, replacements }) => ({
      description: { text: fix.title },
      artifactChanges: [{ artifactLocation: here, replacements: replacements.map(({ replacement }) => replacement) }],
    }));
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { ...here, index: artifactIndex },
          region: region(finding.range),
        },
        logicalLocations: [{ fullyQualifiedName: finding.pointer, kind: 'member' }],
      },
    ],
    relatedLocations: finding.related.map((one, id) => {
      const { path, message, range } = relatedPlace(file, one);
      return {
        id,
        message: { text: message },
        physicalLocation: { artifactLocation: artifact(path), region: region(range) },
      };
    }),
    partialFingerprints: { 'entryAndRule/v1': fingerprint },
    ...(fixes.length ? { fixes } : {}),
  };
}

function replacementsOf(document: Document, fix: Fix) {
  return fix.edits().map(({ chunk, start, end, text }) => {
    const range = document.range(chunk, start, end);
    const lines = Array.from({ length: range.end.line - range.start.line + 1 }, (_, at) => range.start.line + at);
    return {
      lines,
      replacement: { deletedRegion: region(range), ...(text ? { insertedContent: { text } } : {}) },
    };
  });
}

function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Paths below the working directory are relative to it; others are whole. */
function locate(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  const segments = path.split('/').map((segment) => encodeURIComponent(segment.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')));
  const encoded = segments.join('/').replaceAll('%3A', ':');
  if (/^[A-Za-z]:/.test(path)) return { uri: `file:///${encoded}` };
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  // A colon in the first segment would be read as the end of a scheme (RFC 3986, section 4.2).
  return { uri: /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded, uriBaseId: '%SRCROOT%' };
}
