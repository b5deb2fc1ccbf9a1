import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { articleText } from '../../src/core/article/article-text.ts';
import { textBlocks, type Article } from '../../src/core/article/block-tree.ts';
import { claimTypeSchema } from '../../src/core/claims/claim.ts';
import { importDocument } from '../../src/core/documents-in/document-in.ts';
import { sha256Hex } from '../../src/core/hash.ts';
import type { GoldArticle, GoldBlock } from './score-gold.ts';

const offset = z.number().int().nonnegative();
const shared = {
  id: z.string().min(1),
  genre: z.string().min(1),
  /** Of the text, as UTF-8. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  claims: z.array(z.strictObject({ start: offset, end: offset, type: claimTypeSchema })),
};
const goldFileSchema = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('own text'),
    blocks: z.array(z.strictObject({ kind: z.string().min(1), text: z.string().min(1) })).min(1),
    ...shared,
  }),
  z.strictObject({ source: z.literal('imported article'), file: z.string().min(1), ...shared }),
  z.strictObject({ source: z.literal('page truth'), file: z.string().min(1), page: z.string(), ...shared }),
]);
type GoldFile = z.infer<typeof goldFileSchema>;

/** What there is to measure against, and what had to be left out. */
export interface Gold {
  readonly articles: readonly GoldArticle[];
  /** Articles whose text is not there or is not the text that was annotated. */
  readonly missing: readonly { readonly id: string; readonly why: string }[];
}

/** The folder with the texts that are not part of the project. */
export const sharedTexts = join(import.meta.dirname, '../../../shared');

/**
 * Reads every annotated article, the project's own first, and puts the offsets together with their text.
 * Throws on a file of the project that is damaged: an own text with another hash is a mistake, not a missing text.
 */
export async function readGold(folder = sharedTexts): Promise<Gold> {
  const articles: GoldArticle[] = [];
  const missing: { id: string; why: string }[] = [];
  for (const file of [...goldFiles('articles'), ...goldFiles('stand-off')]) {
    const { id, genre, claims, sha256 } = file;
    const text = await readText(file, folder);
    if (text === null) {
      missing.push({ id, why: 'its text is not there' });
    } else if (sha256Hex(text.text) !== sha256) {
      if (file.source === 'own text')
        throw new Error(`The text of ${id} is not the text that was annotated.`);
      missing.push({ id, why: 'its text is not the one that was annotated' });
    } else {
      articles.push({ id, genre, claims, ...text });
    }
  }
  return { articles, missing };
}

function goldFiles(folder: string): GoldFile[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => goldFileSchema.parse(JSON.parse(readFileSync(join(path, name), 'utf8'))));
}

type Text = Pick<GoldArticle, 'text' | 'blocks'>;

async function readText(file: GoldFile, folder: string): Promise<Text | null> {
  if (file.source === 'own text') return inBlocks(file.blocks);
  const path = join(folder, file.file);
  if (!existsSync(path)) return null;
  return file.source === 'page truth' ? pageTruth(path, file.page) : importedArticle(path);
}

/** Blocks with a blank line between them. */
function inBlocks(blocks: readonly { readonly kind: string; readonly text: string }[]): Text {
  const text = blocks.map((block) => block.text).join('\n\n');
  return { text, blocks: placed(text, blocks) };
}

const truthSchema = z.record(z.string(), z.object({ articleBody: z.string() }));

function pageTruth(path: string, page: string): Text | null {
  const truth = truthSchema.parse(JSON.parse(readFileSync(path, 'utf8')))[page];
  if (truth === undefined) return null;
  const paragraphs = truth.articleBody.split(/\n{2,}/u).filter((text) => text.trim() !== '');
  const blocks = paragraphs.map((text) => ({ kind: 'paragraph', text }));
  return { text: truth.articleBody, blocks: placed(truth.articleBody, blocks) };
}

/** As `stet import` and `stet text` give it: what is proposed for removal is left out. */
async function importedArticle(path: string): Promise<Text> {
  let ids = 0;
  const read = await importDocument(new Uint8Array(readFileSync(path)), {
    fileName: path,
    newId: (kind) => `${kind}_${(ids += 1)}`,
  });
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.message}`);
  const removed = new Set(read.value.removals.map((removal) => removal.blockId));
  const article: Article = { blocks: read.value.article.blocks.filter((block) => !removed.has(block.id)) };
  const text = articleText(article);
  return { text, blocks: placed(text, textBlocks(article)) };
}

function placed(
  text: string,
  blocks: readonly { readonly kind: string; readonly text: string }[],
): GoldBlock[] {
  let from = 0;
  return blocks
    .filter((block) => block.text !== '')
    .map(({ kind, text: words }) => {
      const start = text.indexOf(words, from);
      if (start < 0) throw new Error('A block is not where the article’s text should have it.');
      from = start + words.length;
      return { kind, text: words, start, end: from };
    });
}
