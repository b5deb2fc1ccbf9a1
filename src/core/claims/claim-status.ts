import { z } from 'zod';

/** Statuses while a claim is being worked on. */
export const workingStatuses = ['to-check', 'in-progress', 'queried'] as const;
/** A checker's decisions. */
export const verdictStatuses = [
  'confirmed',
  'confirmed-with-change',
  'on-author',
  'not-confirmable',
  'disputed',
  'wrong',
  'cut',
] as const;

export const verdictStatusSchema = z.enum(verdictStatuses);
export type VerdictStatus = z.infer<typeof verdictStatusSchema>;
export const claimStatusSchema = z.enum([...workingStatuses, ...verdictStatuses]);
export type ClaimStatus = z.infer<typeof claimStatusSchema>;
export type WorkingStatus = (typeof workingStatuses)[number];

/** Whether a status is a verdict. */
export function isVerdict(status: ClaimStatus): status is VerdictStatus {
  return (verdictStatuses as readonly string[]).includes(status);
}

/**
 * Which status may follow which. `queried` is entered by opening a query and left when its last query is settled,
 * so the table names it only as a neighbour; a verdict may always be replaced by another or taken back to `to-check`.
 */
const transitions: Readonly<Record<ClaimStatus, readonly ClaimStatus[]>> = {
  'to-check': ['in-progress', 'queried', ...verdictStatuses],
  'in-progress': ['to-check', 'queried', ...verdictStatuses],
  queried: ['to-check', 'in-progress', ...verdictStatuses],
  confirmed: ['to-check', 'in-progress', 'queried', ...verdictStatuses],
  'confirmed-with-change': ['to-check', 'in-progress', 'queried', ...verdictStatuses],
  'on-author': ['to-check', 'in-progress', 'queried', ...verdictStatuses],
  'not-confirmable': ['to-check', 'in-progress', 'queried', ...verdictStatuses],
  disputed: ['to-check', 'in-progress', 'queried', ...verdictStatuses],
  wrong: ['to-check', 'in-progress', 'queried', ...verdictStatuses],
  cut: ['to-check', 'in-progress', ...verdictStatuses],
};

/** Whether a claim may go from one status to another. Giving the same verdict again is allowed: it renews the words. */
export function mayFollow(from: ClaimStatus, to: ClaimStatus): boolean {
  return transitions[from].includes(to);
}
