import type { Block } from '../../article/block-tree.ts';
import { createImageStore } from '../images-in.ts';
import type { ImportContext } from '../import-draft.ts';
import type { ImportedImage } from '../imported-document.ts';
import type { HtmlReading, ReadRequest } from './html-reading.ts';
import type { HtmlParent } from './html-tree.ts';
import { findNoteLinks } from './note-links.ts';
import { readHtmlBlocks } from './read-html-blocks.ts';

/**
 * Reads a parsed tree to blocks. `request` names the parts that belong to the article (default: all); footnotes are
 * looked for in the whole tree, since pages keep them elsewhere. The first `h1` is the headline, others are headings.
 */
export function readHtmlTree(
  root: HtmlParent,
  base: string | null,
  context: ImportContext,
  request: ReadRequest = { nodes: root.childNodes },
): { blocks: Block[]; images: ImportedImage[] } {
  const images = createImageStore();
  const reading: HtmlReading = {
    newId: context.newId,
    messages: context.messages,
    images,
    base,
    resource: context.savedPage?.resource ?? (() => null),
    notes: findNoteLinks(root),
    noteIds: new Map(),
  };
  return { blocks: keepOneHeadline(readHtmlBlocks(request, reading)), images: images.list() };
}

/** Only one block may be the headline: the first; and a dek comes only behind it. */
function keepOneHeadline(blocks: readonly Block[]): Block[] {
  let seen = false;
  return blocks.map((block) => {
    if (block.kind !== 'headline') return block;
    if (!seen) {
      seen = true;
      return block;
    }
    return { ...block, kind: 'heading', level: 2 };
  });
}
