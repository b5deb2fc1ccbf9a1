import { doiKey } from '../../sources/source-identity.ts';
import { sourceTitle, type CslItem, type Source } from '../../sources/source.ts';

/** A source as CSL-JSON with its id. */
export type ReferenceItem = CslItem & { readonly id: string };

/** What leaves, and what was left behind. */
export interface ReferenceItems {
  readonly items: readonly ReferenceItem[];
  readonly losses: readonly string[];
}

/** `note` and `abstract` are the desk's own words about a source and stay in the project. */
const deskOnly: ReadonlySet<string> = new Set(['note', 'abstract', 'annote', 'custom']);

/**
 * Sources as items that may leave the house. People without a work to their name are no references and stay: what leaves
 * would be a list of informants. What stays is told.
 */
export function referenceItems(sources: readonly Source[]): ReferenceItems {
  const leaving = sources.filter((source) => source.kind !== 'person');
  const people = sources.length - leaving.length;
  const noted = leaving.filter(({ csl }) => [...deskOnly].some((key) => key in csl)).length;
  const items = leaving.map((source): ReferenceItem => {
    const kept = Object.entries(source.csl).filter(
      ([key, value]) => !deskOnly.has(key) && value !== '' && !(Array.isArray(value) && value.length === 0),
    );
    const csl = Object.fromEntries(kept) as unknown as CslItem;
    const doi = doiKey(csl.DOI);
    return { ...csl, ...(doi === null ? {} : { DOI: doi }), title: sourceTitle(source), id: source.id };
  });
  return {
    items,
    losses: [
      ...(people === 0
        ? []
        : [
            `${people === 1 ? 'One person was' : `${people} people were`} left out: people are no references.`,
          ]),
      ...(noted === 0
        ? []
        : [`Notes and abstracts of ${noted} ${noted === 1 ? 'source' : 'sources'} stay here.`]),
    ],
  };
}

/** “Lund2026wait” made unique: the key under which other programs know an item. */
export function citationKeys(items: readonly ReferenceItem[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const keys = new Map<string, string>();
  for (const item of items) {
    const base = baseKey(item);
    let key = base;
    for (let count = 2; taken.has(key); count += 1) key = `${base}x${count}`;
    taken.add(key);
    keys.set(item.id, key);
  }
  return keys;
}

function baseKey(item: ReferenceItem): string {
  const [author] = item.author ?? [];
  const year = item.issued?.['date-parts']?.[0]?.[0];
  const words = [author?.family ?? author?.literal ?? '', year === undefined ? '' : String(year), item.title];
  const parts = words.map((word) =>
    word
      .replace(/^(?:a|an|the) /iu, '')
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9 ]+/gu, '')
      .split(' ')
      .find((part) => part.length > 2 || /^\d+$/u.test(part)),
  );
  return parts.filter(Boolean).join('').slice(0, 60) || 'source';
}
