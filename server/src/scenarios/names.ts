/** How files of tests are called, and which organization file each of them tests when it names none. */

/** Glob patterns of the files of tests. */
export const scenarioPatterns = [
  '**/integrations.test.yaml',
  '**/integrations.test.yml',
  '**/*.integrations.test.yaml',
  '**/*.integrations.test.yml',
] as const;

/** Whether a path or a URI, with `/`, is that of a file of tests. */
export function isScenarioFile(path: string): boolean {
  return /(?:^|\/)(?:[^/]*\.)?integrations\.test\.ya?ml$/.test(path);
}

/**
 * The names that the tested organization file may have, the likelier first: `acme.integrations.test.yaml` tests
 * `acme.integrations.yaml`. Empty for a name that is none of a file of tests.
 */
export function testedNames(name: string): readonly string[] {
  const match = /^((?:.*\.)?integrations)\.test\.(ya?ml)$/.exec(name);
  if (!match) return [];
  const [, base, extension] = match;
  return [`${base}.${extension}`, `${base}.${extension === 'yaml' ? 'yml' : 'yaml'}`];
}
