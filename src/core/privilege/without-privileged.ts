import type { Claim } from '../claims/claim.ts';
import { standFor } from '../gate/stand-for.ts';
import type { Project } from '../project/project.ts';
import { blankPerson, sourceTitle, type Source } from '../sources/source.ts';
import { communications } from './privilege.ts';

/** What stands in the place of a communication's words. */
export const privilegedLabel = '[privileged]';

/** A stretch of words that is for counsel alone, and the field of the record that holds it (`*` for the keys). */
export interface PrivilegedWords {
  readonly path: string;
  readonly value: string;
}

/** Everything that belongs to what is marked as a communication, by id. */
interface Marked {
  readonly queries: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

function marked(project: Project): Marked {
  const subjects = communications(project).map(({ subject }) => subject);
  return {
    queries: new Set(subjects.flatMap((each) => (each.kind === 'query' ? [each.queryId] : []))),
    notes: new Set(subjects.flatMap((each) => (each.kind === 'note' ? [each.noteId] : []))),
    sources: new Set(subjects.flatMap((each) => (each.kind === 'source' ? [each.sourceId] : []))),
  };
}

/**
 * The words of all communications: marked queries with their replies, marked notes, and marked sources with their description,
 * evidence, citations, contacts and allegations. Empty where nothing is marked.
 */
export function privilegedWords(project: Project): readonly PrivilegedWords[] {
  const { queries, notes, sources } = marked(project);
  const found: PrivilegedWords[] = [];
  const add = (path: string, value: string | undefined) => {
    if (value !== undefined && value.trim() !== '') found.push({ path, value });
  };
  for (const mark of communications(project)) add('privileges.*.ground', mark.ground);
  for (const query of Object.values(project.queries)) {
    if (!queries.has(query.id)) continue;
    add('queries.*.text', query.text);
    for (const reply of query.replies) add('queries.*.replies.*.text', reply.text);
  }
  for (const claim of Object.values(project.claims)) {
    for (const note of claim.notes) if (notes.has(note.id)) add('claims.*.notes.*.text', note.text);
  }
  for (const source of Object.values(project.sources)) {
    if (!sources.has(source.id)) continue;
    add('sources.*.csl.title', source.csl.title === '' ? '' : sourceTitle(source));
    for (const text of stringsIn({ ...source.csl, type: '', title: '' })) add('sources.*.csl', text);
    add('sources.*.origin', source.origin);
    add('sources.*.note', source.note);
  }
  for (const file of Object.values(project.evidence)) {
    if (sources.has(file.sourceId)) add('evidence.*.fileName', file.fileName);
  }
  for (const { sourceId, excerpt, note } of Object.values(project.citations)) {
    if (!sources.has(sourceId)) continue;
    add('citations.*.excerpt.exact', excerpt?.exact);
    add('citations.*.note', note);
  }
  for (const contact of Object.values(project.contacts)) {
    if (sources.has(contact.sourceId)) add('contacts.*.note', contact.note);
  }
  for (const { sourceId, summary, reply } of Object.values(project.allegations)) {
    if (!sources.has(sourceId)) continue;
    add('allegations.*.summary', summary);
    add('allegations.*.reply.text', reply?.text);
  }
  return found;
}

/**
 * The project as every file but the legal edition may tell it: communications keep their places, times and people, and lose their
 * words, also where the history of a claim, an event or a finding repeats them. Gate, sign-offs and seal stay those of the project
 * itself. The project itself where nothing is marked.
 */
export function withoutPrivileged(project: Project): Project {
  const words = privilegedWords(project);
  if (communications(project).length === 0) return project;
  const { queries, notes, sources } = marked(project);
  const clean = cleaner(words.map(({ value }) => value));
  const bySource = <T extends { readonly sourceId: string }>(
    records: Readonly<Record<string, T>>,
    change: (record: T) => T,
  ) => mapped(records, (record) => (sources.has(record.sourceId) ? change(record) : record));
  const copy: Project = {
    ...project,
    privileges: Object.fromEntries(
      Object.entries(project.privileges).filter(([, { kind }]) => kind !== 'communication'),
    ),
    queries: mapped(project.queries, (query) =>
      queries.has(query.id)
        ? {
            ...query,
            text: privilegedLabel,
            replies: query.replies.map((reply) => ({ ...reply, text: privilegedLabel })),
          }
        : {
            ...query,
            text: clean(query.text),
            replies: query.replies.map((r) => ({ ...r, text: clean(r.text) })),
          },
    ),
    claims: mapped(project.claims, (claim) => withoutNotes(claim, notes, clean)),
    sources: mapped(project.sources, (source) => (sources.has(source.id) ? unnamed(source) : source)),
    evidence: bySource(project.evidence, (file) => ({
      ...file,
      fileName: privilegedLabel,
      custody: file.custody.map((entry) => ({ ...entry, from: '' })),
    })),
    citations: bySource(project.citations, (citation) => ({
      ...citation,
      excerpt: null,
      region: null,
      locator: citation.locator === null ? null : { ...citation.locator, value: privilegedLabel },
      note: '',
    })),
    contacts: bySource(project.contacts, (contact) => ({ ...contact, note: '' })),
    allegations: bySource(project.allegations, (allegation) => ({
      ...allegation,
      summary: privilegedLabel,
      reply: allegation.reply === null ? null : { ...allegation.reply, text: privilegedLabel },
    })),
    dismissals: mapped(project.dismissals, (dismissal) => ({
      ...dismissal,
      evidenceText: clean(dismissal.evidenceText),
      reason: clean(dismissal.reason),
    })),
    changes: mapped(project.changes, (change) => ({ ...change, reason: clean(change.reason) })),
    events: project.events.map((event) => ({ ...event, detail: clean(event.detail) })),
  };
  return standFor(copy, project);
}

/** The sources whose description may leave by itself: all but those that are for counsel only. */
export function exportableSources(project: Project): readonly Source[] {
  const { sources } = marked(project);
  return Object.values(project.sources).filter(({ id }) => !sources.has(id));
}

function withoutNotes(claim: Claim, notes: ReadonlySet<string>, clean: (text: string) => string): Claim {
  const { verdict } = claim;
  return {
    ...claim,
    notes: claim.notes.map((note) => ({
      ...note,
      text: notes.has(note.id) ? privilegedLabel : clean(note.text),
    })),
    history: claim.history.map((event) => ({ ...event, detail: clean(event.detail) })),
    verdict: verdict === null ? null : { ...verdict, note: clean(verdict.note) },
  };
}

/** A source about which nothing is told, not even what it is; people whom other rules hide stay known to those rules. */
function unnamed(source: Source): Source {
  const { type, title, author } = source.csl;
  const bare = { ...source, origin: '', note: '' };
  if (source.person !== null) {
    const csl = { type, title, ...(author === undefined ? {} : { author }) };
    return { ...bare, csl, person: { ...source.person, terms: 'off-record' } };
  }
  return {
    ...bare,
    kind: 'person',
    csl: { type: 'personal_communication', title: 'Confidential source' },
    person: { ...blankPerson, terms: 'off-record', isInVault: true },
  };
}

/** Shorter words may stand anywhere by chance and are taken out only where they are a field's whole content. UTF-16 units. */
const tellingLength = 12;

/** Takes communications' words out of text that repeats them. */
function cleaner(words: readonly string[]): (text: string) => string {
  const whole = new Set(words.map((word) => word.trim()));
  const telling = [...whole]
    .filter((word) => word.length >= tellingLength)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    if (text === '') return text;
    if (whole.has(text.trim())) return privilegedLabel;
    return telling.reduce(
      (left, word) => (left.includes(word) ? left.replaceAll(word, privilegedLabel) : left),
      text,
    );
  };
}

function mapped<T>(records: Readonly<Record<string, T>>, change: (record: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(records).map(([id, record]) => [id, change(record)]));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
