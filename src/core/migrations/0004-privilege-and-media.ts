import { mediaStatementInNote } from '../claims/media-statement.ts';
import type { Migration, StoredValue } from './migration.ts';

/**
 * Schema 4: privilege marks, and what a verdict says about a picture or a recording in a field of its own. A note that said it in
 * lines keeps them, word for word; the field repeats what they say.
 */
export const privilegeAndMedia: Migration = {
  to: 4,
  what: 'Privilege marks; what was done to a picture as a field of the verdict',
  record: (record) => ({
    ...record,
    claims: Object.fromEntries(
      Object.entries(record['claims'] as Readonly<Record<string, StoredValue>>).map(([id, claim]) => [
        id,
        { ...claim, verdict: verdict(claim['verdict']) },
      ]),
    ),
    privileges: {},
  }),
  command: (command) => {
    if (command['kind'] !== 'claim.verdict') return command;
    const media = mediaStatementInNote(String(command['note']));
    return media === null ? command : { ...command, media };
  },
};

function verdict(value: unknown): StoredValue | null {
  if (value === null || value === undefined) return null;
  const given = value as StoredValue;
  return { ...given, media: mediaStatementInNote(String(given['note'])) };
}
