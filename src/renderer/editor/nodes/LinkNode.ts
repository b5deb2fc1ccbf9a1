import {
  $applyNodeReplacement,
  $getState,
  $getStateChange,
  $setState,
  createState,
  ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { safeHref } from '../../../core/documents-in/url-policy.ts';

const hrefState = createState('href', { parse: (value) => (typeof value === 'string' ? value : '') });

/**
 * A link. It holds the address as the article has it, and gives the page only what the address policy lets through;
 * a refused address is text without a target.
 */
export class LinkNode extends ElementNode {
  override $config() {
    return this.config('article-link', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('a');
    element.className = 'link';
    aim(element, this.getHref());
    return element;
  }

  override updateDOM(previous: this, element: HTMLElement): boolean {
    const change = $getStateChange(this, previous, hrefState);
    if (change) aim(element as HTMLAnchorElement, change[0]);
    return false;
  }

  override isInline(): true {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }

  override canInsertTextBefore(): false {
    return false;
  }

  override canInsertTextAfter(): false {
    return false;
  }

  override insertNewAfter(_selection: RangeSelection | null, restoreSelection = true): LinkNode {
    const rest = $createLink(this.getHref());
    this.insertAfter(rest, restoreSelection);
    return rest;
  }

  getHref(): string {
    return $getState(this, hrefState);
  }

  setHref(href: string): this {
    return $setState(this, hrefState, href);
  }
}

export function $createLink(href: string): LinkNode {
  return $applyNodeReplacement(new LinkNode()).setHref(href);
}

export function $isLink(node: LexicalNode | null | undefined): node is LinkNode {
  return node instanceof LinkNode;
}

function aim(element: HTMLAnchorElement, href: string): void {
  const safe = safeHref(href);
  if (safe === null) {
    element.removeAttribute('href');
    element.title = 'This address is not allowed';
  } else {
    element.href = safe;
    element.title = safe;
    element.rel = 'noreferrer';
  }
}
