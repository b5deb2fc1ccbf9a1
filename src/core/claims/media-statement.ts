import { z } from 'zod';

/** What was done to a picture or a recording: schema.org, MediaManipulationRatingEnumeration. */
export const mediaCategories = [
  'DecontextualizedContent',
  'EditedOrCroppedContent',
  'OriginalMediaContent',
  'SatireOrParodyContent',
  'StagedContent',
  'TransformedContent',
] as const;
export const mediaCategorySchema = z.enum(mediaCategories);
export type MediaCategory = z.infer<typeof mediaCategorySchema>;

/**
 * What a checker says with a verdict about somebody's picture or recording. Nothing else tells: a wrong caption may stand under an
 * untouched photograph.
 */
export const mediaStatementSchema = z.strictObject({
  categories: z.array(mediaCategorySchema).min(1).readonly(),
  /** Where the untouched original is to be seen, a web address; empty when nobody knows. */
  original: z.string().max(20_000),
  /** Where and when the original comes from, for readers; may be empty. */
  context: z.string().max(20_000),
});
export type MediaStatement = Readonly<z.infer<typeof mediaStatementSchema>>;

const altered: ReadonlySet<MediaCategory> = new Set([
  'TransformedContent',
  'EditedOrCroppedContent',
  'StagedContent',
]);

/** Whether the categories say original and altered at once (schema.org's own meanings exclude it). */
export function contradicts(categories: readonly MediaCategory[]): boolean {
  return categories.includes('OriginalMediaContent') && categories.some((category) => altered.has(category));
}

/**
 * Reads the lines by which a verdict's note said it before the record had a field:
 *
 *     MediaReview: DecontextualizedContent, EditedOrCroppedContent
 *     Original: https://archive.example/picture
 *     Original context: Taken at the opening of 2017.
 *
 * Null without the first line, and with a word in it that is no category: nothing is concluded then. Part of the migration to schema
 * 4, so its answers never change.
 */
export function mediaStatementInNote(note: string): MediaStatement | null {
  const line = (name: string) =>
    new RegExp(`^[ \\t]*${name}[ \\t]*:[ \\t]*(.+)$`, 'imu').exec(note)?.[1]?.trim() ?? '';
  const named = line('MediaReview')
    .split(/[\s,;]+/u)
    .filter((word) => word !== '');
  const categories = named.filter(isCategory);
  if (categories.length === 0 || categories.length < named.length) return null;
  return {
    categories: [...new Set(categories)],
    original: line('Original'),
    context: line('Original context'),
  };
}

function isCategory(word: string): word is MediaCategory {
  return mediaCategories.some((category) => category === word);
}

/** Whether a verdict's note says the same in lines of its own; what approved the note approved the statement. */
export function isSaidInNote(statement: MediaStatement, note: string): boolean {
  const said = mediaStatementInNote(note);
  return (
    said !== null &&
    said.original === statement.original &&
    said.context === statement.context &&
    said.categories.join() === statement.categories.join()
  );
}
