/**
 * Secrets as this server compares them: never as they are, always as digests with a key that lives as long as the
 * process. A client that knows the key sends digests of what is typed, and of what the editor's storage holds.
 */
import { createECDH, createHash, createHmac, randomBytes } from 'node:crypto';
import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { ConcealSecret, ResolveSecret } from '../simulate/secrets';
import type { Outside } from './outside';
import { type SecretDigestParams, type SecretKeyParams, secretRequests } from './protocol';
import { faultText, type Log } from './safely';

/** Milliseconds for which a client is waited for that may know no such request. */
const patience = 5_000;

export class Vault {
  #key: Buffer = randomBytes(32);
  readonly #private = privateKey();
  readonly #connection: Connection;
  readonly #outside: Pick<Outside, 'after'>;
  readonly #log: Log;
  /** The client has no storage that it could be asked about. */
  #silent = false;
  /** Signs simulated tokens. */
  readonly signing: Uint8Array = randomBytes(32);
  /** What code verifiers are made from. */
  readonly seed = randomBytes(32).toString('base64url');

  constructor(connection: Connection, outside: Pick<Outside, 'after'>, log: Log) {
    this.#connection = connection;
    this.#outside = outside;
    this.#log = log;
    connection.onRequest(secretRequests.key, (params: Partial<SecretKeyParams> | null) =>
      this.#agree(params?.publicKey),
    );
  }

  /** Agrees with the client on the key of the digests; gives the own public key. */
  #agree(publicKey: unknown): string | ResponseError<void> {
    const own = createECDH('prime256v1');
    own.setPrivateKey(this.#private);
    try {
      const shared = own.computeSecret(Buffer.from(String(publicKey), 'base64url'));
      this.#key = createHash('sha256').update(shared).digest();
      return own.getPublicKey('base64url');
    } catch {
      // A point that is none is all that can be wrong.
      return new ResponseError<void>(
        ErrorCodes.InvalidParams,
        'Give a public key of P-256 in base64url as `publicKey`.',
      );
    }
  }

  /** HMAC-SHA-256, in base64url. */
  readonly conceal: ConcealSecret = (secret) => createHmac('sha256', this.#key).update(secret).digest('base64url');

  /** The digest of a secret in the editor's storage; undefined where there is none, or no such storage. */
  async stored(name: string): Promise<string | undefined> {
    if (this.#silent) return undefined;
    const params: SecretDigestParams = { name };
    const answer = await new Promise<unknown>((resolve) => {
      const stop = this.#outside.after(patience, () => {
        this.#silent = true;
        resolve(undefined);
      });
      this.#connection
        .sendRequest(secretRequests.digest, params)
        .then(resolve, (error: unknown) => {
          // Other editors have no such storage, and say so.
          if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) this.#silent = true;
          else this.#log(faultText(secretRequests.digest, error));
          resolve(undefined);
        })
        .finally(stop);
    });
    return typeof answer === 'string' && /^[A-Za-z0-9_-]{43}$/.test(answer) ? answer : undefined;
  }

  /** Looks secrets up and conceals them: those of the storage among `stored`, the others by `resolve`. */
  concealed(resolve: ResolveSecret, stored: ReadonlyMap<string, string>): ResolveSecret {
    return (reference) => {
      const digest = reference.kind === 'secret' ? stored.get(reference.name) : undefined;
      const secret = digest === undefined ? resolve(reference) : undefined;
      return digest ?? (secret ? this.conceal(secret) : undefined);
    };
  }
}

function privateKey(): Buffer {
  const made = createECDH('prime256v1');
  made.generateKeys();
  return made.getPrivateKey();
}
