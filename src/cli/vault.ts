import { dirname, resolve } from 'node:path';
import type { IdentitySource } from '../main/services/leak-guard.ts';
import { VaultService } from '../main/services/vault/vault-service.ts';
import { CliFailure, type CliContext } from './outcome.ts';

/**
 * Lets `use` search files for the people in the vault of a project's library, and locks it again. The vault is opened by the pass
 * phrase in the environment only; without one, and where the library has no vault, `use` gets null. Errors: `wrong-passphrase`,
 * `vault-locked` (it has no pass phrase), `damaged`.
 */
export async function withVault<T>(
  projectDir: string,
  { cwd, env, runtime }: CliContext,
  use: (vault: IdentitySource | null) => Promise<T>,
): Promise<T> {
  const passphrase = env['STET_VAULT_PASSPHRASE'] ?? '';
  if (passphrase === '') return use(null);
  const library = dirname(resolve(cwd, projectDir));
  const vault = new VaultService({ fs: runtime.fs, folder: () => library, keychain: null });
  const opened = await vault.unlock(passphrase);
  if (!opened.ok) {
    if (opened.error.code === 'not-found') return use(null);
    throw new CliFailure(opened.error);
  }
  try {
    return await use(vault);
  } finally {
    vault.lock();
  }
}
