/** YAML as VS Code's tokenizer reads it with the grammars of `syntaxes/`, and what it is read as, drawn below each line. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

const root = resolve(__dirname, '..');
const builtIn = join(root, 'tools/vscode-host/newest/node_modules/code-server/lib/vscode/extensions/yaml/syntaxes');
const base = join(root, 'test/fixtures/grammar/yaml-base.tmLanguage.json');

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** A part of a line, with the scopes that it has, outermost first. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

export type Tokenize = (text: string) => readonly (readonly Token[])[];

/** The grammar of YAML: a small one of the tests, and the one that VS Code brings, where a VS Code is installed. */
export const yamlGrammars = { own: 'own', 'of VS Code': 'of VS Code' } as const;
export type YamlGrammar = keyof typeof yamlGrammars;

export function isInstalled(grammar: YamlGrammar): boolean {
  return grammar === 'own' || existsSync(join(builtIn, 'yaml.tmLanguage.json'));
}

/** The extension's contributed grammars. */
export function contributedGrammars(): readonly Contribution[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly grammars?: readonly Contribution[] };
  };
  return manifest.contributes.grammars ?? [];
}

/** Reads texts with a grammar of YAML, with or without the injections. */
export async function tokenizer(grammar: YamlGrammar, injected = true): Promise<Tokenize> {
  const injections = injected ? contributedGrammars() : [];
  const registry = new textmate.Registry({
    onigLib: load(),
    loadGrammar: async (scope) => {
      const contribution = injections.find(({ scopeName }) => scopeName === scope);
      const file = contribution ? join(root, contribution.path) : yamlFile(grammar, scope);
      return file && existsSync(file) ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
    getInjections: (scope) =>
      injections.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
  const loaded = await registry.loadGrammar('source.yaml');
  if (!loaded) throw new Error(`There is no grammar ${grammar}.`);
  return (text) => {
    let stack = textmate.INITIAL;
    return text.split('\n').map((line) => {
      const result = loaded.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        start: startIndex,
        end: Math.min(endIndex, line.length),
        scopes: scopes.slice(1),
      }));
    });
  };
}

/** The text, with what is ours drawn under each line: carets, and the scopes from the outermost of ours on. */
export function drawn(text: string, lines: readonly (readonly Token[])[]): string {
  return text
    .split('\n')
    .flatMap((line, at) => [line, ...(lines[at] ?? []).flatMap((token) => drawnToken(token))])
    .join('\n');
}

function drawnToken({ start, end, scopes }: Token): string[] {
  const ours = scopes.filter(isOurs);
  if (!ours.length) return [];
  return [
    `${' '.repeat(start)}${'^'.repeat(end - start)} ${ours.map((name) => name.replace(/\.genesys$/, '')).join(' ')}`,
  ];
}

/** Whether a scope is one of the extension's that has a look: the lists that hold them have none. */
export function isOurs(scope: string): boolean {
  return scope.endsWith('.genesys') && !scope.startsWith('meta.list');
}

/** What a theme colours a token by: the first word of its innermost scope that is no grouping; '' for plain text. */
export function colourOf({ scopes }: Token): string {
  const inner = scopes.filter((scope) => !/^(?:meta|punctuation)\b/.test(scope)).at(-1) ?? '';
  return inner.startsWith('entity.name.tag') ? 'entity.name.tag' : (inner.split('.')[0] ?? '');
}

function yamlFile(grammar: YamlGrammar, scope: string): string | undefined {
  if (grammar === 'own') return scope === 'source.yaml' ? base : undefined;
  const [, version] = /^source\.yaml(?:\.(1\.\d|embedded))?$/.exec(scope) ?? [];
  if (!/^source\.yaml/.test(scope)) return undefined;
  return join(builtIn, version ? `yaml-${version}.tmLanguage.json` : 'yaml.tmLanguage.json');
}

let library: Promise<textmate.IOnigLib> | undefined;

function load(): Promise<textmate.IOnigLib> {
  library ??= oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).then(() => ({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }));
  return library;
}
