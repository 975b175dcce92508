/** The response as it is shown beside its checks: its elements, the lines at which checks decided, and what is signed. */
import { readMessage } from '../simulate/saml/message';
import { ds } from '../simulate/saml/names';
import type { Element, Span } from '../simulate/saml/xml/element';
import { scanXml } from '../simulate/saml/xml/scan';
import type { Simulation, Step } from '../simulate/simulation';
import type { Ran } from './sso-scenarios';
import { type Hit, type LaidOut, layOut } from './sso-xml';
import { plain, rich } from './texts';
import type { Text, XmlDocument } from './view';

export interface ShownResponse {
  readonly xml: string;
  readonly root: Element | undefined;
  readonly elements: readonly Element[];
  readonly signatures: readonly Element[];
  /** Certificates that the response carries, base64: nobody vouches for them. */
  readonly carried: readonly string[];
  /** What verified signatures cover. */
  readonly signed: readonly Span[];
  readonly laidOut: LaidOut;
  /** Lines (from 1) by check. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** The response of a run; undefined where there is no XML to show. */
export function showResponse({ simulation, trace }: Ran): ShownResponse | undefined {
  const xml = trace?.xml;
  if (!trace || xml === undefined) return undefined;
  const scanned = scanXml(xml);
  const elements = 'root' in scanned ? scanned.elements : [];
  const message = 'root' in scanned ? readMessage(scanned.root, scanned.elements) : undefined;
  const signatures = elements.filter(({ local, namespace }) => {
    const name = ds('Signature');
    return local === name.local && namespace === name.namespace;
  });
  const { places, signed } = trace;
  const laidOut = layOut(xml, { elements, signed, signatures, hits: hitsOf(simulation, places) });
  const lines = new Map(
    Object.entries(places).flatMap(([step, { start }]) => {
      const line = laidOut.lineOf(start);
      return line === undefined ? [] : [[step, [line]] as const];
    }),
  );
  return {
    xml,
    root: 'root' in scanned ? scanned.root : undefined,
    elements,
    signatures,
    carried: message?.signatures.flatMap(({ embedded }) => embedded) ?? [],
    signed,
    laidOut,
    lines,
  };
}

function hitsOf({ steps }: Simulation, places: { readonly [step: string]: Span }): readonly Hit[] {
  return steps.flatMap((step) => {
    const span = Object.hasOwn(places, step.id) ? places[step.id] : undefined;
    if (!span || (step.outcome !== 'fail' && step.outcome !== 'warn')) return [];
    return [{ span, check: step.id, fails: step.outcome === 'fail', note: noteOf(step) }];
  });
}

/** What is wrong at a line, in a few words. */
function noteOf({ id, title, detail, expected }: Step): Text {
  if (expected !== undefined && expected.length <= 200 && compared.has(id))
    return [plain(`${title}: expected ${expected}`)];
  const [sentence = detail] = /^.*?[.:](?=\s|$)/s.exec(detail) ?? [];
  return [plain(`${title}: `), ...rich(sentence)];
}

const compared: ReadonlySet<string> = new Set(['issuer', 'destination', 'audience', 'recipient']);

/** The response as a document. */
export function responseDocument({ laidOut, signed }: ShownResponse): XmlDocument {
  const { lines, more, arranged } = laidOut;
  return {
    id: 'response',
    title: 'Response',
    lines,
    legend: [
      ...(signed.length
        ? ['signed, and verified', 'no bar: not covered']
        : ['no signature holds, so nothing of it is believed']),
      ...(arranged ? ['put on lines for reading: in the response it stands on fewer'] : []),
    ],
    ...(more ? { more } : {}),
  };
}
