/** The world outside the process, as the server asks for it; tests give another. */
import type { FileContent } from '../rules/rule';
import type { ResolveSecret } from '../simulate/secrets';
import type { BesideInput } from '../workspace/beside';
import type { FindInput, Found } from '../workspace/find';
import type { FileText, InFolder, ReadInput, ReferenceInput } from '../workspace/read';
import type { RepositorySettings } from '../workspace/repository-settings';
import type { SecretPlace } from '../workspace/secrets';

export interface Outside {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Runs something once, so many milliseconds later. Gives the way to call it off. */
  after(milliseconds: number, run: () => void): () => void;
  findFiles(input: FindInput): Promise<Found>;
  readFile(path: string, input: ReadInput): Promise<FileText>;
  /** Files beside an organization file, by their paths from its folder. */
  filesBeside(input: BesideInput): Promise<readonly string[]>;
  readReferenced(input: ReferenceInput): Promise<FileContent>;
  /** The absolute path of a file that an organization file names, if there is one that may be read. */
  findReferenced(input: Omit<ReferenceInput, 'maxBytes'>): Promise<string | undefined>;
  /** What lies in a folder that an organization file could name. */
  listReferenced(input: Omit<ReferenceInput, 'maxBytes'>): Promise<readonly InFolder[]>;
  readRepositorySettings(root: string): Promise<RepositorySettings>;
  /** Looks up the secrets that an organization file refers to. */
  secrets(place: SecretPlace): ResolveSecret;
  /** A text that is another one when the file at an absolute path was written, came or went. */
  stamp(path: string): Promise<string>;
  /** Address of the page of a rule; undefined when there is none. */
  page(rule: string): string | undefined;
}
