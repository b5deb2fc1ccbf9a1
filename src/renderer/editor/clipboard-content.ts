import { z } from 'zod';
import {
  blockSchema,
  mapTextBlocks,
  plainBlock,
  textBlocksIn,
  type Block,
  type Mark,
  type TextBlock,
} from '../../core/article/block-tree.ts';
import { articleText } from '../../core/article/article-text.ts';
import { storableBlock, storableText } from '../../core/article/storable-text.ts';
import { blockProblem } from '../../core/article/validate-article.ts';
import { inlineHtml } from '../../core/documents-out/html-text.ts';
import { safeHref } from '../../core/url-policy.ts';
import type { IdSource } from '../../core/ids.ts';

/** What goes onto the clipboard and what is taken from it. */

/** Our own format: blocks with their span ids. Other programs do not see it. */
export const blocksType = 'application/x-stet-blocks';

const envelope = z.strictObject({ version: z.literal(1), blocks: z.array(blockSchema).max(20_000) });

/** Blocks as our own clipboard format. */
export function writeBlocks(blocks: readonly Block[]): string {
  return JSON.stringify({ version: 1, blocks });
}

/**
 * Blocks from our own clipboard format, without characters that an article may not hold; null when the text is not ours, is damaged, or holds an address the policy
 * refuses. The clipboard is open to every program, so nothing in it is trusted.
 */
export function readBlocks(text: string): readonly Block[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON: another program used our name. The caller goes on with HTML or plain text.
    return null;
  }
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return null;
  const isSound = parsed.data.blocks.every(
    (block) =>
      blockProblem(block) === null &&
      textBlocksIn(block).every((leaf) =>
        leaf.marks.every((mark) => mark.kind !== 'link' || safeHref(mark.href) !== null),
      ),
  );
  return isSound ? parsed.data.blocks.map(storableBlock) : null;
}

/** Blocks as plain text for other programs. */
export function blocksToText(blocks: readonly Block[]): string {
  return articleText({ blocks });
}

/** Blocks as HTML for other programs: no ids, no claims, no footnote references. */
export function blocksToHtml(blocks: readonly Block[]): string {
  const [only] = blocks;
  if (blocks.length === 1 && only?.kind === 'paragraph') return inline(only);
  return blocks.map(blockHtml).join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'divider':
      return '<hr>';
    case 'figure':
      return [block.caption, block.credit]
        .filter((leaf) => leaf.text !== '')
        .map((leaf) => `<p>${inline(leaf)}</p>`)
        .join('\n');
    case 'table': {
      const rows = block.rows.map((row, y) => {
        const tag = block.hasHeader && y === 0 ? 'th' : 'td';
        return `<tr>${row.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
      });
      return `<table>${rows.join('')}</table>`;
    }
    case 'list-item': {
      const tag = block.list === 'bullet' ? 'ul' : 'ol';
      return `<${tag}><li>${inline(block)}</li></${tag}>`;
    }
    case 'heading':
      return `<h${block.level}>${inline(block)}</h${block.level}>`;
    case 'headline':
      return `<h1>${inline(block)}</h1>`;
    case 'block-quote':
    case 'pull-quote':
      return `<blockquote><p>${inline(block)}</p></blockquote>`;
    default:
      return `<p>${inline(block)}</p>`;
  }
}

function inline(leaf: TextBlock): string {
  const marks = leaf.marks.filter((mark) => mark.kind !== 'note');
  return inlineHtml({ ...leaf, marks, spans: [] }, []);
}

/** Plain text as paragraphs: every line that is not blank is one. */
export function textToBlocks(text: string, newId: IdSource): readonly Block[] {
  return storableText(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => plainBlock('paragraph', newId('block'), line));
}

/**
 * Copies of blocks with ids of their own. Spans are kept only where `keepSpan` allows, so that no claim is ever in two
 * places because of a paste; footnote references go with a footnote that is pasted too, or to one that `hasFootnote`.
 */
export function freshBlocks(
  blocks: readonly Block[],
  rules: {
    readonly newId: IdSource;
    readonly keepSpan: (spanId: string) => boolean;
    readonly hasFootnote: (blockId: string) => boolean;
  },
): readonly Block[] {
  const ids = new Map<string, string>();
  for (const block of blocks) {
    ids.set(block.id, rules.newId('block'));
    for (const leaf of textBlocksIn(block)) if (leaf.id !== block.id) ids.set(leaf.id, rules.newId('block'));
  }
  const fresh = (id: string): string => ids.get(id) ?? rules.newId('block');
  const noteFor = (mark: Mark): readonly Mark[] => {
    if (mark.kind !== 'note') return [mark];
    const pasted = ids.get(mark.footnoteId);
    if (pasted !== undefined) return [{ ...mark, footnoteId: pasted }];
    return rules.hasFootnote(mark.footnoteId) ? [mark] : [];
  };
  return blocks.map((block) => {
    const copy = mapTextBlocks(block, (leaf) => ({
      ...leaf,
      id: fresh(leaf.id),
      marks: leaf.marks.flatMap(noteFor),
      spans: leaf.spans.filter((span) => rules.keepSpan(span.id)),
    }));
    return { ...copy, id: fresh(block.id) };
  });
}
