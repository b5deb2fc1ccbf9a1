/**
 * The one door to Citation.js. Its general entry (`Cite`, `input.chain`) guesses what it is given and may take a text for
 * an address to fetch; only single steps with a named input type pass here, and none of the named types fetches.
 * Loaded when somebody reads or writes references: nothing here is needed to start.
 */
export interface ReferenceCodec {
  /** Entries of a BibTeX file as they stand. Throws on broken syntax. */
  readonly bibtexEntries: (text: string) => readonly RawEntry[];
  /** One BibTeX (or biblatex) entry as a CSL item. */
  readonly bibtexItem: (entry: RawEntry) => unknown;
  /** Records of a RIS file: tag to value or values. */
  readonly risRecords: (text: string) => readonly RisRecord[];
  readonly risItem: (record: RisRecord) => unknown;
  readonly writeBibtex: (items: readonly unknown[]) => string;
  readonly writeRis: (items: readonly unknown[]) => string;
}

export interface RawEntry {
  readonly type: string;
  readonly label: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
export type RisRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

/** Loads the library and its two plugins. */
export async function loadReferenceCodec(): Promise<ReferenceCodec> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  await import('@citation-js/plugin-ris');
  const read = (input: unknown, type: string): unknown => plugins.input.data(input, type);
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
  const write = (format: string, items: readonly unknown[]): string => {
    const text = plugins.output.format(format, items, { format: 'text' });
    if (typeof text !== 'string') throw new TypeError(`${format} gave no text`);
    return text;
  };
  return {
    bibtexEntries: (text) =>
      list(read(text, '@biblatex/text')).flatMap((entry) => {
        if (!isRecord(entry)) return [];
        const { type, label, properties } = entry;
        return typeof type === 'string' && typeof label === 'string' && isRecord(properties)
          ? [{ type, label, properties }]
          : [];
      }),
    bibtexItem: (entry) => first(read([entry], '@biblatex/entries+list')),
    risRecords: (text) => list(read(text, '@ris/file')).filter(isRecord),
    risItem: (record) => first(read(record, '@ris/record')),
    writeBibtex: (items) => write('bibtex', items),
    writeRis: (items) => write('ris', items),
  };
}
