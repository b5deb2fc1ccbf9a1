/**
 * CSL-JSON as its schema has it (csl-data.json, CSL 1.0.2): every type and every key, by what it holds. Apart from the
 * record's own schema, so that what is written is checked against the format and not against ourselves.
 */

export const cslJsonTypes: ReadonlySet<string> = new Set(
  (
    'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset ' +
    'document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation ' +
    'manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical ' +
    'personal_communication post post-weblog regulation report review review-book software song speech standard thesis ' +
    'treaty webpage'
  ).split(' '),
);

export const cslNameKeys: ReadonlySet<string> = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author ' +
    'performer producer recipient reviewed-author script-writer series-creator translator'
  ).split(' '),
);

/** The keys of a name: text, except the last three, which may be text, number or boolean. */
export const cslNameParts = {
  text: new Set(['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal']),
  flag: new Set(['comma-suffix', 'static-ordering', 'parse-names']),
} as const;

export const cslDateKeys: ReadonlySet<string> = new Set(
  'accessed available-date event-date issued original-date submitted'.split(' '),
);

export const cslStringKeys: ReadonlySet<string> = new Set(
  (
    'title title-short shortTitle container-title container-title-short collection-title publisher publisher-place DOI ' +
    'ISBN ISSN PMID PMCID URL abstract annote note archive archive_collection archive_location archive-place authority ' +
    'call-number citation-key citation-label dimensions division event event-title event-place genre ' +
    'journalAbbreviation jurisdiction keyword language medium original-publisher original-publisher-place ' +
    'original-title part-title references reviewed-genre reviewed-title scale section source status version ' +
    'volume-title volume-title-short year-suffix'
  ).split(' '),
);

export const cslStringOrNumberKeys: ReadonlySet<string> = new Set(
  (
    'chapter-number citation-number collection-number edition first-reference-note-number issue locator number ' +
    'number-of-pages number-of-volumes page page-first part printing supplement volume'
  ).split(' '),
);
