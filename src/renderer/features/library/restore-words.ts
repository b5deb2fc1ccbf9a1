import type { RestorePointView } from '../../../contract/views.ts';

/** A restore point in the words of its row. */
export interface RestoreWords {
  readonly name: string;
  readonly change: string;
  readonly lack: string;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** What a row says: what it is and from when, how far it goes, and what would be missing. */
export function restoreWords({
  source,
  at,
  revision,
  missing,
  readableBehind,
  problem,
}: RestorePointView): RestoreWords {
  const when = at === null ? null : moment.format(new Date(at));
  const name =
    source.kind === 'readable'
      ? `Everything that can still be read${when === null ? '' : `, up to ${when}`}`
      : `Backup of ${when ?? source.name}`;
  if (problem !== null) return { name, change: '', lack: `Cannot be used: ${problem}` };
  return { name, change: `Change ${revision ?? 0}`, lack: lackWords(missing ?? 0, readableBehind) };
}

function lackWords(missing: number, readableBehind: number): string {
  if (missing === 0) return 'Nothing is missing';
  const changes = missing === 1 ? '1 later change is missing' : `${missing} later changes are missing`;
  if (readableBehind === 0) return changes;
  const them = missing === 1 ? 'it lies' : `${readableBehind} of them lie`;
  return `${changes}; ${them} whole behind the damage, but nothing leads there`;
}

/** One value per point for a list of choices, and back. */
export function pointKey({ source }: RestorePointView): string {
  return source.kind === 'readable' ? 'readable' : `backup ${source.name}`;
}
