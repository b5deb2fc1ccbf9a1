import { attribute, isElement, isText, type HtmlElement, type HtmlParent } from './html-tree.ts';
import { isHidden } from './inline-formats.ts';

/** How much text stands where on a page: one walk, then constant-time questions. */
export interface PageStats {
  /** Characters of visible text inside, white space counted once. */
  readonly text: number;
  /** Those that are link text. */
  readonly links: number;
  /** Characters in passages that read like running text. */
  readonly prose: number;
}

export const noStats: PageStats = { text: 0, links: 0, prose: 0 };

const invisible = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'iframe',
  'svg',
  'select',
  'textarea',
  'button',
  'object',
  'embed',
  'video',
  'audio',
  'canvas',
]);
const inlineTags = new Set(
  'a abbr acronym b bdi bdo big br cite code data dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr del o:p'.split(
    ' ',
  ),
);

export const isInlineTag = (element: HtmlElement): boolean => inlineTags.has(element.tagName);

/** A passage: text of one element that no block element interrupts. */
export interface Passage {
  /** The block element the text stands in. */
  readonly holder: HtmlElement;
  readonly text: string;
  readonly links: number;
}

/** Decides how many characters of a passage count as running text. */
export type WeighPassage = (passage: Passage) => number;

/** Running text: long, or a sentence, and mostly not links. */
export function weighPassage({ text, links, holder }: Passage): number {
  if (text.length < 25 || links > text.length * 0.5) return 0;
  const sentence = /[.!?…。！？]["'’”)\]]*$/u.test(text) || /[.!?。！？]["'’”]?\s/u.test(text);
  if (text.length < 80 && !sentence) return 0;
  if (holder.tagName === 'li' && (text.length < 60 || links > text.length * 0.3)) return 0;
  if (/^h[1-6]$/u.test(holder.tagName)) return 0;
  return text.length;
}

/** Statistics for every element below `root`; elements in `without` and hidden ones count as empty. */
export function measurePage(
  root: HtmlParent,
  without: ReadonlySet<HtmlElement>,
  weigh: WeighPassage = weighPassage,
): Map<HtmlElement, PageStats> {
  const stats = new Map<HtmlElement, PageStats>();

  const visitBlock = (element: HtmlElement | HtmlParent): PageStats => {
    let text = 0;
    let links = 0;
    let prose = 0;
    let passage = '';
    let passageLinks = 0;
    const endPassage = (): void => {
      const line = passage.replace(/\s+/gu, ' ').trim();
      if (line !== '') {
        text += line.length;
        links += Math.min(passageLinks, line.length);
        if (isElement(element)) prose += weigh({ holder: element, text: line, links: passageLinks });
      }
      passage = '';
      passageLinks = 0;
    };
    const visitInline = (parent: HtmlParent, isLink: boolean): void => {
      for (const node of parent.childNodes) {
        if (isText(node)) {
          passage += node.value;
          if (isLink) passageLinks += node.value.trim().length;
        } else if (isElement(node)) {
          if (without.has(node) || invisible.has(node.tagName) || isHidden(node)) continue;
          if (isInlineTag(node)) {
            if (node.tagName === 'br') passage += ' ';
            visitInline(node, isLink || (node.tagName === 'a' && attribute(node, 'href') !== null));
          } else {
            endPassage();
            const inner = visitBlock(node);
            text += inner.text;
            // A link around blocks makes all of their text link text.
            links += isLink ? inner.text : inner.links;
            prose += isLink ? 0 : inner.prose;
          }
        }
      }
    };
    visitInline(element, false);
    endPassage();
    const own = { text, links, prose };
    if (isElement(element)) stats.set(element, own);
    return own;
  };
  visitBlock(root);
  return stats;
}
