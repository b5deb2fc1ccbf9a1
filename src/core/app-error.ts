/**
 * Every expected failure, by code. The code is stable: scripts match on it, the log stores it and the
 * interface chooses help by it. The message beside it is for people.
 */
export const errorCodes = [
  // Commands
  'invalid-command',
  'not-permitted',
  'writer-cannot-check',
  'unknown-id',
  'duplicate-id',
  'illegal-transition',
  'bad-range',
  'empty-span',
  'wrong-words',
  'outdated',
  'already-settled',
  'in-use',
  'needs-reason',
  'claim-detached',
  'text-changed',
  'invalid-article',
  // Input
  'empty-file',
  'too-large',
  'not-text',
  'wrong-type',
  'unsupported-type',
  'malformed',
  'too-complex',
  'timed-out',
  'cancelled',
  // Capture of pages
  'capture-off',
  'private-address',
  'load-failed',
  // Storage
  'not-found',
  'already-exists',
  'locked',
  'read-only',
  'newer-schema',
  'damaged',
  'disk-full',
  'write-failed',
  'read-failed',
  'evidence-changed',
  'permission-denied',
  'vault-locked',
  'wrong-passphrase',
  // Gate and export
  'gate-closed',
  'embargoed',
  'nothing-to-export',
  'invalid-export',
  'verification-failed',
  'names-confidential',
  'privileged',
  // Bridge
  'untrusted-sender',
  'invalid-request',
  'unknown-token',
  'bad-url',
  'usage',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An expected failure. `message` says what happened, what was kept and what to do next. */
export interface AppError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Ids, counts and offsets for scripts and logs; never article text. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** Makes an {@link AppError}. */
export function appError(code: ErrorCode, message: string, details?: AppError['details']): AppError {
  return details === undefined ? { code, message } : { code, message, details };
}
