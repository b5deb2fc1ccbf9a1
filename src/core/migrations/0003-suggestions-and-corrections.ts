import type { Migration } from './migration.ts';

/**
 * Schema 3: suggestions of the claim spotter that a person set aside; the corrections ledger, embargo and retention note. Older
 * projects had none of them.
 */
export const suggestionsAndCorrections: Migration = {
  to: 3,
  what: 'Suggestions that were ignored; corrections, embargo and retention',
  record: (record) => ({
    ...record,
    ignoredSuggestions: {},
    corrections: [],
    embargo: null,
    retention: null,
  }),
  command: (command) => command,
};
