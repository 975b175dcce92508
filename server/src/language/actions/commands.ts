/** What actions hand over to commands of the client. It holds no value of the file. */
import type { Range } from '../../document/document';

/** The names of the commands, each with one argument. */
export interface ActionCommands {
  /** `MoveSecretArgument`: stores a secret, then puts a reference in its place. */
  readonly moveSecret: string;
  /** `AddCertificateArgument`: asks for a certificate file, then adds what is in it. */
  readonly addCertificate: string;
}

/** A piece of a secret: where it stands in the document, or a character that is written by an escape. */
export type SecretPiece = { readonly range: Range } | { readonly character: '\n' | '\t' };

export interface MoveSecretArgument {
  readonly uri: string;
  /** Version of the text that the ranges are for. */
  readonly version: number;
  /** JSON Pointer of the value. */
  readonly pointer: string;
  /** What the reference takes the place of. */
  readonly range: Range;
  /** The secret is these, one behind the other. */
  readonly pieces: readonly SecretPiece[];
  /** NAME of the reference. */
  readonly name: string;
  /** What stands before and behind `${secret:NAME}`: quotes, where the place needs them. */
  readonly quotes: '' | '"';
}

export interface AddCertificateArgument {
  readonly uri: string;
  /** JSON Pointer of the identity provider. */
  readonly pointer: string;
  /** URI of the file; asked for when it is left out. */
  readonly certificate?: string;
}
