import type { TextTarget } from '../block-sink.ts';
import { attribute, elementsIn, isElement, nameOf, styleOf, textOf, type HtmlElement } from './html-tree.ts';

/** What Word writes into HTML: styles as classes, lists as paragraphs with a bullet made of text. */

const styleTargets: readonly (readonly [RegExp, TextTarget])[] = [
  [/^mso(?:title)\b/u, { kind: 'headline' }],
  [/^mso(?:subtitle)\b/u, { kind: 'dek' }],
  [/^mso(?:intense)?quote\b/u, { kind: 'block-quote' }],
  [/^mso(?:footnote|endnote)text\b/u, { kind: 'footnote' }],
  [/^msoheading(?:1|2)\b/u, { kind: 'heading', level: 2 }],
  [/^msoheading3\b/u, { kind: 'heading', level: 3 }],
];

/** The kind of block that a Word style asks for; null for ordinary paragraphs and pages that are not Word's. */
export function wordTarget(element: HtmlElement): TextTarget | null {
  const name = nameOf(element);
  return name.startsWith('mso') ? (styleTargets.find(([pattern]) => pattern.test(name))?.[1] ?? null) : null;
}

export interface WordListItem {
  readonly list: 'bullet' | 'number';
  readonly depth: number;
  /** The spans that show the bullet or number; they are not text of the item. */
  readonly markers: readonly HtmlElement[];
}

/** Reads a paragraph that is a list item by `mso-list`; null otherwise. */
export function readWordListItem(element: HtmlElement): WordListItem | null {
  const list = styleOf(element).get('mso-list');
  if (list === undefined || !/\bl\d+\b/u.test(list)) return null;
  const level = Number(/level(\d)/u.exec(list)?.[1] ?? '1');
  const markers = [...elementsIn(element)].filter((inner) =>
    /^ignore/u.test(styleOf(inner).get('mso-list') ?? ''),
  );
  const mark = markers.map((marker) => textOf(marker).trim()).join('');
  return {
    list: /^\(?(?:\d{1,3}|[a-z]{1,4})[.)]/iu.test(mark) ? 'number' : 'bullet',
    depth: level - 1,
    markers,
  };
}

/** Whether a page was saved by a word processor: then all of it is the document. */
export function isWordProcessorPage(root: HtmlElement): boolean {
  for (const element of elementsIn(root)) {
    if (element.tagName === 'meta' && attribute(element, 'name')?.toLowerCase() === 'generator') {
      if (
        /microsoft word|libreoffice|openoffice|google docs|pandoc|apple pages|stet/iu.test(
          attribute(element, 'content') ?? '',
        )
      )
        return true;
    }
    if (element.tagName === 'body') {
      return element.childNodes.some((child) => isElement(child) && /^wordsection\d/u.test(nameOf(child)));
    }
  }
  return false;
}
