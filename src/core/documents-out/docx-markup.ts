import { groupBy } from '../group-by.ts';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  InsertedTextRun,
  Paragraph,
  Tab,
  TextRun,
  type ICommentOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { CheckedMarkup, MarginComment, TrackedChange } from './checked-markup.ts';
import { direction } from './html-text.ts';
import type { Piece } from './inline-pieces.ts';

/** The margin of one text block, set between and around its runs. */
export interface BlockMarkup {
  /** Where pieces of text have to be cut, UTF-16 offsets. */
  readonly cuts: readonly number[];
  /** The block's pieces with the marks of comments around them; words that a change takes away are struck as deleted. */
  readonly around: (pieces: readonly Piece[], runsOf: RunsOf) => readonly ParagraphChild[];
}

/** The runs of a piece; `deletion` where it is to be struck. */
export type RunsOf = (piece: Piece, deletion: Revision | null) => readonly ParagraphChild[];

/** Who changed it, as Word keeps it. */
export interface Revision {
  readonly id: number;
  readonly author: string;
  readonly date: string;
}

export const noMarkup: BlockMarkup = {
  cuts: [],
  around: (pieces, runsOf) => pieces.flatMap((piece) => runsOf(piece, null)),
};

/** The margin by text block. */
export function markupByBlock(markup: CheckedMarkup): (blockId: string) => BlockMarkup {
  const comments = groupBy(markup.comments, (comment) => comment.place.blockId);
  const changes = groupBy(markup.changes, (change) => change.place.blockId);
  let revisions = 0;
  const nextRevision = ({ author, at }: TrackedChange): Revision => ({
    id: (revisions += 1),
    author,
    date: at,
  });
  return (blockId) => {
    const own = comments.get(blockId) ?? [];
    const edits = changes.get(blockId) ?? [];
    if (own.length === 0 && edits.length === 0) return noMarkup;
    return {
      cuts: [...own, ...edits].flatMap(({ place }) => [place.start, place.end]),
      around: (pieces, runsOf) => setAround(pieces, runsOf, own, edits, nextRevision),
    };
  };
}

/**
 * Before text come the starts, behind it the insertions, then the ends: what is inserted for commented words belongs to
 * the comment. References to notes stand behind the ends, with the words before them.
 */
function setAround(
  pieces: readonly Piece[],
  runsOf: RunsOf,
  comments: readonly MarginComment[],
  changes: readonly TrackedChange[],
  nextRevision: (change: TrackedChange) => Revision,
): readonly ParagraphChild[] {
  const children: ParagraphChild[] = [];
  const started = new Set<number>();
  let at = 0;
  const startHere = () => {
    for (const { id, place } of comments) {
      if (place.start !== at || started.has(id)) continue;
      started.add(id);
      if (place.end > at) children.push(new CommentRangeStart(id));
      else children.push(referenceRun(id));
    }
  };
  const endHere = () => {
    for (const change of changes) {
      if (change.place.end === at && change.replacement !== '')
        children.push(...insertion(change, nextRevision));
    }
    for (const { id, place } of comments) {
      if (place.end === at && place.start < at) children.push(new CommentRangeEnd(id), referenceRun(id));
    }
  };
  for (const piece of pieces) {
    if (piece.kind === 'reference') {
      children.push(...runsOf(piece, null));
      continue;
    }
    startHere();
    const length = piece.kind === 'break' ? 1 : piece.text.length;
    const struck = changes.find(({ place }) => place.start <= at && place.end >= at + length);
    children.push(...runsOf(piece, struck === undefined || length === 0 ? null : nextRevision(struck)));
    at += length;
    if (length > 0) endHere();
  }
  startHere();
  return children;
}

function referenceRun(id: number): ParagraphChild {
  return new TextRun({ children: [new CommentReference(id)] });
}

function insertion(
  change: TrackedChange,
  nextRevision: (change: TrackedChange) => Revision,
): readonly ParagraphChild[] {
  return change.replacement
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [new InsertedTextRun({ ...nextRevision(change), break: 1 })]),
      ...(line === '' ? [] : [new InsertedTextRun({ ...nextRevision(change), ...lineRun(line) })]),
    ]);
}

function lineRun(text: string): IRunOptions {
  return {
    ...(direction(text) === 'rtl' ? { rightToLeft: true } : {}),
    children: text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part])),
  };
}

/** The comments for Word's list of them. */
export function wordComments(comments: readonly MarginComment[]): readonly ICommentOptions[] {
  return comments.map(({ id, author, at, paragraphs }) => ({
    id,
    author,
    initials: initialsOf(author),
    date: new Date(at),
    children: paragraphs.map(
      (text) =>
        new Paragraph({
          ...(direction(text) === 'rtl' ? { bidirectional: true } : {}),
          children: text
            .split('\n')
            .flatMap((line, index) => [
              ...(index === 0 ? [] : [new TextRun({ break: 1 })]),
              ...(line === '' ? [] : [new TextRun(lineRun(line))]),
            ]),
        }),
    ),
  }));
}

/** “CC” for Carl Checker: the first letter of the first and of the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\-–]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = (word: string | undefined) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '';
  return `${first(words[0])}${words.length > 1 ? first(words.at(-1)) : ''}`.toUpperCase();
}
