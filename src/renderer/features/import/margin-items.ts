import { textBlocks, type TextBlock } from '../../../core/article/block-tree.ts';
import type { ImportedComment, ImportedDocument } from '../../../core/documents-in/imported-document.ts';
import { readClaimLines } from '../../../core/documents-out/comment-lines.ts';

/** What somebody answered to a comment. */
export interface MarginReply {
  readonly id: string;
  readonly author: string;
  readonly text: string;
}

/** Something that a document brings beside its text. */
export interface MarginItem {
  readonly id: string;
  /** Empty where the document names nobody, as for notes. */
  readonly author: string;
  /** `YYYY-MM-DD`, or null where the document gives no day. */
  readonly day: string | null;
  /** The words it stands at, shortened; null when it concerns the document as a whole. */
  readonly place: string | null;
  /** The block of the article that shows the place; null with {@link place}. */
  readonly blockId: string | null;
  readonly text: string;
  readonly replies: readonly MarginReply[];
  /** What more there is to say of it. */
  readonly facts: readonly string[];
}

/** Everything beside the text, by what becomes of it. */
export interface Margin {
  readonly changes: readonly MarginItem[];
  readonly claims: readonly MarginItem[];
  readonly comments: readonly MarginItem[];
  readonly notes: readonly MarginItem[];
}

/** More characters of the text say no more about a place. */
const longest = 60;

interface Leaf {
  readonly leaf: TextBlock;
  /** The top-level block that it is in. */
  readonly blockId: string;
}

/** What the document brings beside its text, each in the order of the document. */
export function marginOf(document: ImportedDocument): Margin {
  const leaves = new Map<string, Leaf>(
    document.article.blocks.flatMap((block) =>
      textBlocks({ blocks: [block] }).map((leaf) => [leaf.id, { leaf, blockId: block.id }] as const),
    ),
  );
  const known = new Set(document.comments.map(({ id }) => id));
  const isRoot = ({ id, parentId }: ImportedComment) =>
    parentId === null || parentId === id || !known.has(parentId);
  const roots = document.comments.filter(isRoot).map((comment) => commentItem(comment, document, leaves));
  const claims = new Set(
    document.comments.filter(({ text }) => readClaimLines(text) !== null).map(({ id }) => id),
  );
  return {
    changes: document.changes.map(({ id, author, date, blockId, start, end, replacement }) => {
      const found = leaves.get(blockId);
      const struck = found?.leaf.text.slice(start, end) ?? '';
      return {
        id,
        author,
        day: dayOf(date),
        place: found === undefined ? null : struck === '' ? before(found.leaf, start) : shortened(struck),
        blockId: found?.blockId ?? null,
        text: changeText(struck, replacement),
        replies: [],
        facts: [],
      };
    }),
    claims: roots.filter(({ id }) => claims.has(id)),
    comments: roots.filter(({ id }) => !claims.has(id)),
    notes: notesOf(document, leaves),
  };
}

function commentItem(
  comment: ImportedComment,
  { comments }: ImportedDocument,
  leaves: ReadonlyMap<string, Leaf>,
): MarginItem {
  const { id, author, date, text, blockId, start, ranges, resolved } = comment;
  const found = blockId === null ? undefined : leaves.get(blockId);
  const covered = ranges
    .map((range) => leaves.get(range.blockId)?.leaf.text.slice(range.start, range.end) ?? '')
    .join(' ')
    .trim();
  return {
    id,
    author,
    day: dayOf(date),
    place:
      found === undefined
        ? null
        : covered !== ''
          ? shortened(covered)
          : start === null
            ? shortened(found.leaf.text)
            : before(found.leaf, start),
    blockId: found?.blockId ?? null,
    text,
    replies: answersTo(id, comments),
    facts: [
      ...(resolved ? ['resolved'] : []),
      ...(ranges.length > 1 ? [`over ${ranges.length} paragraphs`] : []),
      ...(found !== undefined && covered === '' ? ['at a place, on no words'] : []),
    ],
  };
}

/** Answers and the answers to them, in the order of the document. */
function answersTo(rootId: string, comments: readonly ImportedComment[]): readonly MarginReply[] {
  const inThread = new Set([rootId]);
  const replies: MarginReply[] = [];
  // An answer may stand before what it answers; each round reaches one level further.
  for (let size = 0; size !== inThread.size;) {
    size = inThread.size;
    for (const { id, parentId } of comments)
      if (parentId !== null && inThread.has(parentId)) inThread.add(id);
  }
  for (const { id, author, text } of comments) {
    if (id !== rootId && inThread.has(id)) replies.push({ id, author, text });
  }
  return replies;
}

function notesOf(document: ImportedDocument, leaves: ReadonlyMap<string, Leaf>): readonly MarginItem[] {
  const references = new Map<string, Leaf & { readonly at: number }>();
  for (const found of leaves.values()) {
    for (const mark of found.leaf.marks) {
      if (mark.kind === 'note' && !references.has(mark.footnoteId))
        references.set(mark.footnoteId, { ...found, at: mark.start });
    }
  }
  return document.article.blocks.flatMap((block): MarginItem[] => {
    if (block.kind !== 'footnote') return [];
    const from = references.get(block.id);
    return [
      {
        id: block.id,
        author: '',
        day: null,
        place: from === undefined ? null : before(from.leaf, from.at),
        blockId: from?.blockId ?? null,
        text: block.text,
        replies: [],
        facts: from === undefined ? ['nothing refers to it'] : [],
      },
    ];
  });
}

function changeText(struck: string, replacement: string): string {
  if (struck === '') return `Put in: ${replacement}`;
  return replacement === '' ? `Take out: ${struck}` : `Instead: ${replacement}`;
}

/** The end of what stands before a point. */
function before({ text }: TextBlock, at: number): string {
  const words = text.slice(0, at).trimEnd();
  if (words === '') return shortened(text);
  const cut = Array.from(words);
  return cut.length <= longest ? words : `…${cut.slice(-longest).join('').trimStart()}`;
}

function shortened(words: string): string {
  const characters = Array.from(words.replace(/\s+/gu, ' ').trim());
  return characters.length <= longest
    ? characters.join('')
    : `${characters.slice(0, longest).join('').trimEnd()}…`;
}

function dayOf(date: string | null): string | null {
  return /^\d{4}-\d{2}-\d{2}/u.exec(date ?? '')?.[0] ?? null;
}
