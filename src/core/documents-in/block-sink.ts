import type { Block, TextBlock } from '../article/block-tree.ts';
import type { IdSource } from '../ids.ts';
import {
  createInlineBuilder,
  splitAtEmptyLines,
  type Formats,
  type InlineBuilder,
} from './inline-builder.ts';
import { inlineBlock, joinInline, type Inline, type PlainTextBlock } from './inline.ts';

/** What the text that is being collected will become. */
export type TextTarget =
  | { readonly kind: PlainTextBlock['kind'] }
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4 }
  | {
      readonly kind: 'list-item';
      readonly list: 'bullet' | 'number';
      readonly depth: number;
      /** The same object for all text of one item: further paragraphs of an item join its block. */
      readonly item: object;
    };

/** Deepest list level that an article carries. */
export const maxListDepth = 8;

/** Collects blocks in reading order from a reader that walks a tree of elements. */
export interface BlockSink {
  readonly inline: InlineBuilder;
  /** Adds text (through `inline`) to the block for `target`; a change of target begins a new block. */
  addText: (text: string, formats: Formats, target: TextTarget, keepsSpace: boolean) => void;
  addNote: (footnoteId: string, target: TextTarget) => void;
  /** Ends the block that is being collected. */
  flush: () => void;
  /** Adds a block that is no text; it comes behind the text collected so far. */
  add: (block: Block) => void;
  /** Adds a block behind the paragraph that is being collected, without cutting it in two. */
  addAfterText: (block: Block) => void;
  finish: () => Block[];
}

export function createBlockSink(newId: IdSource): BlockSink {
  const inline = createInlineBuilder();
  const blocks: Block[] = [];
  let waiting: Block[] = [];
  let target: TextTarget | null = null;
  let isVerbatim = false;
  let lastItem: { item: object; block: TextBlock } | null = null;

  const emit = (block: Block): void => {
    blocks.push(block);
    lastItem = null;
  };
  const emitText = (text: Inline, as: TextTarget): void => {
    if (as.kind !== 'list-item') {
      emit(toBlock(as, newId('block'), text));
      return;
    }
    if (lastItem?.item === as.item) {
      const joined = { ...lastItem.block, ...joinInline([lastItem.block, text], '\n') };
      blocks[blocks.length - 1] = joined;
      lastItem = { item: as.item, block: joined };
      return;
    }
    const block = toBlock(as, newId('block'), text);
    blocks.push(block);
    lastItem = { item: as.item, block };
  };
  const flush = (): void => {
    const as = target ?? { kind: 'paragraph' };
    if (inline.length() > 0) {
      const taken = inline.take();
      for (const part of isVerbatim ? [taken] : splitAtEmptyLines(taken))
        if (part.text !== '') emitText(part, as);
    }
    target = null;
    isVerbatim = false;
    for (const block of waiting) emit(block);
    waiting = [];
  };
  const aim = (next: TextTarget): void => {
    if (target !== null && !isSameTarget(target, next)) flush();
    target = next;
  };

  return {
    inline,
    addText: (text, formats, next, keepsSpace) => {
      if (inline.length() === 0 && !keepsSpace && text.trim() === '' && !text.includes('\u00a0')) return;
      aim(next);
      if (keepsSpace) {
        isVerbatim ||= text.includes('\n\n');
        inline.addText(text, formats);
      } else inline.addCollapsed(text, formats);
    },
    addNote: (footnoteId, next) => {
      aim(next);
      inline.addNote(footnoteId);
    },
    flush,
    add: (block) => {
      flush();
      emit(block);
    },
    addAfterText: (block) => {
      if (inline.isBlank()) {
        flush();
        emit(block);
      } else waiting.push(block);
    },
    finish: () => {
      flush();
      return blocks;
    },
  };
}

function isSameTarget(a: TextTarget, b: TextTarget): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'list-item' && b.kind === 'list-item') return a.item === b.item;
  return a.kind !== 'heading' || b.kind !== 'heading' || a.level === b.level;
}

function toBlock(as: TextTarget, id: string, { text, marks }: Inline): TextBlock {
  if (as.kind === 'heading') return { kind: 'heading', level: as.level, id, text, marks, spans: [] };
  if (as.kind === 'list-item') {
    const depth = Math.min(as.depth, maxListDepth);
    return { kind: 'list-item', list: as.list, depth, id, text, marks, spans: [] };
  }
  return inlineBlock(as.kind, id, { text, marks });
}
