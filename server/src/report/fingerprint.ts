/** What tells a finding from others over time, while lines above it come and go. */
import type { Document } from '../document/document';
import { type Node, nodeAt, pairOf } from '../document/node';
import type { Finding } from '../rules/check';

/** One fingerprint for each finding, all different: of the rule and the entry's name rather than its place. */
export function fingerprints(document: Document, findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, pointer }) => {
    const place = `${rule} ${nameSteps(document, pointer)}`;
    const times = (seen.get(place) ?? 0) + 1;
    seen.set(place, times);
    return `${hash(place)}:${times}`;
  });
}

/** A JSON Pointer with names in the place of indexes, where elements have one. */
function nameSteps(document: Document, pointer: string): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [section, index, ...rest] = steps;
  const entries = document.sections.find((one) => one.name === section)?.entries ?? [];
  const entry = entries[0]?.listed ? entries[Number(index)] : undefined;
  if (!entry || section === undefined || index === undefined) return JSON.stringify(steps);
  const named: string[] = [section, nameOf(entry.node) ?? index];
  for (const [at, step] of rest.entries()) {
    const parent = nodeAt(entry.node, rest.slice(0, at));
    const item = parent?.kind === 'list' ? parent.items[Number(step)] : undefined;
    named.push((item && nameOf(item)) ?? step);
  }
  return JSON.stringify(named);
}

function nameOf(node: Node): string | undefined {
  const value = node.kind === 'scalar' ? node : (pairOf(node, 'name') ?? pairOf(node, 'email'))?.value;
  if (value?.kind !== 'scalar' || typeof value.value !== 'string') return undefined;
  // Long texts are certificates; a finding about one stays when it is replaced.
  return value.value.length <= 200 ? value.value : undefined;
}

/** FNV-1a over UTF-16 code units, 64 bits, as 16 hexadecimal digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}
