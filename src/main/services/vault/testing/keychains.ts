import { createHash, randomBytes } from 'node:crypto';
import type { Keychain } from '../../../platform/ports.ts';

/** A machine without a password service. */
export const noKeychain: Keychain = {
  isAvailable: () => Promise.resolve(false),
  encrypt: () => Promise.reject(new Error('There is no password service.')),
  decrypt: () => Promise.reject(new Error('There is no password service.')),
};

/** A password service of one user on one machine: what another one encrypted it refuses, and so does anything changed. */
export function aKeychain(): Keychain {
  const pad = randomBytes(64);
  const xor = (bytes: Uint8Array) => Buffer.from(bytes.map((byte, at) => byte ^ (pad[at % pad.length] ?? 0)));
  const sum = (secret: string) => createHash('sha256').update(pad).update(secret).digest().subarray(0, 8);
  return {
    isAvailable: () => Promise.resolve(true),
    encrypt: (secret) => Promise.resolve(Buffer.concat([sum(secret), xor(Buffer.from(secret))])),
    decrypt: (sealed) => {
      const secret = xor(sealed.subarray(8)).toString();
      return sum(secret).equals(sealed.subarray(0, 8))
        ? Promise.resolve(secret)
        : Promise.reject(new Error('It was encrypted elsewhere.'));
    },
  };
}
