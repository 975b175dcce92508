/**
 * The grammars in `syntaxes/`, injected into YAML. An injection reaches every YAML file, so each pattern hangs on a key
 * of the format, and closed lists come from the schema and the facts: what they don't name keeps the colour it has.
 *
 * The grammar of YAML that VS Code brings holds a line's indentation in `while` rules, so the begin of a line is `\G`
 * there and `^` elsewhere; what is matched begins behind a key's colon, so that the structure is left to it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grantTypes } from '../../server/src/facts/grant-types';
import { regions } from '../../server/src/facts/regions';
import { scopes } from '../../server/src/facts/scopes';

interface Pattern {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Pattern[];
}
type Captures = { readonly [group: string]: { readonly name?: string; readonly patterns?: readonly Pattern[] } };

interface Schema {
  readonly enum?: readonly string[];
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
}

/** The files of `syntaxes/`. */
export function grammarFiles(root: string): (readonly [path: string, text: string])[] {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/integrations.schema.json'), 'utf8')) as Schema;
  return [
    file('genesys-integrations', {
      scopeName: 'genesys-integrations.injection',
      // Inside a list there are no keys, and a text that looks like a key with its value is still a text.
      injectionSelector: 'L:source.yaml -comment -string -entity.name.tag -meta.list.genesys',
      patterns: [
        list('permissions', permission),
        list('scopes', scope),
        list('uses', use),
        {
          match: `${after('tokenDuration', 'timeout')}[ \\t]+(\\d+)${valueEnd}`,
          captures: { 1: { name: 'constant.numeric.integer.duration.genesys' } },
        },
        ...words(schema),
        ...references,
        method,
        ...urls,
        quotedValue(['testedAt', 'reviewedAt'], day, 'constant.numeric.date.genesys'),
        quotedValue(['clientId'], uuid, 'constant.numeric.uuid.genesys'),
      ],
    }),
    file('genesys-integrations-texts', {
      scopeName: 'genesys-integrations.texts.injection',
      injectionSelector: 'L:source.yaml string -comment -entity.name.tag -meta.list.genesys',
      patterns: [input, privateKey, pem],
    }),
    file('genesys-integrations-comments', {
      scopeName: 'genesys-integrations.comments.injection',
      injectionSelector: 'L:source.yaml comment',
      patterns: [directive],
    }),
  ];
}

function file(name: string, grammar: object): readonly [string, string] {
  return [`syntaxes/${name}.tmLanguage.json`, `${JSON.stringify(grammar, null, 2)}\n`];
}

const day = '\\d{4}-\\d{2}-\\d{2}';
const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
/** A value ends with its line, before a comment, or where a flow list or map goes on. */
const valueEnd = '(?=[ \\t]*(?:$|[,}\\]]|[ \\t]#))';
const lineStart = '(?:^|\\G)';
const quoteMark = { name: 'string.quoted.yaml' };

/** Behind the colon of one of the keys, which may be quoted. */
function after(...keys: readonly string[]): string {
  const forms = keys.flatMap((key) => [`${key}:`, `"${key}":`, `'${key}':`]);
  return `(?<=${forms.flatMap((form) => [`^${form}`, `[\\s{,]${form}`]).join('|')})`;
}

function oneOf(all: readonly string[]): string {
  return [...all]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

/** Keys whose values are one of a closed list, with the scope that they get. */
function words(schema: Schema): Pattern[] {
  const closed = (key: string): string[] => [...new Set(enums(schema, key))];
  const lists: readonly (readonly [key: string, name: string, values: readonly string[]])[] = [
    ['grantType', 'grant-type', Object.keys(grantTypes)],
    ['state', 'state', closed('state')],
    ['region', 'region', regions.flatMap(({ aws, domain }) => [aws, domain])],
    ['nameIdFormat', 'name-id-format', closed('nameIdFormat')],
    ['logoutBinding', 'logout-binding', closed('logoutBinding')],
  ];
  return lists.map(([key, name, values]) => quotedValue([key], oneOf(values), `constant.language.${name}.genesys`));
}

/** A whole value of one of the keys, in any quotes. */
function quotedValue(keys: readonly string[], value: string, name: string): Pattern {
  return {
    match: `${after(...keys)}[ \\t]+(["']?)(${value})(\\1)${valueEnd}`,
    captures: { 1: quoteMark, 2: { name }, 3: quoteMark },
  };
}

function enums(schema: Schema, key: string): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => [
    ...(name === key ? (value.enum ?? []) : []),
    ...enums(value, key),
    ...enums(value.items ?? {}, key),
  ]);
}

const comment: Pattern = {
  name: 'comment.line.number-sign.yaml',
  begin: '(?:(?<=[ \\t])|^|\\G)#',
  beginCaptures: { 0: { name: 'punctuation.definition.comment.yaml' } },
  end: '$',
};

/**
 * A list of texts behind a key, in flow and in block style. Its dashes, quotes and comments are scoped here as YAML's own
 * grammar does. A block goes on by `while`: where what follows is no list of texts, the line is left to YAML untouched.
 */
function list(key: string, item: Pattern): Pattern {
  const property = '[&!][^ \\t,\\[\\]]*';
  const anchors: Pattern = {
    match: '([&*])([^\\s,\\[\\]{}]+)',
    captures: {
      0: { name: 'keyword.control.flow.anchor.yaml' },
      1: { name: 'punctuation.definition.anchor.yaml' },
      2: { name: 'variable.other.anchor.yaml' },
    },
  };
  const name = `meta.list.${key}.genesys`;
  const texts = [strung('"', 'double', item), strung("'", 'single', item), item, anchors];
  const aKey = '(?:[^\\s#"\'\\[{]|"[^"]*"|\'[^\']*\')[^#]*?:(?:[ \\t]|$)';
  return {
    patterns: [
      {
        name,
        begin: `${after(key)}[ \\t]*((?:${property}[ \\t]+)*)(\\[)`,
        beginCaptures: { 1: { patterns: [anchors] }, 2: { name: 'punctuation.definition.sequence.begin.yaml' } },
        end: '\\]',
        endCaptures: { 0: { name: 'punctuation.definition.sequence.end.yaml' } },
        patterns: [
          comment,
          { match: ',', name: 'punctuation.separator.sequence.yaml' },
          ...texts,
          plainText('in', ',\\[\\]'),
        ],
      },
      {
        name,
        begin: `${after(key)}[ \\t]*(?=(?:${property}(?:[ \\t]+|$))*(?:$|#))`,
        while: `${lineStart}(?=[ \\t]*(?:$|#|-[ \\t]+(?![{\\[]|${aKey})|-$))`,
        patterns: [
          comment,
          {
            begin: `${lineStart}[ \\t]*(-)(?=[ \\t]|$)`,
            beginCaptures: { 1: { name: 'punctuation.definition.block.sequence.item.yaml' } },
            end: '$',
            patterns: [comment, ...texts, plainText('out', '')],
          },
          anchors,
        ],
      },
    ],
  };
}

/** A plain scalar that is none of the texts of a list, without the characters that end it. */
function plainText(where: string, enders: string): Pattern {
  const inside = `[^#\\s${enders}]|(?<!\\s)#|[ \\t]+(?=[^\\s#${enders}])`;
  return { match: `[^\\s#"'&*${enders}](?:${inside})*`, name: `string.unquoted.plain.${where}.yaml` };
}

function strung(mark: string, kind: string, item: Pattern): Pattern {
  return {
    name: `string.quoted.${kind}.yaml`,
    begin: mark,
    beginCaptures: { 0: { name: 'punctuation.definition.string.begin.yaml' } },
    end: `${mark}|$`,
    endCaptures: { 0: { name: 'punctuation.definition.string.end.yaml' } },
    patterns: [item],
  };
}

/** What stands before and behind an element of a list. */
const itemStart = '(?<=^|[\\s\\["\',])';
const itemEnd = '(?=[ \\t]*(?:$|["\',\\]]|[ \\t]#))';
const part = '(?:(\\*)|([A-Za-z0-9]+))';

const permission: Pattern = {
  name: 'constant.other.permission.genesys',
  match: `${itemStart}([A-Za-z][A-Za-z0-9]*)(:)${part}(:)${part}${itemEnd}`,
  captures: {
    1: { name: 'entity.name.namespace.domain.genesys' },
    2: { name: 'punctuation.separator.permission.genesys' },
    3: { name: 'keyword.control.wildcard.genesys' },
    4: { name: 'entity.name.type.entity.genesys' },
    5: { name: 'punctuation.separator.permission.genesys' },
    6: { name: 'keyword.control.wildcard.genesys' },
    7: { name: 'entity.name.function.action.genesys' },
  },
};

const families = [...new Set(scopes.map((id) => id.replace(/:readonly$/, '')))];

const scope: Pattern = {
  name: 'constant.other.scope.genesys',
  match: `${itemStart}(${oneOf(families)})(?:(:)(readonly))?${itemEnd}`,
  captures: {
    1: { name: 'entity.name.namespace.scope.genesys' },
    2: { name: 'punctuation.separator.scope.genesys' },
    3: { name: 'storage.modifier.readonly.genesys' },
  },
};

const verbs = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';
/** An address up to a blank; what is filled in may hold what would end it. */
const address = '(?:\\$!?\\{[^}\\s]*\\}|\\{[^}\\s]*\\}|[^\\s,{}"\'#\\[\\]])+';
const host = `https://api\\.(?:${oneOf(regions.map(({ domain }) => domain))})`;

const input: Pattern = {
  name: 'meta.template.expression.genesys',
  match: '(\\$!?\\{)(input)((?:\\.[A-Za-z0-9_-]+)+)(\\})',
  captures: {
    1: { name: 'punctuation.definition.template-expression.begin.genesys' },
    2: { name: 'variable.language.input.genesys' },
    3: { name: 'variable.other.input.genesys' },
    4: { name: 'punctuation.definition.template-expression.end.genesys' },
  },
};

const pathParts: readonly Pattern[] = [
  input,
  { match: '\\{[A-Za-z][A-Za-z0-9]*\\}', name: 'variable.parameter.path.genesys' },
];

const use: Pattern = {
  name: 'meta.call.genesys',
  match: `${itemStart}(${verbs})[ ]((?:${host})?/api/${address})${itemEnd}`,
  captures: {
    1: { name: 'keyword.other.http-method.genesys' },
    2: { name: 'string.unquoted.api-path.genesys', patterns: pathParts },
  },
};

const method = quotedValue(['method'], verbs, 'keyword.other.http-method.genesys');

const urls: readonly Pattern[] = ['"', "'", ''].map((mark) => ({
  match: `${after('url')}[ \\t]+(${mark})((?:${host})?/api/v\\d${address})(${mark})${valueEnd}`,
  captures: {
    1: quoteMark,
    2: { name: `string.${mark ? 'quoted' : 'unquoted'}.api-path.genesys`, patterns: pathParts },
    3: quoteMark,
  },
}));

/** References that are all of a value, in any quotes: nothing else is read as one. */
const references: readonly Pattern[] = ['"', "'", ''].map((mark) => ({
  match: `(?<=[:,\\[{-][ \\t])(${mark})(\\$\\{)(env|secret|file)(:)([^}\\s"']+)(\\})(${mark})${valueEnd}`,
  captures: {
    1: quoteMark,
    2: { name: 'punctuation.definition.template-expression.begin.genesys' },
    3: { name: 'keyword.other.reference-kind.genesys' },
    4: { name: 'punctuation.separator.reference.genesys' },
    5: { name: 'variable.other.reference.genesys' },
    6: { name: 'punctuation.definition.template-expression.end.genesys' },
    7: quoteMark,
  },
}));

/** A private key has no place in the file, and is shown as what it is. */
const privateKey: Pattern = {
  match: '-----(?:BEGIN|END) (?:[A-Z0-9]+ )*PRIVATE KEY-----',
  name: 'invalid.illegal.private-key.genesys',
};

const pem: Pattern = {
  begin: '(-----)(BEGIN) ((?:X509 |TRUSTED )?CERTIFICATE)(-----)',
  beginCaptures: pemCaptures(),
  end: `(-----)(END) ((?:X509 |TRUSTED )?CERTIFICATE)(-----)|${lineStart}(?![ \\t]*(?:[A-Za-z0-9+/=]+[ \\t]*$|-----END |$))`,
  endCaptures: pemCaptures(),
  contentName: 'string.unquoted.pem.genesys',
};

function pemCaptures(): Captures {
  return {
    1: { name: 'punctuation.definition.pem.genesys' },
    2: { name: 'keyword.other.pem.genesys' },
    3: { name: 'entity.name.type.pem.genesys' },
    4: { name: 'punctuation.definition.pem.genesys' },
  };
}

const rule = '[a-z][a-z-]*/[a-z][a-z0-9-]*';

const directive: Pattern = {
  name: 'meta.directive.genesys',
  match: `(?<=#|#[ \\t])[ \\t]*(integrations-ignore(?:-file)?)(?![\\w-]):?[ \\t]+(${rule}(?:[ \\t]*,[ \\t]*${rule})*)(?:[ \\t]+(until)(=)(${day}))?(?:[ \\t]+(--)(?=[ \\t]|$))?`,
  captures: {
    1: { name: 'keyword.control.directive.genesys' },
    2: { patterns: [{ match: rule, name: 'entity.name.function.rule.genesys' }] },
    3: { name: 'keyword.other.until.genesys' },
    4: { name: 'keyword.operator.assignment.genesys' },
    5: { name: 'constant.numeric.date.genesys' },
    6: { name: 'punctuation.separator.reason.genesys' },
  },
};
