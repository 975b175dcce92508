/** The files that a document names, for an editor to open. */
import type { Document, Range } from '../../document/document';
import { filesOf, type NamedFile } from '../names/files';
import { insideQuotes } from '../names/occurrence';
import { type TestFile, testFilesOf } from '../names/test-files';

export interface FileLink {
  readonly range: Range;
  /** As it is written. */
  readonly path: string;
  readonly tooltip: string;
  /** In a file of tests: it lies beside the organization file. */
  readonly ofOrganization?: boolean;
}

const tooltips = {
  metadata: 'Open the SAML metadata',
  certificate: 'Open the certificate',
  image: 'Open the image',
  secret: 'Open the file of the secret',
  schema: 'Open the schema',
  organization: 'Open the organization file',
  response: 'Open the SAML response',
} as const;

/** In the order of the text. Whether there are such files is not looked at. */
export function fileLinks(document: Document): readonly FileLink[] {
  const links: FileLink[] = [];
  const first = document.chunks[0];
  const modeline =
    first &&
    /^\ufeff?(?:[ \t]*(?:#.*)?(?:\r\n|\r(?!\n)|\n))*?([ \t]*#[ \t]*yaml-language-server:[ \t]*\$schema=)(\S+)/.exec(
      first.text,
    );
  if (modeline && !/^[a-z][a-z0-9+.-]+:/i.test(modeline[2]!)) {
    const end = modeline.index + modeline[0].length;
    const range = document.range(first, end - modeline[2]!.length, end);
    links.push({ range, path: modeline[2]!, tooltip: tooltips.schema });
  }
  for (const { name, entries } of document.sections)
    for (const entry of entries) {
      const files: readonly (NamedFile | TestFile)[] =
        name === 'tests' || name === 'file' ? testFilesOf(entry) : filesOf(entry);
      for (const { path, kind, node, ...rest } of files) {
        // What came by an alias is a link where it is written.
        if (node.origin || path === '') continue;
        const { start, end } = insideQuotes(entry.chunk, node);
        links.push({ range: document.range(entry.chunk, start, end), path, tooltip: tooltips[kind], ...rest });
      }
    }
  return links;
}
