import {
  $applyNodeReplacement,
  $getState,
  $getStateChange,
  $setState,
  createState,
  ParagraphNode,
  type DOMExportOutput,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { TextBlock, TextBlockKind } from '../../../core/article/block-tree.ts';
import { blockIdState } from './node-state.ts';

/** What kind of text block a node is; turning one kind into another changes nothing else. */
export type BlockShape =
  | { readonly kind: Exclude<TextBlockKind, 'heading' | 'list-item' | 'cell'> }
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4 }
  | { readonly kind: 'list-item'; readonly list: 'bullet' | 'number'; readonly depth: number }
  /** `isHeader` follows from the row and the table; it is not stored in the article. */
  | { readonly kind: 'cell'; readonly isHeader: boolean };

const paragraph: BlockShape = { kind: 'paragraph' };

const shapeState = createState('shape', {
  // Nodes are only ever made by this program; Lexical's JSON is not read from anywhere.
  parse: (value) => (value === undefined ? paragraph : (value as BlockShape)),
  isEqual: (a, b) => sameShape(a, b),
});

/** Whether two shapes are the same. */
export function sameShape(a: BlockShape, b: BlockShape): boolean {
  if (a.kind === 'heading') return b.kind === 'heading' && a.level === b.level;
  if (a.kind === 'list-item') return b.kind === 'list-item' && a.list === b.list && a.depth === b.depth;
  if (a.kind === 'cell') return b.kind === 'cell' && a.isHeader === b.isHeader;
  return a.kind === b.kind;
}

/** The shape of a text block of the article. */
export function shapeOf(block: TextBlock, isHeader = false): BlockShape {
  if (block.kind === 'heading') return { kind: 'heading', level: block.level };
  if (block.kind === 'list-item') return { kind: 'list-item', list: block.list, depth: block.depth };
  if (block.kind === 'cell') return { kind: 'cell', isHeader };
  return { kind: block.kind };
}

/**
 * Every text block of the article: headline, paragraph, list item, caption, table cell and so on. It extends Lexical's
 * paragraph so that the paragraphs Lexical makes by itself are ours (see `all-nodes.ts`).
 */
export class TextBlockNode extends ParagraphNode {
  override $config() {
    return this.config('text-block', { extends: ParagraphNode });
  }

  override createDOM(): HTMLElement {
    const shape = this.getShape();
    const element = document.createElement(tagOf(shape));
    dress(element, shape, this.getBlockId());
    return element;
  }

  override updateDOM(previous: this, element: HTMLElement): boolean {
    const change = $getStateChange(this, previous, shapeState);
    if (change && tagOf(change[0]) !== tagOf(change[1])) return true;
    if (change || $getStateChange(this, previous, blockIdState)) {
      dress(element, this.getShape(), this.getBlockId());
    }
    return false;
  }

  /** The clipboard is written by `clipboard.ts`; this is only what Lexical itself might ask for. */
  override exportDOM(): DOMExportOutput {
    return { element: this.createDOM() };
  }

  /** Only Lexical's own fall-back; Enter is `block-keys.ts`. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): TextBlockNode {
    const next = $createTextBlock();
    this.insertAfter(next, restoreSelection);
    return next;
  }

  /** Blocks at the top are never dissolved by Backspace; `block-keys.ts` decides. */
  override collapseAtStart(): boolean {
    return true;
  }

  override canIndent(): boolean {
    return false;
  }

  getBlockId(): string {
    return $getState(this, blockIdState);
  }

  setBlockId(id: string): this {
    return $setState(this, blockIdState, id);
  }

  getShape(): BlockShape {
    return $getState(this, shapeState);
  }

  setShape(shape: BlockShape): this {
    return $setState(this, shapeState, shape);
  }
}

/** A new text block; without an id it gets a fresh one when the update ends. */
export function $createTextBlock(shape: BlockShape = paragraph, blockId = ''): TextBlockNode {
  return $applyNodeReplacement(new TextBlockNode()).setShape(shape).setBlockId(blockId);
}

export function $isTextBlock(node: LexicalNode | null | undefined): node is TextBlockNode {
  return node instanceof TextBlockNode;
}

function tagOf(shape: BlockShape): string {
  switch (shape.kind) {
    case 'headline':
      return 'h1';
    case 'heading':
      return `h${shape.level}`;
    case 'block-quote':
    case 'pull-quote':
      return 'blockquote';
    case 'caption':
      return 'figcaption';
    case 'cell':
      return shape.isHeader ? 'th' : 'td';
    case 'dek':
    case 'byline':
    case 'paragraph':
    case 'list-item':
    case 'credit':
    case 'footnote':
      return 'p';
  }
}

const placeholders: Partial<Record<TextBlockKind, string>> = {
  headline: 'Headline',
  dek: 'Dek: what the story says, in a sentence or two',
  byline: 'Byline',
  caption: 'Caption',
  credit: 'Credit',
};

function dress(element: HTMLElement, shape: BlockShape, blockId: string): void {
  element.className = `block block-${shape.kind}`;
  element.dataset['block'] = blockId;
  const placeholder = placeholders[shape.kind];
  if (placeholder === undefined) delete element.dataset['placeholder'];
  else element.dataset['placeholder'] = placeholder;
  if (shape.kind === 'list-item') {
    element.dataset['list'] = shape.list;
    element.dataset['depth'] = String(shape.depth);
  } else {
    delete element.dataset['list'];
    delete element.dataset['depth'];
    delete element.dataset['marker'];
  }
  if (shape.kind === 'cell' && shape.isHeader) element.setAttribute('scope', 'col');
}
