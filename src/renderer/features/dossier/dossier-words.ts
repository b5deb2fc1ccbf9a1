import type { DossierView } from '../../../contract/dossier-channels.ts';
import { counted } from '../claims/claim-words.ts';

type Told = NonNullable<DossierView['told']>;

/** What was found, in one line. */
export function headline({ isIntact, told }: DossierView): string {
  if (isIntact) return 'Intact: nothing was changed since it was sealed';
  return told === null ? 'This cannot be verified' : 'Not intact: something was changed';
}

/** Which claims the damage bears on, in one sentence. */
export function touchedWords(touched: DossierView['touched']): string {
  if (touched === 'all') return 'It bears on every claim: rely on none before you have a whole dossier.';
  return touched.length === 0
    ? 'No claim stands on what was changed.'
    : `It bears on ${counted(touched.length, 'claim')}; the others stand on parts that are whole.`;
}

export const partStateWords = {
  changed: 'was changed',
  missing: 'is missing',
  extra: 'was added',
} as const;

/** An instant for people, in the time of the record. */
export function utcTime(instant: string): string {
  return `${instant.slice(0, 10)}, ${instant.slice(11, 16)} UTC`;
}

/** How the log stands. */
export function logWords({ entries, isChained, isRepeated }: DossierView['log']): string {
  if (!isChained) return 'Not whole';
  return `${counted(entries, 'entry', 'entries')}, chained${isRepeated === true ? '; repeating them gives the record' : ''}`;
}

/** Whose key signed it, and what that is worth. */
export function keyWords({ kind, isOwn }: Told['key']): string {
  if (isOwn) return 'The key of this library: the dossier was made at this desk.';
  return kind === 'desk'
    ? 'A desk’s key. Compare the fingerprint with what that desk tells you; anybody can make a key.'
    : 'A key made for this dossier alone. It shows that nothing changed since, and not who made it.';
}
