// code-cache.cjs DIST NAME ARGUMENT…: runs DIST/NAME.bundle.js with the arguments, as its loader would, and writes
// what V8 has compiled by then to DIST/NAME.cache. CommonJS, because the bundle gets this file's `require`.
const { readFileSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

const [dist, name] = process.argv.splice(2, 2);
const filename = `${dist}/${name}.bundle.js`;
const script = new Script(readFileSync(filename, 'latin1'), { filename });
process.once('exit', () => writeFileSync(`${dist}/${name}.cache`, script.createCachedData()));
process.argv[1] = `${dist}/${name}.js`;
script.runInThisContext()(exports, require, module, filename, dist);
