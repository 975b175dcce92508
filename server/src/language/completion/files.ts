/** Files on the disk that a value may name, folder by folder. */
import { typesOf } from '../../rules/schema/schema';
import { type Asked, type Question, typedOf, type ValueAsked } from './asked';
import { CompletionItemKind, type Offer } from './offer';
import { others } from './others';

/** What lies in a folder. */
export interface Listed {
  readonly name: string;
  readonly folder: boolean;
}

const endings: { readonly [kind: string]: RegExp } = {
  image: /\.(?:png|jpe?g|svg|gif|webp|ico)$/i,
  metadata: /\.xml$/i,
  certificate: /\.(?:pem|crt|cer|der|cert|p7b|txt)$/i,
  organization: /(?<!\.test)\.ya?ml$/i,
  // Its name may end in anything; these are other files for certain.
  response: /(?<!\.(?:ya?ml|pem|key|crt|cer|der|p12|pfx|md|png|jpe?g))$/i,
};

interface Path {
  /** What stands before the path in the value. */
  readonly before: string;
  readonly folder: string;
  readonly behind: string;
  readonly fits: RegExp | undefined;
}

/** The folder whose files may be named here, relative to the organization file: '' is its own. */
export function folderAsked(question: Question): string | undefined {
  for (const one of question.asked) {
    const path = pathAsked(one, question);
    if (path) return path.folder;
  }
  return undefined;
}

/** Whether the path is that of a secret's file: what lies beside the organization file, also in a file of tests. */
export function asksForSecret({ asked }: Question): boolean {
  return asked.some((one) => one.what === 'value' && one.schema?.['x-secret'] === true);
}

/** The files and folders that fit; none where no path is asked for. */
export function offerFiles(asked: ValueAsked, question: Question, listed: readonly Listed[]): readonly Offer[] {
  const path = pathAsked(asked, question);
  if (!path) return [];
  const there = others(asked.slot);
  const { before, folder, behind, fits } = path;
  return listed.flatMap(({ name, folder: isFolder }): Offer[] => {
    if (!isFolder && fits && !fits.test(name)) return [];
    const whole = before + folder + name;
    if (there.has(whole + behind)) return [];
    return [
      {
        label: isFolder ? `${name}/` : name,
        kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
        text: isFolder ? { begun: `${whole}/` } : { scalar: whole + behind },
        rank: isFolder ? 4 : 3,
        again: isFolder,
      },
    ];
  });
}

function pathAsked(asked: Asked, question: Question): Path | undefined {
  if (asked.what !== 'value' || !asked.schema) return undefined;
  const typed = typedOf(question, asked.stand);
  const kind = (asked.schema as { readonly 'x-path'?: string })['x-path'];
  if (kind !== undefined) return split('', typed, '', endings[kind]);
  if (asked.schema['x-secret'] && typesOf(asked.schema).includes('string')) {
    const reference = /^(\$\{file:)([^}]*)$/.exec(typed);
    if (reference) return split(reference[1] ?? '', reference[2] ?? '', '}', undefined);
  }
  return undefined;
}

function split(before: string, typed: string, behind: string, fits: RegExp | undefined): Path {
  return { before, folder: typed.slice(0, typed.lastIndexOf('/') + 1), behind, fits };
}
