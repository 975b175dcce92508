/**
 * Secrets for `${secret:NAME}`, in the editor's secret storage, and those that are typed into the panel. Neither leaves
 * the extension: the server is given keyed digests.
 */
import { createECDH, createHash, createHmac } from 'node:crypto';
import * as vscode from 'vscode';
import { type SecretDigestParams, type SecretKeyParams, secretRequests } from '../../../server/src/lsp/protocol';
import type { Typed } from '../../../server/src/panel/view';
import { isOrganizationFile } from '../organization-files';
import type { Server } from '../server';

const prefix = 'secret.';
/** The names alone, which are no secrets: the storage itself can't be listed. */
const namesKey = 'secrets.names';
const reference = /\$\{secret:([^}\s]+)\}/g;

export const storeSecretCommand = 'genesysIntegrations.storeSecret';

export class Secrets implements vscode.Disposable {
  readonly #storage: vscode.SecretStorage;
  readonly #memory: vscode.Memento;
  readonly #server: Server;
  readonly #agreement = createECDH('prime256v1');
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  /** A secret was stored or forgotten. */
  readonly onDidChange = this.#changed.event;

  constructor(storage: vscode.SecretStorage, memory: vscode.Memento, server: Server) {
    this.#storage = storage;
    this.#memory = memory;
    this.#server = server;
    this.#agreement.generateKeys();
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      storage.onDidChange(() => this.#changed.fire()),
      server.answer(secretRequests.digest, (params) => this.#stored(params)),
      vscode.commands.registerCommand(storeSecretCommand, (name?: unknown) =>
        this.#store(typeof name === 'string' ? name : undefined),
      ),
      vscode.commands.registerCommand('genesysIntegrations.forgetSecret', () => this.#forget()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Whether a secret is stored under a name, and whether it is this one. */
  async compare(name: string, secret: string): Promise<'none' | 'same' | 'other'> {
    const stored = await this.#storage.get(prefix + name);
    if (stored === undefined) return 'none';
    return stored === secret ? 'same' : 'other';
  }

  /** Stores a secret under a name, in place of the one that is there. */
  async keep(name: string, secret: string): Promise<void> {
    await this.#storage.store(prefix + name, secret);
    await this.#memory.update(namesKey, [...new Set([...this.#names(), name])].sort());
  }

  /** Forgets the secret of a name. */
  async drop(name: string): Promise<void> {
    await this.#storage.delete(prefix + name);
    await this.#memory.update(
      namesKey,
      this.#names().filter((one) => one !== name),
    );
  }

  /** What the server is told of values that were typed. */
  async typed(secret: string | undefined, codeVerifier: string | undefined): Promise<Typed> {
    const digest = secret ? await this.#digest(secret) : undefined;
    return {
      ...(digest === undefined ? {} : { secret: digest }),
      ...(codeVerifier
        ? {
            codeVerifier: challengeOf(codeVerifier),
            codeVerifierLength: codeVerifier.length,
            codeVerifierFits: /^[A-Za-z0-9\-._~]*$/.test(codeVerifier),
          }
        : {}),
    };
  }

  async #digest(secret: string): Promise<string | undefined> {
    const params: SecretKeyParams = { publicKey: this.#agreement.getPublicKey('base64url') };
    const answer = await this.#server.ask<unknown>(secretRequests.key, params);
    if (typeof answer !== 'string' || answer === '') return undefined;
    const shared = this.#agreement.computeSecret(Buffer.from(answer, 'base64url'));
    const key = createHash('sha256').update(shared).digest();
    return createHmac('sha256', key).update(secret).digest('base64url');
  }

  async #stored(params: unknown): Promise<string | null> {
    const { name } = (params ?? {}) as Partial<SecretDigestParams>;
    const secret = typeof name === 'string' ? await this.#storage.get(prefix + name) : undefined;
    return (secret && (await this.#digest(secret))) || null;
  }

  #names(): string[] {
    const names: unknown = this.#memory.get(namesKey);
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  }

  async #store(given: string | undefined): Promise<void> {
    const name = given ?? (await this.#pickName());
    if (!name) return;
    const secret = await vscode.window.showInputBox({
      title: vscode.l10n.t('Store the secret for {0}', `\${secret:${name}}`),
      prompt: vscode.l10n.t('It is kept in the secret storage of VS Code, on this machine, and only ever compared.'),
      password: true,
      ignoreFocusOut: true,
    });
    if (secret) await this.keep(name, secret);
  }

  async #pickName(): Promise<string | undefined> {
    const kept = this.#names();
    const other = vscode.l10n.t('Another name…');
    const items = [...new Set([...referredNames(), ...kept])].map((label) => ({
      label,
      description: kept.includes(label) ? vscode.l10n.t('stored; it is replaced') : vscode.l10n.t('not stored'),
    }));
    const picked = items.length
      ? await vscode.window.showQuickPick([...items, { label: other }], {
          placeHolder: vscode.l10n.t('The NAME of ${secret:NAME} to store a secret for'),
        })
      : { label: other };
    if (picked?.label !== other) return picked?.label;
    const name = await vscode.window.showInputBox({
      prompt: vscode.l10n.t('The NAME of ${secret:NAME}'),
      validateInput: (text) =>
        /^[^}\s]+$/.test(text) ? undefined : vscode.l10n.t('A name without spaces and without }.'),
    });
    return name;
  }

  async #forget(): Promise<void> {
    const names = this.#names();
    if (names.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No secret is stored for ${secret:…}.'));
      return;
    }
    const name = await vscode.window.showQuickPick(names, { placeHolder: vscode.l10n.t('The secret to forget') });
    if (name) await this.drop(name);
  }
}

/** The code challenge of a code verifier by the method S256 (RFC 7636, section 4.2). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** The names that the open organization files refer to. */
function referredNames(): string[] {
  return vscode.workspace.textDocuments
    .filter(isOrganizationFile)
    .flatMap((document) => [...document.getText().matchAll(reference)].flatMap(([, name]) => name ?? []));
}
