import { z } from 'zod';
import { idSchema } from '../ids.ts';

/**
 * The neutral document: the pivot of every import, every export and the editor.
 *
 * An article is an ordered list of top-level blocks. Text lives only in *text blocks*; a figure and a table are
 * containers whose caption, credit and cells are text blocks too, so that every part of the article can carry claims.
 *
 * All offsets are UTF-16 code units into `text` of the same block, start inclusive, end exclusive.
 * A line break inside a block is `\n`. Text is stored exactly as written: nothing is normalised.
 */

const offset = z.number().int().nonnegative();

/** Inline formatting over a range. `note` is a footnote reference: a point (`start === end`). */
export const markSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['bold', 'italic', 'strike']), start: offset, end: offset }),
  z.strictObject({ kind: z.literal('link'), start: offset, end: offset, href: z.string().max(4096) }),
  z.strictObject({ kind: z.literal('note'), start: offset, end: offset, footnoteId: idSchema }),
]);
export type Mark = Readonly<z.infer<typeof markSchema>>;

/**
 * A stretch of text that claims or not-checkable markings point to by `id`. Spans overlap and nest freely.
 * One id may stand in several blocks or twice in one (a passage that was split): each is a *fragment* of the span.
 */
export const spanRangeSchema = z.strictObject({ id: idSchema, start: offset, end: offset });
export type SpanRange = Readonly<z.infer<typeof spanRangeSchema>>;

const inline = {
  id: idSchema,
  text: z.string(),
  marks: z.array(markSchema).readonly(),
  spans: z.array(spanRangeSchema).readonly(),
};

const plainTextKinds = [
  'headline',
  'dek',
  'byline',
  'paragraph',
  'block-quote',
  'pull-quote',
  'caption',
  'credit',
  'cell',
  'footnote',
] as const;

const plainTextBlockSchema = z.strictObject({ kind: z.enum(plainTextKinds), ...inline });
/** Any text block that has no further attributes: all but headings and list items. */
export type PlainTextBlock = Readonly<z.infer<typeof plainTextBlockSchema>>;
const headingBlockSchema = z.strictObject({
  kind: z.literal('heading'),
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  ...inline,
});
const listItemBlockSchema = z.strictObject({
  kind: z.literal('list-item'),
  list: z.enum(['bullet', 'number']),
  /** Nesting, 0 for the outermost list. */
  depth: z.number().int().min(0).max(8),
  ...inline,
});

export const textBlockSchema = z.discriminatedUnion('kind', [
  plainTextBlockSchema,
  headingBlockSchema,
  listItemBlockSchema,
]);
/** A leaf that holds text. */
export type TextBlock = Readonly<z.infer<typeof textBlockSchema>>;
export type TextBlockKind = TextBlock['kind'];

const dividerBlockSchema = z.strictObject({ kind: z.literal('divider'), id: idSchema });

export const imageSchema = z.strictObject({
  /** SHA-256 (hex) of the bytes in the project's evidence store; null when the image was not kept. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  mediaType: z.string().nullable(),
  /** Where the imported document said the image was; shown, never loaded. */
  originalUrl: z.string().nullable(),
});
export type FigureImage = Readonly<z.infer<typeof imageSchema>>;

const figureBlockSchema = z.strictObject({
  kind: z.literal('figure'),
  id: idSchema,
  image: imageSchema,
  /** Text alternative for readers who cannot see the image. */
  alt: z.string(),
  caption: plainTextBlockSchema,
  credit: plainTextBlockSchema,
});

const tableBlockSchema = z.strictObject({
  kind: z.literal('table'),
  id: idSchema,
  /** The first row holds column headers. */
  hasHeader: z.boolean(),
  rows: z.array(z.array(plainTextBlockSchema).readonly()).readonly(),
});

export const blockSchema = z.discriminatedUnion('kind', [
  plainTextBlockSchema,
  headingBlockSchema,
  listItemBlockSchema,
  dividerBlockSchema,
  figureBlockSchema,
  tableBlockSchema,
]);
/** A top-level piece of the article. */
export type Block = Readonly<z.infer<typeof blockSchema>>;
export type BlockKind = Block['kind'];
export type FigureBlock = Extract<Block, { kind: 'figure' }>;
export type TableBlock = Extract<Block, { kind: 'table' }>;

export const articleSchema = z.strictObject({ blocks: z.array(blockSchema).readonly() });
export type Article = Readonly<z.infer<typeof articleSchema>>;

const leafCache = new WeakMap<Block, readonly TextBlock[]>();

/** The text blocks inside one top-level block, in reading order. Blocks are immutable, so the answer is kept. */
export function textBlocksIn(block: Block): readonly TextBlock[] {
  const known = leafCache.get(block);
  if (known) return known;
  let leaves: readonly TextBlock[];
  switch (block.kind) {
    case 'divider':
      leaves = [];
      break;
    case 'figure':
      leaves = [block.caption, block.credit];
      break;
    case 'table':
      leaves = block.rows.flat();
      break;
    default:
      leaves = [block];
  }
  leafCache.set(block, leaves);
  return leaves;
}

/** All text blocks of the article in reading order. */
export function textBlocks(article: Article): readonly TextBlock[] {
  return article.blocks.flatMap(textBlocksIn);
}

/** A new block of `kind` with plain `text` and no marks or spans. */
export function plainBlock(
  kind: (typeof plainTextKinds)[number],
  id: string,
  text: string,
): z.infer<typeof plainTextBlockSchema> {
  return { kind, id, text, marks: [], spans: [] };
}

/**
 * Returns `block` with every text block inside it passed through `change`, which must keep `id` and `kind`.
 * The same object comes back when nothing changed.
 */
export function mapTextBlocks(block: Block, change: (leaf: TextBlock) => TextBlock): Block {
  switch (block.kind) {
    case 'divider':
      return block;
    case 'figure': {
      const caption = change(block.caption) as typeof block.caption;
      const credit = change(block.credit) as typeof block.credit;
      return caption === block.caption && credit === block.credit ? block : { ...block, caption, credit };
    }
    case 'table': {
      const rows = block.rows.map((row) => row.map((cell) => change(cell) as typeof cell));
      const changed = rows.some((row, y) => row.some((cell, x) => cell !== block.rows[y]?.[x]));
      return changed ? { ...block, rows } : block;
    }
    default:
      return change(block);
  }
}
