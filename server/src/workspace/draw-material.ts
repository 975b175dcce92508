/** Draws what a test identity provider signs with. It is kept in memory only, for one run, and never written or shown. */
import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Material } from '../identity-provider/material';

const draw = promisify(generateKeyPair);

/** New keys and a new seed, for an instant (milliseconds since 1970 UTC). Takes a good part of a second. */
export async function drawMaterial(now: number): Promise<Material> {
  const [own = '', other = '', short = '', serviceProvider = ''] = await Promise.all(
    [2048, 2048, 1024, 2048].map(drawKey),
  );
  return {
    keys: { own, other, short, serviceProvider },
    seed: randomBytes(16).toString('hex'),
    now,
  };
}

async function drawKey(modulusLength: number): Promise<string> {
  const { privateKey } = await draw('rsa', {
    modulusLength,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return privateKey;
}
