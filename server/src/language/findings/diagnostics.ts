/** Findings as the diagnostics of the LSP. */
import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-types';
import { visible } from '../../report/visible';
import type { Finding } from '../../rules/check';
import type { Severity, Tag } from '../../rules/rule';

export interface DiagnosticsInput {
  /** Most findings that are shown. */
  readonly most: number;
  readonly source: string;
  /** URI of the organization file. */
  readonly uri: string;
  /** URI of a file that the organization file names, by its path as written; undefined when it may not be opened. */
  readonly uriOf: (path: string) => string | undefined;
  /** Address of the page of a rule; undefined when there is none. */
  readonly page: (rule: string) => string | undefined;
  /** What the client shows. */
  readonly client: {
    readonly related: boolean;
    readonly pages: boolean;
    readonly data: boolean;
  };
}

export const severities: { readonly [severity in Severity]: DiagnosticSeverity } = {
  error: 1,
  warning: 2,
  info: 3,
  hint: 4,
};
const tags: { readonly [tag in Tag]: DiagnosticTag } = {
  unnecessary: 1,
  deprecated: 2,
};

/** Turns findings into diagnostics, each finding once: asked again for the same one, it gives the same object. */
export class Diagnostics {
  readonly #made = new WeakMap<Finding, Diagnostic>();
  constructor(private readonly input: DiagnosticsInput) {}

  of(finding: Finding): Diagnostic {
    const made = this.#made.get(finding);
    if (made) return made;
    const { client, page, source } = this.input;
    const href = client.pages ? page(finding.rule) : undefined;
    const related = client.related ? finding.related.flatMap((one) => this.#related(one)) : [];
    const diagnostic: Diagnostic = {
      range: finding.range,
      severity: severities[finding.severity],
      code: finding.rule,
      ...(href ? { codeDescription: { href } } : {}),
      source,
      message: visible(finding.message),
      ...(finding.tags.length ? { tags: finding.tags.map((tag) => tags[tag]) } : {}),
      ...(related.length ? { relatedInformation: related } : {}),
      ...(client.data ? { data: { pointer: finding.pointer } } : {}),
    };
    this.#made.set(finding, diagnostic);
    return diagnostic;
  }

  /**
   * The diagnostics of a file, in its order. Of too many, errors are kept before warnings and these before the rest,
   * and a last entry says what is not shown.
   */
  list(findings: readonly Finding[]): Diagnostic[] {
    const kept = keep(findings, this.input.most);
    const list = kept.map((finding) => this.of(finding));
    if (kept.length < findings.length) list.push(this.#more(findings.length - kept.length));
    return list;
  }

  #more(count: number): Diagnostic {
    const start = { line: 0, character: 0 };
    return {
      range: { start, end: start },
      severity: severities.info,
      source: this.input.source,
      message: `${count} more ${count === 1 ? 'finding is' : 'findings are'} not shown: errors come first, then warnings. Mend some of those that are shown, or raise the setting genesysIntegrations.maxFindings.`,
    };
  }

  #related(one: Finding['related'][number]): DiagnosticRelatedInformation[] {
    const uri = 'path' in one ? this.input.uriOf(one.path) : this.input.uri;
    return uri === undefined ? [] : [{ location: { uri, range: one.range }, message: visible(one.message) }];
  }
}

const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** At most `most` findings, in their order: the gravest, and of equal ones the first. */
export function keep(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const left: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) left[severity]++;
  let room = most;
  for (const severity of order) {
    left[severity] = Math.min(left[severity], room);
    room -= left[severity];
  }
  return findings.filter(({ severity }) => left[severity]-- > 0);
}
