/** Tokens as they are issued here: signed, so that they can be opened, where those of the platform are opaque. */
import { jwtVerify, SignJWT } from 'jose';

/** What a simulation says of a token. */
export type Claims = { readonly [claim: string]: unknown };

/** Signs what a token stands for (HMAC with SHA-256). `key`: 32 bytes or more that nobody else has. */
export async function issueToken(claims: Claims, key: Uint8Array): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key);
}

/**
 * Opens a token that was signed with this key. Throws for any other, and for one that has expired at `now`
 * (milliseconds since 1970 UTC).
 */
export async function openToken(token: string, key: Uint8Array, now: number): Promise<Claims> {
  const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: new Date(now) });
  return payload;
}
