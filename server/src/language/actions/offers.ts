/** Everything that may be done at a place beyond the fixes of findings, as code actions of the protocol. */
import type { CodeAction, Diagnostic, TextDocumentEdit } from 'vscode-languageserver-types';
import type { Document } from '../../document/document';
import type { Edit } from '../../document/edits';
import { changesShared } from '../../document/shared';
import type { Finding } from '../../rules/check';
import { textEdit, workspaceEdit } from '../text-edits';
import { addEntry } from './add-entry';
import { createMissing } from './create-missing';
import { moveSecret } from './move-secret';
import { type Asked, kinds, type Offer } from './offer';
import { providerActions } from './provider';

/** Which kinds are asked for; all when there are none. */
export type Only = readonly string[] | undefined;

/** What a client can do with an edit. */
export interface EditsTaken {
  /** Edits that say for which version of the text they are. */
  readonly versions: boolean;
  /** Edits with stops to go through. */
  readonly snippets: boolean;
}

/** What a code action is asked for again by. */
export interface OfferData {
  readonly uri: string;
  readonly version: number;
  readonly range: Asked['range'];
  readonly id: string;
}

/** The offers at a place. `automatic`: nobody asked for them, the editor wants to know whether to show that there are some. */
export function offersAt(asked: Asked, only: Only, automatic: boolean): readonly Offer[] {
  const wants = (kind: string) => !only || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  const fixes = wants(kinds.fix);
  const all = [
    ...(fixes ? moveSecret(asked) : []),
    ...(fixes ? createMissing(asked) : []),
    ...(fixes || wants(kinds.rewrite) || wants(kinds.insert) ? providerActions(asked) : []),
    // An entry can be added anywhere, which is nothing to point at.
    ...(wants(kinds.insert) && !automatic ? addEntry(asked) : []),
  ];
  return all
    .map((offer) => (offer.mends?.some((rule) => asked.found.has(rule)) ? { ...offer, kind: kinds.fix } : offer))
    .filter(({ kind }) => wants(kind));
}

export interface ActionInput {
  readonly asked: Asked;
  readonly takes: EditsTaken;
  /** Findings at the place. */
  readonly findings: readonly Finding[];
  readonly diagnostic: (finding: Finding) => Diagnostic | undefined;
  /** The client asks for the edits of the action that is chosen. */
  readonly later: boolean;
}

/** Offers as code actions; none whose edit would be empty. */
export function actionsOf(offers: readonly Offer[], input: ActionInput): CodeAction[] {
  return offers.flatMap((offer): CodeAction[] => {
    const { asked, findings, diagnostic, later } = input;
    const { id, title, kind, mends, preferred, command } = offer;
    const about = findings.filter(({ rule }) => mends?.includes(rule)).flatMap((finding) => diagnostic(finding) ?? []);
    const base: CodeAction = {
      title,
      kind,
      ...(about.length ? { diagnostics: about } : {}),
      ...(preferred ? { isPreferred: true } : {}),
    };
    if (command) return [{ ...base, command: { ...command, arguments: [...command.arguments] } }];
    if (later) {
      const data: OfferData = { uri: asked.uri, version: asked.version, range: asked.range, id };
      return plainEdits(offer, asked.document) ? [{ ...base, data }] : [];
    }
    const edit = editOf(offer, asked, input.takes);
    return edit ? [{ ...base, edit }] : [];
  });
}

/** The edit of an offer; undefined where there is none, or where it would change what is used elsewhere. */
export function editOf(
  offer: Offer,
  { uri, version, document }: Asked,
  { versions, snippets }: EditsTaken,
): CodeAction['edit'] | undefined {
  const plain = plainEdits(offer, document);
  if (!plain) return undefined;
  const stops = versions && snippets ? offer.snippet?.() : undefined;
  if (!stops)
    return workspaceEdit(
      uri,
      versions ? version : undefined,
      plain.map((edit) => textEdit(document, edit)),
    );
  const edits = stops.map((edit) => snippetEdit(document, edit));
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}

function plainEdits({ edits }: Offer, document: Document): readonly Edit[] | undefined {
  const plain = edits?.();
  return plain?.length && !changesShared(plain, document) ? plain : undefined;
}

function snippetEdit(document: Document, { chunk, start, end, text }: Edit): TextDocumentEdit['edits'][number] {
  return { range: document.range(chunk, start, end), snippet: { kind: 'snippet', value: text } };
}
