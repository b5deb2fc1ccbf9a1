import type { Migration } from './migration.ts';

/** Schema 3: suggestions of the claim spotter that a person set aside. Older projects had none. */
export const ignoredSuggestions: Migration = {
  to: 3,
  what: 'Suggestions that were ignored',
  record: (record) => ({ ...record, ignoredSuggestions: {} }),
  command: (command) => command,
};
