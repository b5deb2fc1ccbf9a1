import { strFromU8, strToU8 } from 'fflate';
import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { decodeBytes, encodeBytes } from '../spotting/packed-bytes.ts';
import type { Manifest } from './manifest.ts';

/**
 * Who vouches for a dossier. `desk`: the key that a desk keeps. `one-off`: a key made for this dossier and thrown away; it proves
 * that nothing changed since, and not whose it is.
 */
export type KeyKind = 'desk' | 'one-off';

/** Whoever signs. */
export interface DossierSigner {
  readonly kind: KeyKind;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
  /** 64 bytes (RFC 8032, pure Ed25519). */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** What a reader of dossiers needs of the machine; `core` has no signatures and no fast hashes of its own. */
export interface DossierTools {
  /** SHA-256 as 64 lower-case hex digits. */
  readonly sha256: (bytes: Uint8Array) => string;
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
}

/**
 * What is signed: the manifest by its hash, and the two hashes that exported articles carry. Plain lines, so that other tools
 * can check the signature: `openssl pkeyutl -verify -pubin -inkey key.pub -rawin -in STATEMENT -sigfile SIGNATURE`.
 */
export function signedStatement(
  manifestHash: string,
  { record, seal }: Pick<Manifest, 'record' | 'seal'>,
): string {
  return `Stet dossier 1\nmanifest ${manifestHash}\nlog ${record.logHead}\nseal ${seal}\n`;
}

const signatureSchema = z.strictObject({
  algorithm: z.literal('Ed25519'),
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  statement: z.string().max(1000),
});
type SignatureFile = Readonly<z.infer<typeof signatureSchema>>;

/** The bytes of `manifest.sig`. */
export function signatureBytes(statement: string, signer: DossierSigner): Uint8Array {
  return encoded({
    algorithm: 'Ed25519',
    publicKey: encodeBytes(signer.publicKey),
    signature: encodeBytes(signer.sign(strToU8(statement))),
    statement,
  });
}

const encoded = (file: SignatureFile): Uint8Array => strToU8(`${canonicalJson(file)}\n`);

/** Whether `manifest.sig` holds for a manifest: in its one form, about these bytes, by the key that the manifest names. */
export function signatureHolds(
  file: Uint8Array,
  manifest: Manifest,
  manifestHash: string,
  tools: DossierTools,
): boolean {
  const text = strFromU8(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
  const parsed = signatureSchema.safeParse(value);
  if (!parsed.success) return false;
  const { publicKey, signature, statement } = parsed.data;
  const key = decodeBytes(publicKey);
  const bytes = decodeBytes(signature);
  if (key === null || bytes === null) return false;
  const isOneForm =
    encodeBytes(key) === publicKey &&
    encodeBytes(bytes) === signature &&
    strFromU8(encoded(parsed.data)) === text;
  return (
    isOneForm &&
    publicKey === manifest.key.publicKey &&
    tools.sha256(key) === manifest.key.fingerprint &&
    statement === signedStatement(manifestHash, manifest) &&
    tools.verify(key, strToU8(statement), bytes)
  );
}

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410): this, then the 32 bytes. */
const spkiPrefix = new Uint8Array([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);

/** A public key as other programs read it: PEM of SubjectPublicKeyInfo. */
export function publicKeyPem(publicKey: Uint8Array): string {
  const spki = new Uint8Array(spkiPrefix.length + publicKey.length);
  spki.set(spkiPrefix);
  spki.set(publicKey, spkiPrefix.length);
  return `-----BEGIN PUBLIC KEY-----\n${encodeBytes(spki)}\n-----END PUBLIC KEY-----\n`;
}

/** A fingerprint in groups, so that two people can compare it over the telephone. */
export function spokenFingerprint(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/gu)?.join(' ') ?? '';
}
