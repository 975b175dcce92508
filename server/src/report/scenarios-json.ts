import { countResults, type ScenarioReport } from './scenarios';

/** The tests as JSON, in the shape that other programs rely on (docs/scenarios.md). */
export function scenariosJson({ at, files }: ScenarioReport): string {
  return `${JSON.stringify({
    version: 1,
    at,
    files: files.map(({ path, organization, problems, results }) => ({
      path,
      ...(organization ? { organization: organization.path } : {}),
      problems,
      tests: results.map(({ scenario, outcome, at: instant, question, mismatches, problems: own, simulation }) => ({
        name: scenario.name,
        outcome,
        at: instant,
        range: scenario.range,
        ...(question === undefined ? {} : { question }),
        mismatches: mismatches.map(({ what, expected, found, range, step }) => ({
          what,
          expected,
          found,
          range,
          ...(step ? { step: step.id } : {}),
        })),
        problems: own,
        ...(simulation ? { simulation } : {}),
      })),
    })),
    summary: countResults(files),
  })}\n`;
}
