import { z } from 'zod';
import { articleSchema, textBlocks } from '../article/block-tree.ts';
import { daySchema } from '../clock.ts';
import { idSchema } from '../ids.ts';
import { furnitureReasons } from './furniture-reason.ts';
import type { ImportMessage } from './import-messages.ts';
import { safeHref } from './url-policy.ts';

/** What an import yields, and the schema that checks it where it leaves the worker that parsed the document. */

export const importFormats = ['text', 'markdown', 'html', 'docx'] as const;
export type ImportFormat = (typeof importFormats)[number];

const messageSchema = z.strictObject({
  code: z.string().min(1).max(80),
  text: z.string().min(1).max(2_000),
  count: z.number().int().positive(),
}) satisfies z.ZodType<ImportMessage>;

const removalSchema = z.strictObject({
  /** A top-level block of the article. */
  blockId: idSchema,
  text: z.string(),
  reason: z.enum(furnitureReasons),
  /** The reason in plain words. */
  why: z.string().min(1),
});
/** A block that looks like page furniture. It stays in the article until the user consents to leave it out. */
export type ProposedRemoval = Readonly<z.infer<typeof removalSchema>>;

export const imageMediaTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageMediaType = (typeof imageMediaTypes)[number];

const importedImageSchema = z.strictObject({
  /** Hex SHA-256 of `bytes`; figures name their image by it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(imageMediaTypes),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type ImportedImage = Readonly<z.infer<typeof importedImageSchema>>;

const offset = z.number().int().nonnegative();
const textRangeSchema = z.strictObject({ blockId: idSchema, start: offset, end: offset });
/** A stretch of one text block, in UTF-16 units. */
export type TextRange = Readonly<z.infer<typeof textRangeSchema>>;

const importedCommentSchema = z.strictObject({
  id: idSchema,
  /** The text block the comment stands at; null when it concerns the document as a whole. */
  blockId: idSchema.nullable(),
  /** UTF-16 offsets into that block's text; null when the comment has no range of its own. */
  start: offset.nullable(),
  end: offset.nullable(),
  /** Every stretch that it covers, one a block; the first is `blockId`, `start`, `end`. */
  ranges: z.array(textRangeSchema).readonly(),
  author: z.string(),
  /** As the document states it: an ISO date-time, or null. */
  date: z.string().nullable(),
  text: z.string(),
  /** The comment this one answers. */
  parentId: idSchema.nullable(),
  resolved: z.boolean(),
});
/** A margin comment of the imported document. */
export type ImportedComment = Readonly<z.infer<typeof importedCommentSchema>>;

const importedChangeSchema = z.strictObject({
  id: idSchema,
  ...textRangeSchema.shape,
  /** What would stand there instead. Where `start` is `end`, words that would be put in. */
  replacement: z.string(),
  author: z.string(),
  /** As the document states it: an ISO date-time, or null. */
  date: z.string().nullable(),
});
/** A change that the document tracks; the article has the text before it. */
export type ImportedChange = Readonly<z.infer<typeof importedChangeSchema>>;

export const importedDocumentSchema = z
  .strictObject({
    format: z.enum(importFormats),
    /** Every block of the document, page furniture included. */
    article: articleSchema,
    title: z.string().max(1_000),
    /** The byline as it stands in the document; when it shows none, the authors that the document states. */
    byline: z.string().nullable(),
    bylineNames: z.array(z.string()).readonly(),
    publicationDate: daySchema.nullable(),
    /** BCP 47. */
    language: z.string().max(35).nullable(),
    sourceUrl: z.string().nullable(),
    removals: z.array(removalSchema).readonly(),
    images: z.array(importedImageSchema).readonly(),
    comments: z.array(importedCommentSchema).readonly(),
    changes: z.array(importedChangeSchema).readonly(),
    messages: z.array(messageSchema).readonly(),
  })
  .superRefine((document, context) => {
    for (const problem of problemsOf(document)) context.addIssue({ code: 'custom', message: problem });
  });
export type ImportedDocument = Readonly<z.infer<typeof importedDocumentSchema>>;

/** What the plain shape cannot say: unique ids, offsets inside texts and on character borders, safe addresses. */
function* problemsOf(document: {
  article: z.infer<typeof articleSchema>;
  removals: readonly ProposedRemoval[];
  images: readonly ImportedImage[];
  comments: readonly ImportedComment[];
  changes: readonly ImportedChange[];
  sourceUrl: string | null;
}): Generator<string> {
  const { article } = document;
  const ids = new Set<string>();
  const topLevel = new Set<string>(article.blocks.map((block) => block.id));
  const texts = new Map<string, string>();
  const claim = (id: string): string | null => (ids.size === ids.add(id).size ? `duplicate id ${id}` : null);

  for (const block of article.blocks) {
    if (block.kind !== 'figure' && block.kind !== 'table' && block.kind !== 'divider') continue;
    const problem = claim(block.id);
    if (problem !== null) yield problem;
  }
  const images = new Set(document.images.map((image) => image.sha256));
  for (const leaf of textBlocks(article)) {
    const problem = claim(leaf.id);
    if (problem !== null) yield problem;
    texts.set(leaf.id, leaf.text);
    for (const range of [...leaf.marks, ...leaf.spans]) {
      if (range.start > range.end || range.end > leaf.text.length)
        yield `offset outside the text of ${leaf.id}`;
      if (splitsCharacter(leaf.text, range.start) || splitsCharacter(leaf.text, range.end)) {
        yield `offset inside a character of ${leaf.id}`;
      }
    }
    for (const mark of leaf.marks) {
      if (mark.kind === 'link' && safeHref(mark.href) === null) yield `address refused in ${leaf.id}`;
    }
  }
  for (const block of article.blocks) {
    if (block.kind !== 'figure') continue;
    const { sha256, originalUrl } = block.image;
    if (sha256 !== null && !images.has(sha256)) yield `image of ${block.id} is missing`;
    if (originalUrl !== null && safeHref(originalUrl) === null) yield `image address refused in ${block.id}`;
  }
  for (const removal of document.removals) {
    if (!topLevel.has(removal.blockId)) yield `removal of unknown block ${removal.blockId}`;
  }
  for (const comment of document.comments) {
    const text = comment.blockId === null ? null : texts.get(comment.blockId);
    if (text === undefined) yield `comment at unknown block ${comment.blockId ?? ''}`;
    if ((comment.start === null) !== (comment.end === null)) yield `comment ${comment.id} has half a range`;
    if (comment.start !== null && comment.end !== null) {
      if (text === null || text === undefined) yield `comment ${comment.id} has a range but no block`;
      else if (comment.start > comment.end || comment.end > text.length)
        yield `comment ${comment.id} is out of range`;
    }
  }
  const ranges = [...document.comments.flatMap((comment) => comment.ranges), ...document.changes];
  for (const { blockId, start, end } of ranges) {
    const text = texts.get(blockId);
    if (text === undefined || start > end || end > text.length) yield `range outside the text of ${blockId}`;
    else if (splitsCharacter(text, start) || splitsCharacter(text, end)) {
      yield `range inside a character of ${blockId}`;
    }
  }
  if (document.sourceUrl !== null && safeHref(document.sourceUrl) === null) yield 'source address refused';
}

function splitsCharacter(text: string, offset: number): boolean {
  return isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1));
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
