import type { IdSource } from '../../ids.ts';
import type { CommandOf } from '../../project/commands.ts';
import { findSame, type SameSource } from '../../sources/source-identity.ts';
import { sourceTitle, type CslItem, type Source } from '../../sources/source.ts';
import { formatNames } from '../../sources/reference-format.ts';
import type { DroppedField } from './fit-csl-item.ts';
import type { ReadReferences } from './read-references.ts';

/** What an import will do with one reference, for people to see before it happens. */
export interface PlannedReference {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly outcome: 'imported' | 'duplicate' | 'error';
  readonly title: string;
  /** Author, kind and year; of an error, what is wrong. */
  readonly summary: string;
  readonly dropped: readonly DroppedField[];
  /** Which source it repeats: one of the project, or an earlier one of the same file. */
  readonly duplicate: { readonly title: string; readonly reason: SameSource } | null;
  readonly command: CommandOf<'source.add'> | null;
}

/**
 * One `source.add` per reference that the project does not have yet. Pure: the caller gives the commands, for all or for
 * those that the user left ticked.
 */
export function planReferences(
  known: readonly Source[],
  read: ReadReferences,
  newId: IdSource,
): readonly PlannedReference[] {
  const seen: Source[] = [...known];
  return read.references.map((reference, index): PlannedReference => {
    if (reference.kind === 'unreadable') {
      const { label, why } = reference;
      return {
        index,
        outcome: 'error',
        title: label,
        summary: why,
        dropped: [],
        duplicate: null,
        command: null,
      };
    }
    const { csl, kind, dropped } = reference.item;
    const command: CommandOf<'source.add'> = {
      kind: 'source.add',
      sourceId: newId('source'),
      sourceKind: kind,
      csl,
      person: null,
      origin: '',
      note: '',
    };
    const source = asSource(command);
    const same = findSame(seen, csl);
    if (same === null) seen.push(source);
    return {
      index,
      outcome: same === null ? 'imported' : 'duplicate',
      title: sourceTitle(source),
      summary: summaryOf(csl),
      dropped,
      duplicate: same === null ? null : { title: sourceTitle(same.source), reason: same.reason },
      command,
    };
  });
}

function asSource({ sourceId, sourceKind, csl }: CommandOf<'source.add'>): Source {
  return {
    id: sourceId,
    kind: sourceKind,
    csl,
    person: null,
    origin: '',
    note: '',
    addedBy: '',
    addedAt: '1970-01-01T00:00:00.000Z',
  };
}

function summaryOf(csl: CslItem): string {
  const year = csl.issued?.['date-parts']?.[0]?.[0];
  return [formatNames(csl.author), csl.type.replaceAll(/[-_]/gu, ' '), year === undefined ? '' : String(year)]
    .filter(Boolean)
    .join(', ');
}
