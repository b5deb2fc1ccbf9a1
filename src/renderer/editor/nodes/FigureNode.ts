import {
  $applyNodeReplacement,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  ElementNode,
  type LexicalNode,
} from 'lexical';
import type { FigureImage } from '../../../core/article/block-tree.ts';
import { blockIdState } from './node-state.ts';

/** A picture with its caption and credit: its children are one {@link PictureNode} and two text blocks. */
export class FigureNode extends ElementNode {
  override $config() {
    return this.config('figure', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('figure');
    element.className = 'block block-figure';
    element.dataset['block'] = this.getBlockId();
    return element;
  }

  override updateDOM(_previous: this, element: HTMLElement): false {
    element.dataset['block'] = this.getBlockId();
    return false;
  }

  override canBeEmpty(): false {
    return false;
  }

  override canIndent(): false {
    return false;
  }

  getBlockId(): string {
    return $getState(this, blockIdState);
  }

  setBlockId(id: string): this {
    return $setState(this, blockIdState, id);
  }
}

const noImage: FigureImage = { sha256: null, mediaType: null, originalUrl: null };

const imageState = createState('image', {
  parse: (value) => (value === undefined ? noImage : (value as FigureImage)),
  isEqual: (a, b) => a.sha256 === b.sha256 && a.mediaType === b.mediaType && a.originalUrl === b.originalUrl,
});
const altState = createState('alt', { parse: (value) => (typeof value === 'string' ? value : '') });

/** What a picture node shows; rendered by `Picture.tsx`. */
export interface PictureView {
  readonly image: FigureImage;
  readonly alt: string;
}

/** The picture of a figure. Only its description (`alt`) is edited here. */
export class PictureNode extends DecoratorNode<PictureView> {
  override $config() {
    return this.config('picture', { extends: DecoratorNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'picture';
    return element;
  }

  /** The decoration follows by itself; a new element is never needed. */
  override updateDOM(): false {
    return false;
  }

  override decorate(): PictureView {
    return { image: this.getImage(), alt: this.getAlt() };
  }

  override getTextContent(): string {
    return '';
  }

  override isInline(): false {
    return false;
  }

  getImage(): FigureImage {
    return $getState(this, imageState);
  }

  getAlt(): string {
    return $getState(this, altState);
  }

  setAlt(alt: string): this {
    return $setState(this, altState, alt);
  }
}

/** An empty figure; the caller appends picture, caption and credit. */
export function $createFigure(blockId = ''): FigureNode {
  return $applyNodeReplacement(new FigureNode()).setBlockId(blockId);
}

export function $createPicture(image: FigureImage, alt: string): PictureNode {
  return $setState($applyNodeReplacement(new PictureNode()), imageState, image).setAlt(alt);
}

export function $isFigure(node: LexicalNode | null | undefined): node is FigureNode {
  return node instanceof FigureNode;
}

export function $isPicture(node: LexicalNode | null | undefined): node is PictureNode {
  return node instanceof PictureNode;
}
