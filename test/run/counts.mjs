// A reporter of node:test that gives the number of tests by their end, as JSON. Suites are not tests.
export default async function* counts(events) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const isSuite = data.details?.type === 'suite';
    if (type === 'test:fail') {
      // A suite that fails for its tests' sake is counted by them; one whose hook fails stands for itself.
      if (!isSuite || data.details.error?.failureType !== 'subtestsFailed') sum.failed++;
    } else if (isSuite) continue;
    else if (data.skip !== undefined || data.todo !== undefined) sum.skipped++;
    else sum.passed++;
  }
  yield JSON.stringify(sum);
}
