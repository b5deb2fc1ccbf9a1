import { comparable } from '../text-shape.ts';
import {
  attribute,
  elementsIn,
  isBelow,
  isElement,
  nameOf,
  parentOf,
  type HtmlElement,
  type HtmlParent,
} from './html-tree.ts';
import { findChrome } from './page-chrome.ts';
import {
  isInlineTag,
  measurePage,
  noStats,
  weighPassage,
  type PageStats,
  type WeighPassage,
} from './page-stats.ts';

/** Finds the element that holds the article's text, and what inside it is not the article. */
export interface MainContent {
  readonly main: HtmlElement;
  /** Elements inside `main` (and elsewhere) that are not part of the article. */
  readonly without: ReadonlySet<HtmlElement>;
  readonly stats: ReadonlyMap<HtmlElement, PageStats>;
}

const bodyNames =
  /(?:^|[\s_-])(?:article-?_*(?:body|text|content|copy)|story-?_*(?:body|text|content)|entry-?_*content|post-?_*(?:content|body)|body-?_*(?:text|copy)|articlebody|storybody)(?:$|[\s_-])/u;

/**
 * @param articleBody the article's text as the page repeats it for search engines, or empty: passages that stand in
 *   it count more than others
 */
export function findMainContent(body: HtmlElement, articleBody: string): MainContent {
  const weigh = weighWith(articleBody);
  const first = measurePage(body, new Set(), weigh);
  const chrome = findChrome(body, first, first.get(body)?.prose ?? 0);
  let stats = measurePage(body, chrome, weigh);
  if ((stats.get(body)?.prose ?? 0) < (first.get(body)?.prose ?? 0) * 0.2) {
    chrome.clear();
    stats = first;
  }
  const found = descend(namedBody(body, stats) ?? body, stats);
  const main = isPlainPage(first.get(body) ?? noStats, stats.get(found) ?? noStats) ? body : found;
  const without = new Set(chrome);
  for (const element of boxesIn(main, stats, without)) without.add(element);
  return { main, without, stats };
}

function weighWith(articleBody: string): WeighPassage {
  if (articleBody.length < 400) return weighPassage;
  const known = comparable(articleBody);
  return (passage) => {
    const weight = weighPassage(passage);
    if (weight === 0) return 0;
    const start = comparable(passage.text.slice(0, 60)).slice(0, 40);
    return known.includes(start) ? weight * 3 : weight * 0.3;
  };
}

/** Little but the text found, and hardly links: a page somebody wrote by hand or exported, all of it the article. */
function isPlainPage(all: PageStats, found: PageStats): boolean {
  const rest = all.text - found.text;
  return rest <= Math.max(300, found.text * 0.15) && all.links - found.links <= rest * 0.2;
}

/** What names itself the article's body, if that holds most of the running text: one element or what is around several. */
function namedBody(body: HtmlElement, stats: ReadonlyMap<HtmlElement, PageStats>): HtmlElement | null {
  const total = stats.get(body)?.prose ?? 0;
  const named: HtmlElement[] = [];
  let article: HtmlElement | null = null;
  for (const element of elementsIn(body)) {
    const { prose } = stats.get(element) ?? noStats;
    if (prose === 0) continue;
    const isNamed =
      attribute(element, 'itemprop')?.toLowerCase() === 'articlebody' || bodyNames.test(nameOf(element));
    if (isNamed && prose >= total * 0.05) named.push(element);
    if ((element.tagName === 'article' || element.tagName === 'main') && prose >= total * 0.65)
      article = element;
  }
  const outer = named.filter(
    (element) => !named.some((other) => other !== element && isBelow(element, other)),
  );
  const held = outer.reduce((sum, element) => sum + (stats.get(element)?.prose ?? 0), 0);
  return held >= total * 0.5 ? (commonAncestor(outer) ?? article) : article;
}

function commonAncestor(elements: readonly HtmlElement[]): HtmlElement | null {
  let common = elements[0] ?? null;
  for (const element of elements.slice(1)) {
    while (common !== null && common !== element && !isBelow(element, common)) common = parentOf(common);
  }
  return common;
}

/** Goes down as long as one child holds nearly all running text. */
function descend(start: HtmlElement, stats: ReadonlyMap<HtmlElement, PageStats>): HtmlElement {
  let current = start;
  for (;;) {
    const prose = stats.get(current)?.prose ?? 0;
    const next = current.childNodes
      .filter(isElement)
      .filter((child) => !isInlineTag(child) && child.tagName !== 'p')
      .find((child) => (stats.get(child)?.prose ?? 0) >= Math.max(1, prose * 0.85));
    if (next === undefined) return current;
    current = next;
  }
}

/** Boxes inside the article that mostly link elsewhere. */
function* boxesIn(
  parent: HtmlParent,
  stats: ReadonlyMap<HtmlElement, PageStats>,
  without: ReadonlySet<HtmlElement>,
): Generator<HtmlElement> {
  for (const node of parent.childNodes) {
    if (!isElement(node) || isInlineTag(node) || without.has(node)) continue;
    if (isLinkBox(node, stats.get(node) ?? noStats)) yield node;
    else yield* boxesIn(node, stats, without);
  }
}

function isLinkBox(element: HtmlElement, { text, links, prose }: PageStats): boolean {
  if (/^(?:h[1-6]|figure|p|blockquote|table|tbody|tr|td|pre)$/u.test(element.tagName) || text === 0)
    return false;
  const share = links / text;
  if (element.tagName === 'ul' || element.tagName === 'ol') return share > 0.6 && prose < text * 0.3;
  return share > 0.5 && prose < text * 0.3;
}
