import {
  plainBlock,
  textBlocks,
  type Article,
  type Block,
  type Mark,
  type TextBlock,
} from '../article/block-tree.ts';
import { changeTextBlock, spanIndex } from '../article/spans.ts';
import { describeSpan } from '../claims/anchor.ts';
import type { VerdictStatus } from '../claims/claim-status.ts';
import type { MediaStatement } from '../claims/media-statement.ts';
import type { Claim, NotCheckable, NotCheckableReason } from '../claims/claim.ts';
import { presentContext, presentWords } from '../claims/staleness.ts';
import { defaultPolicy } from '../gate/policy.ts';
import { blockerKey, gate } from '../gate/gate.ts';
import { contentHash } from '../gate/seal.ts';
import type { Change, Query } from '../project/exchange.ts';
import { currentSchema, type Project, type Story } from '../project/project.ts';
import type { Role } from '../project/roles.ts';
import type { Allegation } from '../sources/allegation.ts';
import type { Citation } from '../sources/citation.ts';
import type { Contact } from '../sources/contact.ts';
import type { Evidence } from '../sources/evidence.ts';
import type { Source } from '../sources/source.ts';

/**
 * Builders for tests: records and projects with sensible contents, every field of which can be replaced. A project
 * grows by the `with…` functions; each returns a new one. They write records as they would stand after the commands,
 * without going through `apply`, so that tests of single rules stay small.
 */

/** The instant at which everything in a built project happens unless told otherwise. */
export const builtAt = '2026-03-02T09:00:00.000Z';

type Inline = Partial<Pick<TextBlock, 'marks' | 'spans'>>;

export const aHeadline = (text: string, id = 'headline') => plainBlock('headline', id, text);
export const aDek = (text: string, id = 'dek') => plainBlock('dek', id, text);
export const aByline = (text: string, id = 'byline') => plainBlock('byline', id, text);

/** A paragraph; marks and spans are given as offsets. */
export function aParagraph(id: string, text: string, inline: Inline = {}) {
  return { ...plainBlock('paragraph', id, text), ...inline };
}

export function aHeading(id: string, level: 2 | 3 | 4, text: string, inline: Inline = {}): Block {
  return { kind: 'heading', level, id, text, marks: [], spans: [], ...inline };
}

export function aListItem(
  id: string,
  text: string,
  place: { list?: 'bullet' | 'number'; depth?: number } = {},
  inline: Inline = {},
): Block {
  const { list = 'bullet', depth = 0 } = place;
  return { kind: 'list-item', list, depth, id, text, marks: [], spans: [], ...inline };
}

export function aFigure(
  id: string,
  parts: {
    sha256?: string | null;
    mediaType?: string | null;
    alt?: string;
    caption?: string;
    credit?: string;
  } = {},
): Block {
  return {
    kind: 'figure',
    id,
    image: { sha256: parts.sha256 ?? null, mediaType: parts.mediaType ?? null, originalUrl: null },
    alt: parts.alt ?? '',
    caption: plainBlock('caption', `${id}-caption`, parts.caption ?? ''),
    credit: plainBlock('credit', `${id}-credit`, parts.credit ?? ''),
  };
}

export function aTable(id: string, rows: readonly (readonly string[])[], hasHeader = true): Block {
  return {
    kind: 'table',
    id,
    hasHeader,
    rows: rows.map((row, y) => row.map((text, x) => plainBlock('cell', `${id}-${y}-${x}`, text))),
  };
}

export const aDivider = (id: string): Block => ({ kind: 'divider', id });

/** A mark over the first occurrence of `words` in `text`; throws when they are not there. */
export function markOn(
  text: string,
  words: string,
  mark: { kind: 'bold' | 'italic' | 'strike' } | { kind: 'link'; href: string },
): Mark {
  return { ...mark, ...rangeOf(text, words) };
}

/** A reference to a footnote, right behind the first occurrence of `words`. */
export function noteAfter(text: string, words: string, footnoteId: string): Mark {
  const { end } = rangeOf(text, words);
  return { kind: 'note', start: end, end, footnoteId };
}

function rangeOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” does not stand in “${text}”`);
  return { start, end: start + words.length };
}

export function aStory(parts: Partial<Story> = {}): Story {
  return {
    title: 'The ferry line',
    slug: 'ferry-line',
    stage: 'checking',
    deadline: null,
    publicationDate: null,
    publicUrl: '',
    publisher: 'The Harbour Post',
    language: 'en',
    people: [
      { id: 'person_writer', name: 'Ada Writer', roles: ['writer'] },
      { id: 'person_checker', name: 'Carl Checker', roles: ['checker'] },
      { id: 'person_editor', name: 'Edda Editor', roles: ['editor'] },
    ],
    ...parts,
  };
}

/** A project with these blocks and nothing else. */
export function aProject(
  blocks: readonly Block[] = [aHeadline('A headline'), aParagraph('p1', 'One sentence.')],
  parts: Partial<Project> = {},
): Project {
  return {
    schema: currentSchema,
    id: 'project_built',
    revision: 1,
    logHead: 'a'.repeat(64),
    createdAt: builtAt,
    updatedAt: builtAt,
    origin: { kind: 'blank', fileName: '', messages: [] },
    story: aStory(),
    policy: defaultPolicy,
    article: { blocks },
    claims: {},
    notCheckable: {},
    sources: {},
    evidence: {},
    citations: {},
    queries: {},
    changes: {},
    furniture: {},
    dismissals: {},
    ignoredSuggestions: {},
    names: {},
    contacts: {},
    allegations: {},
    privileges: {},
    writtenBy: [],
    signOffs: [],
    exceptions: [],
    overrides: [],
    corrections: [],
    embargo: null,
    retention: null,
    events: [],
    ...parts,
  };
}

/** Puts a span with this id on the first occurrence of `words`; throws when no block has them. */
function withSpan(article: Article, spanId: string, words: string): Article {
  const leaf = textBlocks(article).find((block) => block.text.includes(words));
  if (!leaf) throw new Error(`No block has “${words}”`);
  return changeTextBlock(article, leaf.id, (block) => ({
    ...block,
    spans: [...block.spans, { id: spanId, ...rangeOf(block.text, words) }],
  }));
}

/**
 * Marks the first occurrence of each of `words` and adds the claim with these spans. With `verdict` it holds the
 * present words; change the article afterwards to make it stale.
 */
export function withClaim(
  project: Project,
  words: string | readonly string[],
  parts: Partial<Omit<Claim, 'verdict'>> & {
    verdict?: VerdictStatus;
    note?: string;
    media?: MediaStatement | null;
  } = {},
): Project {
  const { verdict, note = '', media = null, ...rest } = parts;
  const id = rest.id ?? `claim_${Object.keys(project.claims).length + 1}`;
  const places = typeof words === 'string' ? [words] : words;
  const spanIds = places.map((_, at) => `span_${id}_${at}`);
  const article = places.reduce(
    (before, place, at) => withSpan(before, spanIds[at] ?? '', place),
    project.article,
  );
  const index = spanIndex(article);
  const spans = spanIds.map((spanId) => describeSpan(article, index.get(spanId) ?? []));
  const bare: Claim = {
    id,
    type: 'fact',
    status: verdict ?? 'to-check',
    flags: [],
    spans,
    owner: null,
    attribution: null,
    summary: '',
    formula: null,
    notes: [],
    verdict: null,
    history: [],
    createdBy: 'Carl Checker',
    createdAt: builtAt,
    removed: null,
    ...rest,
  };
  const claim: Claim =
    verdict === undefined
      ? bare
      : {
          ...bare,
          verdict: {
            status: verdict,
            words: presentWords(article, bare),
            context: presentContext(article, bare),
            by: 'Carl Checker',
            at: builtAt,
            note,
            media,
          },
        };
  return { ...project, article, claims: { ...project.claims, [id]: claim } };
}

/** Marks the first occurrence of `words` as not checkable. */
export function withNotCheckable(
  project: Project,
  words: string,
  reason: NotCheckableReason = 'opinion',
  note = '',
): Project {
  const id = `nc_${Object.keys(project.notCheckable).length + 1}`;
  const article = withSpan(project.article, `span_${id}`, words);
  const spans = [describeSpan(article, spanIndex(article).get(`span_${id}`) ?? [])];
  const record: NotCheckable = {
    id,
    spans,
    reason,
    note,
    words: presentWords(article, { spans }),
    by: 'Carl Checker',
    at: builtAt,
  };
  return { ...project, article, notCheckable: { ...project.notCheckable, [id]: record } };
}

/** Replaces the text of one block, keeping its spans and marks where they are. */
export function withText(project: Project, blockId: string, text: string): Project {
  return { ...project, article: changeTextBlock(project.article, blockId, (leaf) => ({ ...leaf, text })) };
}

export function aSource(parts: Partial<Source> = {}): Source {
  return {
    id: 'source_1',
    kind: 'document',
    csl: { type: 'report', title: 'Annual report of the harbour board' },
    person: null,
    origin: '',
    note: '',
    addedBy: 'Carl Checker',
    addedAt: builtAt,
    ...parts,
  };
}

export function withSource(project: Project, parts: Partial<Source> & Pick<Source, 'id'>): Project {
  return { ...project, sources: { ...project.sources, [parts.id]: aSource(parts) } };
}

export function withEvidence(
  project: Project,
  parts: Partial<Evidence> & Pick<Evidence, 'id' | 'sourceId'>,
): Project {
  const evidence: Evidence = {
    kind: 'file',
    fileName: 'report.txt',
    mediaType: 'text/plain',
    sha256: 'b'.repeat(64),
    size: 1200,
    text: { kind: 'text', sha256: 'b'.repeat(64), length: 1200 },
    picture: null,
    custody: [{ at: builtAt, by: 'Carl Checker', action: 'collected', from: 'harbour-board.example' }],
    ...parts,
  };
  return { ...project, evidence: { ...project.evidence, [evidence.id]: evidence } };
}

/** Adds a citation; by default a primary source that supports the claim on page 4. */
export function withCitation(
  project: Project,
  parts: Partial<Citation> & Pick<Citation, 'claimId' | 'sourceId'>,
): Project {
  const citation: Citation = {
    id: `cite_${Object.keys(project.citations).length + 1}`,
    evidenceId: null,
    role: 'primary',
    stance: 'supports',
    locator: { label: 'page', value: '4' },
    excerpt: null,
    region: null,
    note: '',
    by: 'Carl Checker',
    at: builtAt,
    ...parts,
  };
  return { ...project, citations: { ...project.citations, [citation.id]: citation } };
}

export function withQuery(project: Project, parts: Partial<Query> & Pick<Query, 'text'>): Project {
  const query: Query = {
    id: `query_${Object.keys(project.queries).length + 1}`,
    claimId: null,
    to: 'writer',
    citationIds: [],
    by: 'Carl Checker',
    role: 'checker',
    at: builtAt,
    replies: [],
    resolved: null,
    ...parts,
  };
  return { ...project, queries: { ...project.queries, [query.id]: query } };
}

/** Adds an attempt to reach a person; by default a call that nobody answered. */
export function withContact(project: Project, parts: Partial<Contact> & Pick<Contact, 'sourceId'>): Project {
  const contact: Contact = {
    id: `contact_${Object.keys(project.contacts).length + 1}`,
    at: builtAt,
    channel: 'phone',
    outcome: 'no-answer',
    note: '',
    by: 'Carl Checker',
    recordedAt: builtAt,
    ...parts,
  };
  return { ...project, contacts: { ...project.contacts, [contact.id]: contact } };
}

/** Adds an allegation that has not been put to anybody yet. */
export function withAllegation(
  project: Project,
  parts: Partial<Allegation> & Pick<Allegation, 'sourceId' | 'claimIds'>,
): Project {
  const allegation: Allegation = {
    id: `alleg_${Object.keys(project.allegations).length + 1}`,
    summary: 'That the board hid the survey',
    putAt: null,
    channel: 'email',
    deadline: null,
    reply: null,
    replyClaimId: null,
    by: 'Carl Checker',
    at: builtAt,
    ...parts,
  };
  return { ...project, allegations: { ...project.allegations, [allegation.id]: allegation } };
}

export function withChange(
  project: Project,
  parts: Partial<Change> & Pick<Change, 'claimId' | 'exact' | 'replacement'>,
): Project {
  const change: Change = {
    id: `change_${Object.keys(project.changes).length + 1}`,
    spanId: project.claims[parts.claimId]?.spans[0]?.id ?? 'span_none',
    reason: '',
    by: 'Carl Checker',
    at: builtAt,
    outcome: null,
    ...parts,
  };
  return { ...project, changes: { ...project.changes, [change.id]: change } };
}

/** Sign-offs of these roles for exactly the present content; add them last. */
export function withSignOffs(
  project: Project,
  given: readonly Role[] = ['checker', 'editor'],
  by: Readonly<Record<Role, string>> = {
    writer: 'Ada Writer',
    checker: 'Carl Checker',
    editor: 'Edda Editor',
    legal: 'Lena Legal',
  },
): Project {
  const hash = contentHash(project);
  return {
    ...project,
    signOffs: [
      ...project.signOffs,
      ...given.map((role) => ({
        id: `sign_${role}`,
        role,
        by: by[role],
        at: builtAt,
        note: '',
        contentHash: hash,
        withdrawn: null,
      })),
    ],
  };
}

/** Overrides the gate: every blocker that stands, unless others are named. */
export function withOverride(
  project: Project,
  reason: string,
  blockers: readonly string[] = gate(project).map(blockerKey),
): Project {
  const override = {
    id: 'override_1',
    by: 'Edda Editor',
    at: builtAt,
    reason,
    contentHash: contentHash(project),
    blockers,
  };
  return { ...project, overrides: [...project.overrides, override] };
}
