/**
 * Random bytes from the system's generator, by the global `crypto`: to import `node:crypto` would take a fifth of what the main process
 * may spend on its imports, before the first name is wanted.
 */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** Two hexadecimal digits for each of `count` random bytes; for names that nobody else takes. */
export function randomHex(count: number): string {
  return Buffer.from(randomBytes(count)).toString('hex');
}
