import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { textBlocks } from '../article/block-tree.ts';
import type { ImportedDocument } from './document-in.ts';
import { importPaste } from './paste-in.ts';
import { countingIds, imported, sharedFolder } from './testing/import-for-test.ts';
import { pageAsText } from './testing/page-as-text.ts';
import { meanF1, overlap } from './testing/shingles.ts';

const folder = sharedFolder('eval/html/article-extraction');
type Truth = Record<string, { articleBody: string }>;
const truth =
  folder === null ? {} : (JSON.parse(readFileSync(`${folder}/ground-truth.json`, 'utf8')) as Truth);
const pageOf = (id: string): Uint8Array =>
  new Uint8Array(gunzipSync(readFileSync(`${folder!}/html/${id}.html.gz`)));

/** The running text that stays when the user consents to every proposed removal. */
function bodyOf(story: ImportedDocument): string {
  const removed = new Set(story.removals.map((removal) => removal.blockId));
  const besides = new Set(['headline', 'dek', 'byline', 'caption', 'credit', 'footnote']);
  return textBlocks({ blocks: story.article.blocks.filter((block) => !removed.has(block.id)) })
    .filter((leaf) => !besides.has(leaf.kind))
    .map((leaf) => leaf.text)
    .join('\n');
}

function pasted(text: string): ImportedDocument {
  const result = importPaste({ html: null, text }, { newId: countingIds() });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe.skipIf(folder === null)('sixty news pages', () => {
  it('yield their articles', async () => {
    const scores = [];
    for (const [id, { articleBody }] of Object.entries(truth)) {
      scores.push(overlap(articleBody, bodyOf(await imported(pageOf(id), { fileName: 'page.html' }))));
    }
    expect(scores).toHaveLength(60);
    expect(meanF1(scores)).toBeGreaterThanOrEqual(0.965);
  });

  it('pasted whole as text, are cut down to their articles', () => {
    const scores = Object.entries(truth).map(([id, { articleBody }]) =>
      overlap(articleBody, bodyOf(pasted(pageAsText(new TextDecoder().decode(pageOf(id)))))),
    );
    expect(meanF1(scores)).toBeGreaterThanOrEqual(0.89);
  });

  it('lose nothing of their articles when those are pasted clean', () => {
    const scores = Object.values(truth).map(({ articleBody }) => {
      const story = pasted(articleBody);
      const removed = new Set(story.removals.map((removal) => removal.blockId));
      const kept = textBlocks({ blocks: story.article.blocks.filter((block) => !removed.has(block.id)) });
      return overlap(articleBody, kept.map((leaf) => leaf.text).join('\n'));
    });
    expect(meanF1(scores)).toBeGreaterThanOrEqual(0.995);
  });
});
