import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import type { DossierSigner, DossierTools, KeyKind } from '../../../core/dossier/signature.ts';
import { hashOf } from '../../storage/evidence-store.ts';

/** PKCS #8 of an Ed25519 key (RFC 8410): this, then the 32 bytes of its seed. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A fresh seed of an Ed25519 key (RFC 8032: 32 random bytes). Whoever holds it wipes it with `fill(0)`. */
export function newSeed(): Buffer {
  return randomBytes(32);
}

/** Signs with the key of a seed; the seed may be wiped afterwards. */
export function signerOf(seed: Buffer, kind: KeyKind): DossierSigner {
  const der = Buffer.concat([pkcs8Prefix, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new Error('An Ed25519 key has a public part.');
  return { kind, publicKey: Buffer.from(x, 'base64url'), sign: (message) => sign(null, message, key) };
}

/** The system's hashes and signatures, for reading dossiers. */
export const systemTools: DossierTools = {
  sha256: hashOf,
  verify: (publicKey, message, signature) => {
    const x = Buffer.from(publicKey).toString('base64url');
    try {
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      return verify(null, message, key, signature);
    } catch (error) {
      // Not every 32 bytes are a key.
      if (error instanceof Error) return false;
      throw error;
    }
  },
};
