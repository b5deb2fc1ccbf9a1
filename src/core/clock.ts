import { z } from 'zod';

/** The current time as an ISO 8601 instant in UTC (`2026-03-01T09:30:00.000Z`); injected, never read in `core`. */
export type Clock = () => string;

/** An instant in UTC as `Date.prototype.toISOString` writes it. */
export const instantSchema = z.iso.datetime({ offset: false });

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();
