import { isGivenName } from '../../../core/checks/names/name-words.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { NameKind, RegisteredName } from '../../../core/sources/registered-name.ts';

/** An entry of the name register as it is being typed. */
export interface NameDraft {
  readonly canonical: string;
  /** One other right spelling a line. */
  readonly variants: string;
  readonly nameKind: NameKind;
  readonly sourceId: string | null;
}

/** What the form begins with for a spelling that is to be registered. */
export function newNameDraft(spelling: string, sourceId: string | null): NameDraft {
  const canonical = spelling.replace(/\s+/gu, ' ').trim();
  const first = canonical.split(' ')[0] ?? '';
  const isPerson = canonical.includes(' ') && isGivenName(first.toLowerCase());
  return { canonical, variants: '', nameKind: isPerson ? 'person' : 'other', sourceId };
}

export function nameDraft({ canonical, variants, nameKind, sourceId }: RegisteredName): NameDraft {
  return { canonical, variants: variants.join('\n'), nameKind, sourceId };
}

/** The command that keeps the entry. */
export function nameCommand(draft: NameDraft, nameId: string, isNew: boolean): Command {
  const variants = draft.variants
    .split('\n')
    .map((line) => line.trim())
    .filter((line, at, all) => line !== '' && line !== draft.canonical.trim() && all.indexOf(line) === at);
  const { nameKind, sourceId } = draft;
  const entry = { nameId, canonical: draft.canonical.trim(), variants, nameKind, sourceId };
  return isNew ? { kind: 'name.confirm', ...entry } : { kind: 'name.update', ...entry };
}
