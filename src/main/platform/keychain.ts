import { safeStorage } from 'electron';
import type { Keychain } from './ports.ts';

/**
 * Electron’s `safeStorage`. On a Linux desktop without a password service it encrypts with a key that everybody knows
 * (`basic_text`); that is no protection and counts as none.
 */
export const keychain: Keychain = {
  isAvailable: async () => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    if (process.platform !== 'linux') return true;
    const backend = safeStorage.getSelectedStorageBackend();
    return backend !== 'basic_text' && backend !== 'unknown';
  },
  encrypt: (secret) => safeStorage.encryptStringAsync(secret),
  decrypt: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result,
};
