/**
 * Which fields of the record may stand in which edition. Every field of free text has a decision here; a test walks the record's
 * schema and fails for one that has none, so that a new field cannot leave by accident.
 *
 * A path names fields as in the record, with `*` for the key of a record and the place in a list.
 */

/**
 * `public`: may be read by anybody. `desk`: only in what stays in the house. `counsel`: only in the legal edition. `nowhere`: in no
 * file at all.
 */
export type FieldDecision = 'public' | 'desk' | 'counsel' | 'nowhere';

/** The article, what readers are told of sources, and what is said in public about the story. */
const publicFields = words(`
  article.blocks.*.text article.blocks.*.rows.*.*.text article.blocks.*.caption.text article.blocks.*.credit.text
  article.blocks.*.alt article.blocks.*.marks.*.href article.blocks.*.image.originalUrl article.blocks.*.image.mediaType
  story.title story.slug story.publicUrl story.publisher story.language
  citations.*.locator.value corrections.*.note embargo.timeZone
  claims.*.attribution.name claims.*.attribution.jobTitle claims.*.attribution.saidOn claims.*.attribution.url claims.*.summary
  claims.*.verdict.media.original claims.*.verdict.media.context
`);

/** How the desk came to it, in its own words and under its own names. */
const deskFields = words(`
  claims.*.owner claims.*.createdBy claims.*.spans.*.exact claims.*.spans.*.prefix claims.*.spans.*.suffix claims.*.removed.by
  claims.*.formula.expression claims.*.formula.stated claims.*.formula.values.*.name claims.*.formula.values.*.value
  claims.*.notes.*.by claims.*.notes.*.text claims.*.verdict.by claims.*.verdict.note claims.*.verdict.context.*
  claims.*.verdict.words.*.text claims.*.history.*.by claims.*.history.*.role claims.*.history.*.what claims.*.history.*.detail
  notCheckable.*.by notCheckable.*.note notCheckable.*.words.*.text notCheckable.*.spans.*.exact notCheckable.*.spans.*.prefix
  notCheckable.*.spans.*.suffix
  citations.*.by citations.*.note citations.*.excerpt.exact citations.*.excerpt.prefix citations.*.excerpt.suffix
  sources.*.origin sources.*.addedBy
  evidence.*.fileName evidence.*.mediaType evidence.*.picture.mediaType evidence.*.custody.*.by evidence.*.custody.*.from
  queries.*.text queries.*.by queries.*.replies.*.by queries.*.replies.*.text queries.*.resolved.by
  changes.*.exact changes.*.replacement changes.*.reason changes.*.by changes.*.outcome.by changes.*.outcome.reason
  dismissals.*.by dismissals.*.check dismissals.*.claimText dismissals.*.evidenceText dismissals.*.finding dismissals.*.reason
  allegations.*.by allegations.*.summary allegations.*.reply.text contacts.*.by contacts.*.note
  corrections.*.by corrections.*.cause corrections.*.foundBy corrections.*.withdrawn.by corrections.*.withdrawn.reason
  retention.what retention.why policy.name story.people.*.name
  signOffs.*.by signOffs.*.note signOffs.*.withdrawn.by
  exceptions.*.by exceptions.*.reason exceptions.*.passages.*.text overrides.*.by overrides.*.reason overrides.*.blockers.*
`);

/** Marks for lawyers. The words of what they mark as a communication are for counsel too, whatever stands here (privilege/). */
const counselFields = words(`privileges.*.ground privileges.*.by`);

/** How to reach people, what the desk thinks of them, and the working file's own book-keeping. */
const hiddenFields = words(`
  sources.*.note sources.*.person.contact sources.*.person.credentials
  sources.*.csl.note sources.*.csl.annote sources.*.csl.abstract sources.*.csl.custom.*
  furniture.*.block.text furniture.*.reason furniture.*.why
  ignoredSuggestions.*.by ignoredSuggestions.*.text names.*.by names.*.canonical names.*.variants.*
  origin.fileName origin.messages.* writtenBy.* events.*.by events.*.what events.*.detail
`);

/** A work's description, made to be published; notes and abstracts are not part of it. */
const citedTexts = words(
  'title title-short shortTitle container-title container-title-short collection-title publisher ' +
    'publisher-place DOI ISBN ISSN PMID PMCID URL archive archive_collection archive_location archive-place ' +
    'authority call-number citation-key citation-label dimensions division event event-title event-place ' +
    'genre journalAbbreviation jurisdiction keyword language medium original-publisher ' +
    'original-publisher-place original-title part-title references reviewed-genre reviewed-title scale ' +
    'section source status version volume-title volume-title-short year-suffix chapter-number citation-number ' +
    'collection-number edition first-reference-note-number issue locator number number-of-pages ' +
    'number-of-volumes page page-first part printing supplement volume',
);
const citedNames = words(
  'author editor interviewer chair collection-editor compiler composer container-author contributor curator ' +
    'director editorial-director executive-producer guest host illustrator narrator organizer original-author ' +
    'performer producer recipient reviewed-author script-writer series-creator translator',
);
const nameParts = words(
  'family given literal dropping-particle non-dropping-particle suffix comma-suffix static-ordering parse-names',
);
const citedDates = words('issued accessed available-date event-date original-date submitted');
const dateParts = words('season circa literal raw');

const decisions: ReadonlyMap<string, FieldDecision> = new Map([
  ...[
    ...publicFields,
    'sources.*.csl.categories.*',
    ...citedTexts.map((key) => `sources.*.csl.${key}`),
    ...citedNames.flatMap((key) => nameParts.map((part) => `sources.*.csl.${key}.*.${part}`)),
    ...citedDates.flatMap((key) => dateParts.map((part) => `sources.*.csl.${key}.${part}`)),
  ].map((path) => [path, 'public'] as const),
  ...deskFields.map((path) => [path, 'desk'] as const),
  ...counselFields.map((path) => [path, 'counsel'] as const),
  ...hiddenFields.map((path) => [path, 'nowhere'] as const),
]);

/** The decision for a field; null for one that nobody decided about. */
export function decisionFor(path: string): FieldDecision | null {
  return decisions.get(path) ?? null;
}

/** A text of the record on which there is a decision. */
export interface DecidedText {
  readonly path: string;
  readonly decision: FieldDecision;
  readonly value: string;
}

/** Every text of a record (or of a part of it, from the top) on which there is a decision. */
export function decidedTexts(record: unknown): readonly DecidedText[] {
  const found: DecidedText[] = [];
  collect(record, tree, found);
  return found;
}

/** The decisions by the steps of their paths: a record is walked beside it, and nothing is asked of parts without any. */
interface Branch {
  readonly steps: Map<string, Branch>;
  decided: { readonly path: string; readonly decision: FieldDecision } | null;
}

const tree = treeOf(decisions);

function treeOf(all: ReadonlyMap<string, FieldDecision>): Branch {
  const root: Branch = { steps: new Map(), decided: null };
  for (const [path, decision] of all) {
    let branch = root;
    for (const step of path.split('.')) {
      const next = branch.steps.get(step) ?? { steps: new Map<string, Branch>(), decided: null };
      branch.steps.set(step, next);
      branch = next;
    }
    branch.decided = { path, decision };
  }
  return root;
}

function collect(value: unknown, branch: Branch, found: DecidedText[]): void {
  if (typeof value === 'string') {
    if (branch.decided !== null) found.push({ ...branch.decided, value });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const each = branch.steps.get('*');
  if (each) for (const inner of Object.values(value)) collect(inner, each, found);
  else {
    for (const [key, next] of branch.steps) {
      collect((value as Readonly<Record<string, unknown>>)[key], next, found);
    }
  }
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}
