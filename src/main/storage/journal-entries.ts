import { canonicalJson } from '../../core/canonical-json.ts';
import type { JournalEntry, JournalHeader, LogPosition } from './journal-format.ts';

/** The first page of a journal that begins behind `after`. */
export function journalHeader(schema: number, generation: number, after: LogPosition): JournalHeader {
  return { format: 'stet-journal', schema, generation, after };
}

/** A log entry on its way into a journal. Canonical JSON gives the bytes that its hash was made of. */
export function toJournal(entry: { readonly revision: number }): JournalEntry {
  return { revision: entry.revision, json: canonicalJson(entry) };
}
