// The small job that each program does once while it is built; the V8 code cache is taken after it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const example = `version: 1
organization:
  name: Acme Retail
  shortName: acme-retail
  region: eu-central-1
roles:
  - name: Queue Reader
    permissions: [routing:queue:view]
oauthClients:
  - name: CRM_Sync
    description: Salesforce data sync
    grantType: client-credentials
    tokenDuration: 3600
    roles:
      - Queue Reader # home division
  - name: Desktop
    grantType: authorization-code
    tokenDuration: 200000
    scopes: [users]
`;

const acme = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../examples/acme/integrations.yaml');

/**
 * Runs dist/NAME.bundle.js over small organizations and leaves dist/NAME.cache, V8's code cache.
 * Throws, with what the program has said, when it fails or is not done in a minute.
 */
export async function warmUp(dist, name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'warm-up-'));
  const file = path.join(folder, 'integrations.yaml');
  fs.writeFileSync(file, example);
  try {
    const messages = name === 'server' ? conversation(pathToFileURL(file).href) : undefined;
    // The clean organization makes the cache hold what reads certificates, metadata and data actions.
    const args = messages ? ['--stdio'] : ['check', file, acme];
    const { status, text } = await run(dist, name, args, folder, messages);
    const done = messages ? status === 0 : status === 0 || status === 1; // 1: `check` has findings
    if (!done || !fs.existsSync(path.join(dist, `${name}.cache`))) {
      throw new Error(`dist/${name}.js does not work (exit status ${status}):\n${text}`);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function run(dist, name, args, cwd, messages = []) {
  const script = path.join(path.dirname(fileURLToPath(import.meta.url)), 'code-cache.cjs');
  // V8 refuses a cache made with other flags than it runs with.
  const env = { ...process.env, NODE_OPTIONS: '' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, dist, name, ...args], { cwd, env, timeout: 60_000 });
    let text = '';
    const answer = (chunk) => {
      text += chunk;
      const next = messages.at(0);
      if (next && text.includes(`"id":${next.after}`)) send();
    };
    const send = () => {
      const { parts } = messages.shift();
      child.stdin.write(parts.map(frame).join(''));
    };
    child.stdout.on('data', answer);
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    child.stdin.on('error', () => {}); // a program that has ended says why on stderr
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status: status ?? signal, text }));
    if (messages.length) send();
    else child.stdin.end();
  });
}

function conversation(uri) {
  const textDocument = { uri };
  const capabilities = { textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } } };
  const opened = { uri, languageId: 'yaml', version: 1, text: example };
  return [
    { parts: [{ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities } }] },
    {
      after: 1,
      parts: [
        { method: 'initialized', params: {} },
        { method: 'textDocument/didOpen', params: { textDocument: opened } },
        { id: 2, method: 'textDocument/diagnostic', params: { textDocument } },
      ],
    },
    { after: 2, parts: [{ id: 3, method: 'shutdown' }] },
    { after: 3, parts: [{ method: 'exit' }] },
  ];
}

function frame(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
