import type { Node, Problem, ScalarNode } from './node';

/** Zero-based, UTF-16, as in the LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A replacement of the text in `range` (positions of the text before this edit). */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/**
 * A piece of the text that is read by itself: an entry of a list section with the comments and blank lines that follow
 * it, a whole section, or, where the text can't be cut, the whole document. The chunks in order are the text.
 */
export interface Chunk {
  readonly text: string;
  /** The line on which the chunk starts; kept right by the document when lines before it come and go. */
  readonly line: number;
  /** Faults of the text of this chunk. */
  readonly problems: readonly Problem[];
  readonly entries: readonly Entry[];
  /** Real comments that hold `integrations-ignore`: never text inside a scalar. Offsets are in the chunk. */
  readonly directives: readonly Comment[];
}

export interface Comment {
  /** Offset of the `#`. */
  readonly start: number;
  /** End of the comment, before the line end. */
  readonly end: number;
  /** Nothing but white space stands before it on its line. */
  readonly alone: boolean;
}

/** An element of a top-level list, or the value of a top-level key that is no list. */
export interface Entry {
  /** The top-level key. */
  readonly section: string;
  /** True for an element of a list. */
  readonly listed: boolean;
  /** Its place in the list, kept right by the document; 0 when not listed. */
  readonly index: number;
  readonly node: Node;
  readonly chunk: Chunk;
}

export interface Section {
  readonly name: string;
  readonly key: ScalarNode;
  /** The chunk that holds the key. */
  readonly chunk: Chunk;
  readonly entries: readonly Entry[];
}

/** What an edit did: entries that are gone, and those that stand in their place. Untouched ones are the same objects. */
export interface Change {
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
  /** True when a top-level key came, went or moved, or a chunk without entries changed. */
  readonly sections: boolean;
}

/**
 * A text that is edited, cut into chunks, and its entries. Made by `openDocument`. The owner (an open editor document,
 * a file being checked) edits it in place; reading never fails: what is wrong with the text is in `problems`.
 */
export interface Document {
  readonly chunks: readonly Chunk[];
  /** In the order of the text. A top-level key that is there twice is two sections (and a problem). */
  readonly sections: readonly Section[];
  /** A problem of the document as a whole: a second document, a root that is no map… `chunk` says where. */
  readonly problems: readonly { readonly chunk: Chunk; readonly problem: Problem }[];
  /** The root value when it is no map (a list, a scalar); undefined for a map or an empty text. */
  readonly root: { readonly chunk: Chunk; readonly node: Node } | undefined;
  readonly lineCount: number;
  /** The whole text, put together anew at each call. */
  text(): string;
  /** Applies the changes one after the other, as the LSP gives them. Out-of-range positions are clamped. */
  edit(changes: readonly TextChange[]): Change;
  /** Line and character of an offset in a chunk. */
  position(chunk: Chunk, offset: number): Position;
  range(chunk: Chunk, start: number, end: number): Range;
  /** The chunk at a position, and the offset in it. Out-of-range positions are clamped. */
  locate(position: Position): { readonly chunk: Chunk; readonly offset: number };
}
