// npm test: everything, and at the very end one line: N passed, N failed.
//
//   npm test -- PHASE…     only these phases; --list names them
import { phases } from './run/phases.mjs';

const wanted = process.argv.slice(2);
if (wanted.includes('--list')) {
  for (const { name, title } of phases) console.log(`${name.padEnd(10)} ${title}`);
} else {
  const unknown = wanted.filter((name) => !phases.some((phase) => phase.name === name));
  if (unknown.length) {
    console.error(`There is no phase ${unknown.join(', ')}; there are ${phases.map(({ name }) => name).join(', ')}.`);
    process.exitCode = 2;
  } else {
    process.exitCode = await runAll(phases.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
  }
}

async function runAll(chosen) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  for (const { name, title, run } of chosen) {
    console.log(`\n━━ ${name}: ${title}`);
    const started = Date.now();
    const counts = await run().catch((error) => {
      console.error(`FAILED: ${error instanceof Error ? error.message : error}`);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    for (const key of Object.keys(sum)) sum[key] += counts[key];
    lines.push(`${counts.failed ? '✖' : '✔'} ${name.padEnd(10)} ${tell(counts)} (${seconds(started)} s)`);
    console.log(lines.at(-1));
  }
  console.log(`\n${lines.join('\n')}\n`);
  console.log(tell(sum));
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

function tell({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function seconds(started) {
  return ((Date.now() - started) / 1000).toFixed(1);
}
