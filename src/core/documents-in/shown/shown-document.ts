import { z } from 'zod';

/**
 * Evidence as it is shown: blocks of formatted text whose runs point into the evidence text. What a reader selects on
 * the formatted page is a stretch of that text, to the character.
 */

const offset = z.number().int().nonnegative();

export const shownFormats = ['bold', 'italic', 'strike', 'code', 'picture', 'html'] as const;
export type ShownFormat = (typeof shownFormats)[number];

const runSchema = z.strictObject({
  /** The words to show. Empty for a note reference, which is a point. */
  text: z.string(),
  start: offset,
  /** Where `end - start` differs from the length of `text`, the run stands for all of its stretch and cannot be cut. */
  end: offset,
  formats: z.array(z.enum(shownFormats)).readonly(),
  /** Shown, never followed. */
  href: z.string().max(4096).nullable(),
  /** The block that holds the note referred to. */
  noteId: z.string().nullable(),
  /** A line break of the document follows. */
  isBroken: z.boolean(),
});
export type ShownRun = Readonly<z.infer<typeof runSchema>>;

const leaf = {
  /** Unique in the document; jumps go there. */
  id: z.string(),
  start: offset,
  end: offset,
  runs: z.array(runSchema).readonly(),
};
const leafSchema = z.strictObject(leaf);
export type ShownLeaf = Readonly<z.infer<typeof leafSchema>>;

export const textRoles = [
  'headline',
  'dek',
  'byline',
  'paragraph',
  'quote',
  'caption',
  'credit',
  'code',
  'footnote',
] as const;

export const shownBlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), role: z.enum(textRoles), ...leaf }),
  z.strictObject({ kind: z.literal('heading'), level: z.number().int().min(1).max(6), ...leaf }),
  z.strictObject({
    kind: z.literal('item'),
    /** Nesting, 0 for the outermost list. */
    depth: z.number().int().min(0).max(64),
    /** `•`, `3.`, `☐` … or nothing for a further paragraph of an item. */
    marker: z.string().max(20),
    ...leaf,
  }),
  z.strictObject({ kind: z.literal('divider') }),
  z.strictObject({
    kind: z.literal('picture'),
    /** What the document says the picture shows. */
    alt: z.string(),
    /** Where it was; never loaded. */
    address: z.string().nullable(),
    caption: leafSchema.nullable(),
    credit: leafSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('table'),
    hasHeader: z.boolean(),
    rows: z.array(z.array(leafSchema).readonly()).readonly(),
  }),
]);
export type ShownBlock = Readonly<z.infer<typeof shownBlockSchema>>;

const shownCommentSchema = z.strictObject({
  id: z.string(),
  author: z.string(),
  date: z.string().nullable(),
  text: z.string(),
  isReply: z.boolean(),
  isResolved: z.boolean(),
  /** Where in the evidence text it stands; null for one about the whole document. */
  start: offset.nullable(),
  end: offset.nullable(),
});
export type ShownComment = Readonly<z.infer<typeof shownCommentSchema>>;

export const shownDocumentSchema = z.strictObject({
  blocks: z.array(shownBlockSchema).readonly(),
  comments: z.array(shownCommentSchema).readonly(),
});
export type ShownDocument = Readonly<z.infer<typeof shownDocumentSchema>>;

/** All pieces of text of a block, in reading order. */
export function leavesOf(block: ShownBlock): readonly ShownLeaf[] {
  switch (block.kind) {
    case 'divider':
      return [];
    case 'picture':
      return [block.caption, block.credit].filter((each) => each !== null);
    case 'table':
      return block.rows.flat();
    default:
      return [block];
  }
}

/**
 * Whether a document fits the evidence text: every run that can be cut has exactly the characters of its stretch, and
 * all stretches lie in the text, in order. A document that was read otherwise than its text must not be shown, since
 * a selection would hit other words.
 */
export function fitsText({ blocks }: ShownDocument, text: string): boolean {
  let last = 0;
  for (const run of blocks.flatMap(leavesOf).flatMap((each) => each.runs)) {
    if (run.start < last || run.end < run.start || run.end > text.length) return false;
    if (run.text.length === run.end - run.start && text.slice(run.start, run.end) !== run.text) return false;
    last = run.end;
  }
  return true;
}
