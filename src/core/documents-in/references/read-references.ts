import { appError } from '../../app-error.ts';
import { err, ok, type Result } from '../../result.ts';
import type { ReferenceFormat } from '../../sources/reference-kinds.ts';
import { loadReferenceCodec, type RawEntry, type ReferenceCodec, type RisRecord } from './citation-js.ts';
import { fitCslItem, type DroppedField, type FittedItem } from './fit-csl-item.ts';

/** One reference of a file: fitted to the record, or why it could not be. */
export type ReadReference =
  | { readonly kind: 'read'; readonly item: FittedItem }
  | { readonly kind: 'unreadable'; readonly label: string; readonly why: string };

export interface ReadReferences {
  readonly format: ReferenceFormat;
  readonly references: readonly ReadReference[];
}

/** Judgement: the largest libraries that people keep in one file are of this order. */
export const referenceLimits = {
  /** UTF-16 units. */
  text: 5_000_000,
  references: 5_000,
  /** Braces inside braces; a title needs three. */
  depth: 100,
} as const;

/** What a text is, by its own marks; null when it is none of the three formats. */
export function detectReferenceFormat(text: string): ReferenceFormat | null {
  const start = text.replace(/^\uFEFF/u, '').trimStart();
  if (start.startsWith('[') || start.startsWith('{')) return 'csl-json';
  if (/^TY {2}-/mu.test(start)) return 'ris';
  return /@\s*[A-Za-z]+\s*[{(]/u.test(start) ? 'bibtex' : null;
}

/**
 * Reads references from untrusted text. One broken entry costs only itself.
 * Errors: `empty-file`, `unsupported-type` (none of the formats), `malformed` (no JSON), `too-large`, `too-complex`.
 * @param format what the user says it is; null: the text decides
 */
export async function readReferences(
  text: string,
  format: ReferenceFormat | null = null,
): Promise<Result<ReadReferences>> {
  if (text.trim() === '') return err(appError('empty-file', 'There is nothing in it. Nothing was imported.'));
  if (text.length > referenceLimits.text) {
    return err(
      appError(
        'too-large',
        'The references are longer than 5 million characters. Nothing was imported. Split the file.',
        {
          length: text.length,
          limit: referenceLimits.text,
        },
      ),
    );
  }
  const known = format ?? detectReferenceFormat(text);
  if (known === null) {
    return err(
      appError(
        'unsupported-type',
        'This is no BibTeX, RIS or CSL-JSON. Nothing was imported. Export the references in one of these formats.',
      ),
    );
  }
  const references = known === 'csl-json' ? readCslJson(text) : await readWith(known, text);
  if (!references.ok) return references;
  if (references.value.length > referenceLimits.references) {
    return err(
      appError(
        'too-complex',
        'There are more than 5,000 references in it. Nothing was imported. Split the file.',
        {
          references: references.value.length,
          limit: referenceLimits.references,
        },
      ),
    );
  }
  return ok({ format: known, references: references.value });
}

async function readWith(format: 'bibtex' | 'ris', text: string): Promise<Result<readonly ReadReference[]>> {
  if (format === 'bibtex' && deepest(text) > referenceLimits.depth) {
    return err(
      appError('too-complex', 'Braces are nested more than 100 deep. Nothing was imported.', {
        limit: referenceLimits.depth,
      }),
    );
  }
  const codec = await loadReferenceCodec();
  return ok(format === 'bibtex' ? readBibtex(text, codec) : readRis(text, codec));
}

function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at];
    if (unit === '{') most = Math.max(most, (depth += 1));
    else if (unit === '}') depth = Math.max(0, depth - 1);
  }
  return most;
}

function readCslJson(text: string): Result<readonly ReadReference[]> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err(appError('malformed', 'The CSL-JSON is no valid JSON. Nothing was imported.'));
  }
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  return ok(items.map((item, at) => fitted(item, labelOf(item) ?? `Item ${at + 1}`, [])));
}

function labelOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  const { id } = item;
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 100) : null;
}

function fitted(raw: unknown, label: string, lost: readonly DroppedField[]): ReadReference {
  const item = fitCslItem(raw);
  if (item === null) return { kind: 'unreadable', label, why: 'It has neither a title nor an author.' };
  return { kind: 'read', item: { ...item, dropped: [...lost, ...item.dropped] } };
}

function readBibtex(text: string, codec: ReferenceCodec): readonly ReadReference[] {
  const effects = new FieldEffects(codec.bibtexItem);
  return bibtexEntries(text, codec).map((entry) => {
    if ('why' in entry) return entry;
    try {
      const lost = effects.without(entry.type, entry.properties, (properties) => ({ ...entry, properties }));
      return fitted(codec.bibtexItem(entry), entry.label, lost);
    } catch (error) {
      return unreadable(entry.label, error);
    }
  });
}

type Unreadable = Extract<ReadReference, { kind: 'unreadable' }>;

/** All entries at once; where the file as a whole cannot be read, entry by entry, so that one costs only itself. */
function bibtexEntries(text: string, codec: ReferenceCodec): readonly (RawEntry | Unreadable)[] {
  try {
    return codec.bibtexEntries(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  const pieces = text
    .split(/^(?=[ \t]*@)/mu)
    .filter((piece) => /^\s*@/u.test(piece))
    .map(balanced);
  const isString = (piece: string): boolean => /^\s*@string\b/iu.test(piece);
  const strings = pieces.filter((piece) => isString(piece) && reads(piece, codec)).join('\n');
  return pieces
    .filter((piece) => !isString(piece) && !/^\s*@(?:comment|preamble)\b/iu.test(piece))
    .flatMap((piece): readonly (RawEntry | Unreadable)[] => {
      try {
        return codec.bibtexEntries(`${strings}\n${piece}`);
      } catch (error) {
        return [unreadable(/^\s*@\s*\w+\s*[{(]\s*([^,\s]{1,80})/u.exec(piece)?.[1] ?? 'An entry', error)];
      }
    });
}

/** An entry up to the brace that closes it; what stands between entries is no part of them. */
function balanced(piece: string): string {
  let depth = 0;
  for (let at = 0; at < piece.length; at += 1) {
    const unit = piece[at];
    if (unit === '\\') at += 1;
    else if (unit === '{') depth += 1;
    else if (unit === '}' && (depth -= 1) <= 0) return piece.slice(0, at + 1);
  }
  return piece;
}

function reads(piece: string, codec: ReferenceCodec): boolean {
  try {
    codec.bibtexEntries(piece);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function unreadable(label: string, error: unknown): Unreadable {
  if (!(error instanceof Error)) throw error;
  return { kind: 'unreadable', label: label.slice(0, 100), why: 'Its syntax is broken.' };
}

function readRis(text: string, codec: ReferenceCodec): readonly ReadReference[] {
  const itemOf = (record: RisRecord): unknown => withRisBasics(codec.risItem(record), record);
  const effects = new FieldEffects(itemOf);
  // The reader of tags takes a second "  - " in a line for another tag's separator and would cut the value there.
  const safe = text.replace(/^([A-Z][A-Z0-9] {2}- )(.*)$/gmu, (_, tag: string, value: string) => {
    return tag + value.replace(/ {2}-(?= |$)/gu, ' -');
  });
  const { whole, strays } = withoutStrays(safe);
  const outside: readonly Unreadable[] =
    strays === 0
      ? []
      : [
          {
            kind: 'unreadable',
            label: `${strays} ${strays === 1 ? 'line' : 'lines'} outside a record`,
            why: 'No line with TY begins the record that they belong to.',
          },
        ];
  const records = codec.risRecords(whole).map((record, at): ReadReference => {
    const label = typeof record['ID'] === 'string' ? record['ID'].slice(0, 100) : `Record ${at + 1}`;
    try {
      const { TY, ...tags } = record;
      const lost = effects.without(String(TY), tags, (kept): RisRecord => ({ TY, ...kept }));
      return fitted(itemOf(record), label, lost);
    } catch (error) {
      return unreadable(label, error);
    }
  });
  return [...outside, ...records];
}

/** The text without the lines that stand in no record, which the library cannot be given, and how many they were. */
function withoutStrays(text: string): { readonly whole: string; readonly strays: number } {
  let isOpen = false;
  let strays = 0;
  const kept = text.split(/\r?\n/u).filter((line) => {
    const [, tag, value = ''] = /^([A-Z][A-Z0-9]) {2}-(?: (.*))?$/su.exec(line.trim()) ?? [];
    if (tag === undefined || value.trim() === '') return true;
    if (tag === 'TY') isOpen = true;
    else if (tag === 'ER') isOpen = false;
    else if (!isOpen) {
      strays += 1;
      return false;
    }
    return true;
  });
  return { whole: kept.join('\n'), strays };
}

/**
 * Authors and the day of publication are read here where the library leaves them out: it knows neither the authors of
 * newspaper articles nor a day in `PY`.
 */
function withRisBasics(item: unknown, record: RisRecord): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const valuesOf = (tag: string): readonly string[] =>
    [record[tag] ?? []].flat().filter((value) => typeof value === 'string');
  const authors = ['AU', 'A1'].flatMap(valuesOf).map((name) => {
    const [family = '', ...given] = name.split(',').map((part) => part.trim());
    return given.length === 0 ? { literal: family } : { family, given: given.join(', ') };
  });
  const issued = ['DA', 'PY', 'Y1']
    .flatMap(valuesOf)
    .map((value) =>
      value
        .split('/')
        .slice(0, 3)
        .filter((part) => part.trim() !== ''),
    )
    .filter((parts) => /^\d{4}$/u.test(parts[0]?.trim() ?? ''))
    .toSorted((a, b) => b.length - a.length)[0];
  return {
    ...Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'reporter')),
    ...('author' in item || authors.length === 0 ? {} : { author: authors }),
    ...(issued === undefined ? {} : { issued: { 'date-parts': [issued] } }),
  };
}

/**
 * Which fields of an entry the library takes no notice of: those without which it reads the same. Remembered by type
 * and field, since that decides it in all but a few cases and each look costs a third of a millisecond.
 */
class FieldEffects<E> {
  readonly #convert: (entry: E) => unknown;
  readonly #known = new Map<string, boolean>();

  constructor(convert: (entry: E) => unknown) {
    this.#convert = convert;
  }

  without(
    type: string,
    fields: Readonly<Record<string, unknown>>,
    entryOf: (fields: Readonly<Record<string, unknown>>) => E,
  ): readonly DroppedField[] {
    let whole: string | null = null;
    return Object.keys(fields).flatMap((field) => {
      const key = `${type} ${field}`;
      let counts = this.#known.get(key);
      if (counts === undefined) {
        whole ??= JSON.stringify(this.#convert(entryOf(fields)));
        const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
        counts = JSON.stringify(this.#convert(entryOf(rest))) !== whole;
        this.#known.set(key, counts);
      }
      return counts || field === 'ID' ? [] : [{ field, why: 'is not known to the reader of this format' }];
    });
  }
}
