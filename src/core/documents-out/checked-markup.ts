import type { TextBlock } from '../article/block-tree.ts';
import type { Claim } from '../claims/claim.ts';
import { claimsInOrder, claimState } from '../claims/staleness.ts';
import { wholeWords } from '../claims/whole-words.ts';
import type { Change, Query } from '../project/exchange.ts';
import type { Project } from '../project/project.ts';
import type { Citation } from '../sources/citation.ts';
import { formatLocator, formatNames } from '../sources/reference-format.ts';
import { sourceTitle } from '../sources/source.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { count } from './checking-statement.ts';
import {
  answerLine,
  changeParagraphs,
  claimParagraphs,
  queryParagraphs,
  wordsPrint,
} from './comment-lines.ts';
import { confidentialLabel, createRedactor, isConfidential } from './confidential.ts';
import { writableText } from './prepare-article.ts';
import { leavesOf, type Publication } from './publication.ts';
import { momentWords } from './report-words.ts';
import { stanceWords } from './source-notes.ts';

/** What a document with the checking says beside the article's words: comments in threads, and tracked changes. */
export interface CheckedMarkup {
  readonly comments: readonly MarginComment[];
  /** Never two over the same words; in the order of the text. */
  readonly changes: readonly TrackedChange[];
  /** What has no place in the document, in plain words. */
  readonly losses: readonly string[];
}

/** A stretch of one printed text block, in UTF-16 units; a point where `start` is `end`. */
export interface MarkupPlace {
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
}

export interface MarginComment {
  /** From 0 up, without gaps. */
  readonly id: number;
  /** The comment that this one answers. */
  readonly parent: number | null;
  readonly isDone: boolean;
  readonly author: string;
  readonly at: string;
  readonly paragraphs: readonly string[];
  readonly place: MarkupPlace;
}

export interface TrackedChange {
  readonly place: MarkupPlace;
  readonly replacement: string;
  readonly author: string;
  readonly at: string;
}

/** Works out the margin of a project. Confidential words are hidden as in every export. */
export function checkedMarkup(project: Project, publication: Publication): CheckedMarkup {
  return new MarkupBuilder(project, publication).build();
}

interface Places {
  /** Of each span that is printed, by span id. */
  readonly bySpan: ReadonlyMap<string, readonly Place[]>;
  /** Where what concerns the whole story stands. */
  readonly whole: MarkupPlace | null;
}

interface Place extends MarkupPlace {
  readonly leaf: TextBlock;
  /** Whether the comment stands on the words; else it stands where the footnote is referred to. */
  readonly isOnWords: boolean;
  /** The words in the leaf, for comments that do not stand on them. */
  readonly own: { readonly start: number; readonly end: number };
}

class MarkupBuilder {
  private readonly project: Project;
  private readonly places: Places;
  private readonly safe: (text: string) => string;
  private readonly find: (text: string) => readonly string[];
  private readonly comments: MarginComment[] = [];
  private readonly changes: TrackedChange[] = [];
  private homeless = 0;

  constructor(project: Project, publication: Publication) {
    const redactor = createRedactor(Object.values(project.sources));
    this.project = project;
    this.places = placesOf(publication);
    this.safe = (text) => redactor.redact(writableText(text));
    this.find = redactor.find;
  }

  build(): CheckedMarkup {
    const { project } = this;
    const numbers = new Map<string, number>();
    for (const claim of claimsInOrder(project)) {
      numbers.set(claim.id, numbers.size + 1);
      this.claim(claim, numbers.size);
    }
    Object.values(project.queries).forEach((query, at) => this.query(query, at + 1, numbers));
    const settled = Object.values(project.changes).filter((change) => change.outcome !== null).length;
    const marked = Object.keys(project.notCheckable).length;
    return {
      comments: this.comments,
      changes: [...this.changes],
      losses: [
        ...(this.homeless === 0
          ? []
          : [
              `${count(this.homeless, 'comment has', 'comments have')} no text to stand at and ${this.homeless === 1 ? 'is' : 'are'} left out.`,
            ]),
        ...(settled === 0
          ? []
          : [
              `${count(settled, 'proposed change that is settled stays', 'proposed changes that are settled stay')} in the project.`,
            ]),
        ...(marked === 0
          ? []
          : [
              `${count(marked, 'not-checkable passage stays', 'not-checkable passages stay')} in the project.`,
            ]),
        ...(Object.keys(project.evidence).length === 0
          ? []
          : ['The evidence itself stays in the project; the comments name it.']),
      ],
    };
  }

  private claim(claim: Claim, number: number): void {
    const { safe } = this;
    const own = claim.spans.flatMap((span) => this.places.bySpan.get(span.id) ?? []);
    const state = claimState(this.project, claim);
    const { verdict } = claim;
    const places: readonly (Place | null)[] = own.length === 0 ? [null] : own;
    const author = safe(verdict?.by ?? claim.createdBy);
    const at = verdict?.at ?? claim.createdAt;
    const ids = places.map((place, index) => {
      const isFirst = index === 0;
      const text = place === null ? state.text : place.leaf.text.slice(place.own.start, place.own.end);
      const paragraphs = claimParagraphs({
        number,
        type: claim.type,
        status: claim.status,
        isStale: state.isStale,
        place: index + 1,
        places: places.length,
        by: isFirst ? `${author}, ${momentWords(at)}` : '',
        flags: isFirst ? claim.flags : [],
        owner: isFirst ? safe(claim.owner ?? '') : '',
        attribution:
          isFirst && claim.attribution !== null
            ? {
                ...claim.attribution,
                name: safe(claim.attribution.name),
                jobTitle: safe(claim.attribution.jobTitle),
                url: safe(claim.attribution.url),
              }
            : null,
        summary: isFirst ? safe(claim.summary) : '',
        sources: isFirst ? citationsOf(this.project, claim.id).map((citation) => this.source(citation)) : [],
        words: place?.isOnWords === true ? '' : safe(text),
        note: isFirst ? safe(verdict?.note ?? '') : '',
        print: place === null ? wordsPrint(text) : wordsPrint(widened(place)),
      });
      return this.add({ parent: null, isDone: false, author, at, paragraphs }, place ?? this.places.whole);
    });
    const first = ids[0] ?? null;
    if (first === null) return;
    for (const note of claim.notes) {
      const line = answerLine({ kind: 'claim', number });
      this.answer(first, { author: safe(note.by), at: note.at, paragraphs: [line, safe(note.text)] });
    }
    for (const change of Object.values(this.project.changes)) {
      if (change.claimId === claim.id && change.outcome === null) this.change(change, own, first, number);
    }
  }

  private change(change: Change, own: readonly Place[], thread: number, claim: number): void {
    const { safe } = this;
    const places = this.places.bySpan.get(change.spanId) ?? [];
    const [place] = places;
    const isTracked =
      place !== undefined &&
      places.length === 1 &&
      place.isOnWords &&
      place.leaf.text.slice(place.start, place.end) === change.exact &&
      !this.changes.some(
        ({ place: other }) =>
          other.blockId === place.blockId && other.start < place.end && place.start < other.end,
      );
    const [author, at, replacement] = [safe(change.by), change.at, safeInside(change.replacement, safe)];
    if (isTracked) {
      const { blockId, start, end } = place;
      this.changes.push({ place: { blockId, start, end }, replacement, author, at });
    }
    if (isTracked && change.reason === '') return;
    const lines = changeParagraphs({
      place: place === undefined ? 1 : Math.max(1, own.indexOf(place) + 1),
      isTracked,
      reason: safe(change.reason),
      replacement,
    });
    const paragraphs = [answerLine({ kind: 'claim', number: claim }), ...lines];
    this.answer(thread, { author, at, paragraphs });
  }

  private query(query: Query, number: number, numbers: ReadonlyMap<string, number>): void {
    const { safe } = this;
    const claim = query.claimId === null ? undefined : this.project.claims[query.claimId];
    const place = claim?.spans.flatMap((span) => this.places.bySpan.get(span.id) ?? [])[0];
    const paragraphs = queryParagraphs({
      number,
      to: query.to,
      claim: numbers.get(query.claimId ?? '') ?? null,
      text: safe(query.text),
    });
    const isDone = query.resolved !== null;
    const id = this.add(
      { parent: null, isDone, author: safe(query.by), at: query.at, paragraphs },
      place ?? this.places.whole,
    );
    if (id === null) return;
    for (const reply of query.replies) {
      const line = answerLine({ kind: 'query', number });
      this.answer(id, { author: safe(reply.by), at: reply.at, paragraphs: [line, safe(reply.text)] });
    }
  }

  /** A citation in one line. */
  private source(citation: Citation): string {
    const source = this.project.sources[citation.sourceId];
    const where = citation.locator === null ? '' : formatLocator(citation.locator);
    const kinds = `${citation.role}, ${stanceWords[citation.stance]}`;
    const { safe } = this;
    if (source === undefined) return kinds;
    if (isConfidential(source) || this.find(`${sourceTitle(source)} ${where}`).length > 0) {
      return `${confidentialLabel} (${kinds})`;
    }
    const authors = formatNames(source.csl.author);
    const title = sourceTitle(source);
    const name = authors === '' || authors === title ? title : `${authors}, ${title}`;
    const excerpt = citation.excerpt === null ? '' : `: “${safe(citation.excerpt.exact)}”`;
    const note = citation.note === '' ? '' : ` — ${safe(citation.note)}`;
    return safe(`${name}${where === '' ? '' : `, ${where}`} (${kinds})${excerpt}${note}`);
  }

  private answer(parent: number, said: Pick<MarginComment, 'author' | 'at' | 'paragraphs'>): void {
    const root = this.comments[parent];
    if (root) this.add({ parent, isDone: root.isDone, ...said }, root.place);
  }

  private add(comment: Omit<MarginComment, 'id' | 'place'>, place: MarkupPlace | null): number | null {
    if (place === null) {
      this.homeless += 1;
      return null;
    }
    const { blockId, start, end } = place;
    const id = this.comments.length;
    this.comments.push({ id, ...comment, place: { blockId, start, end } });
    return id;
  }
}

/** Cleans words that stand inside a text: the spaces at their ends count. */
function safeInside(text: string, safe: (text: string) => string): string {
  const inner = text.trim();
  if (inner === '') return text.replace(/[^\t\n ]/gu, ' ');
  const at = text.indexOf(inner);
  const space = (piece: string) => piece.replace(/[^\t\n ]/gu, ' ');
  return `${space(text.slice(0, at))}${safe(inner)}${space(text.slice(at + inner.length))}`;
}

function widened({ leaf, own }: Place): string {
  const { start, end } = wholeWords(leaf.text, own.start, own.end);
  return leaf.text.slice(start, end);
}

function placesOf(publication: Publication): Places {
  const body = publication.nodes.flatMap(leavesOf).filter((leaf) => leaf.text !== '');
  const references = new Map<string, MarkupPlace>();
  for (const leaf of body) {
    for (const mark of leaf.marks) {
      if (mark.kind !== 'note' || references.has(mark.footnoteId)) continue;
      references.set(mark.footnoteId, { blockId: leaf.id, start: mark.start, end: mark.start });
    }
  }
  const bySpan = new Map<string, Place[]>();
  const note = (id: string, place: Place) => bySpan.set(id, [...(bySpan.get(id) ?? []), place]);
  const [first] = body;
  const whole = first === undefined ? null : { blockId: first.id, start: 0, end: 0 };
  for (const leaf of body) {
    for (const { id, start, end } of leaf.spans) {
      note(id, { blockId: leaf.id, start, end, leaf, isOnWords: true, own: { start, end } });
    }
  }
  for (const { block: leaf } of publication.footnotes) {
    const at = references.get(leaf.id) ?? whole;
    if (at === null) continue;
    for (const { id, start, end } of leaf.spans)
      note(id, { ...at, leaf, isOnWords: false, own: { start, end } });
  }
  return { bySpan, whole };
}
