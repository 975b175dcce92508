/** Loaded by VS Code's extension host: runs the tests that lie beside it and writes the results to a file. */
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

export function run(): Promise<void> {
  const output = process.env.TEST_RESULTS;
  if (!output) throw new Error('TEST_RESULTS names no file');
  const grep = process.env.TEST_GREP; // a developer's wish: only tests whose title matches
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    reporter: 'json',
    reporterOptions: { output },
    ...(grep ? { grep } : {}),
  });
  for (const name of fs.readdirSync(__dirname).sort())
    if (name.endsWith('.test.js')) mocha.addFile(path.join(__dirname, name));
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
