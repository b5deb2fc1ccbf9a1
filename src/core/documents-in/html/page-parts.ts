import { parseByline } from '../byline.ts';
import { parseDayLine } from '../day-line.ts';
import { comparable, countWords, oneLine } from '../text-shape.ts';
import { attribute, elementsIn, isBelow, nameOf, parentOf, textOf, type HtmlElement } from './html-tree.ts';
import { isHidden } from './inline-formats.ts';
import type { PageMetadata } from './page-metadata.ts';

/** Headline, dek, byline, date and opening figure, which pages often keep outside the element of the running text. */
export interface PageParts {
  readonly headline: HtmlElement | null;
  readonly dek: HtmlElement | null;
  readonly byline: HtmlElement | null;
  readonly date: HtmlElement | null;
  readonly figure: HtmlElement | null;
}

const dekName =
  /(?:^|[\s_-])(?:dek|standfirst|subtitle|sub-?title|sub-?head(?:line|ing)?|sub-?hed|summary|stand-?first|tagline|lede?|excerpt|article-?(?:intro|summary|description|dek|lead)|description|strapline|kicker-?text|deck)(?:$|[\s_-])/u;
const bylineName = /by-?line|author|writtenby|written-by|dateline(?!-time)|contributor/u;
const notByline =
  /authors?-?(?:bio|box|info|card|follow|image|img|avatar|photo|thumb|social|links?|page|list)|avatar|comment/u;

/** Looks around the text: everything before the end of `main`, outside of chrome. */
export function findPageParts(
  body: HtmlElement,
  main: HtmlElement,
  without: ReadonlySet<HtmlElement>,
  metadata: PageMetadata,
): PageParts {
  const visible = [...visibleElements(body, without)];
  const mainAt = visible.indexOf(main);
  const headline = pickHeadline(visible, metadata, mainAt);
  const from = headline === null ? Math.max(0, mainAt - 60) : visible.indexOf(headline) + 1;
  const isInside = (element: HtmlElement): boolean => headline !== null && isBelow(element, headline);
  const zone = visible
    .slice(from, Math.max(from, mainAt))
    .filter((element) => !isAround(element, main) && !isInside(element));
  const description = comparable(metadata.description ?? '');
  const leaf = (element: HtmlElement): boolean =>
    !zone.some(
      (other) =>
        other !== element && isBelow(other, element) && oneLine(textOf(other)) === oneLine(textOf(element)),
    );
  const dek = zone.find((element) => {
    const text = oneLine(textOf(element));
    const words = countWords(text);
    if (words < 5 || words > 80 || /^(?:a|span|time|figcaption|img|li|ul)$/u.test(element.tagName))
      return false;
    if (zone.some((other) => other.tagName === 'figure' && isBelow(element, other))) return false;
    if (parseByline(text) !== null || parseDayLine(text) !== null) return false;
    const isDescription = description.length > 20 && comparable(text) === description;
    return (
      (isDescription || dekName.test(nameOf(element)) || /^h[2-4]$/u.test(element.tagName)) && leaf(element)
    );
  });
  const byline = findByline(body, main);
  const date = zone.find((element) => {
    const text = oneLine(textOf(element));
    return (
      text !== '' &&
      (element.tagName === 'time' ||
        /(?:^|[\s_-])(?:date|time|published|pubdate|timestamp|dateline)(?:$|[\s_-])/u.test(
          nameOf(element),
        )) &&
      parseDayLine(text) !== null &&
      (byline === null || !isBelow(element, byline))
    );
  });
  const figure = zone.find((element) => element.tagName === 'figure');
  return { headline, dek: dek ?? null, byline, date: date ?? null, figure: figure ?? null };
}

const control =
  /\b(?:sign (?:in|up)|log ?in|subscribe|menu|search|share|comments?|follow|more (?:from|by))\b/iu;

/**
 * The first element before the text ends that page authors use for a byline. Chrome is searched too: sites put it
 * among the buttons for sharing.
 */
function findByline(body: HtmlElement, main: HtmlElement): HtmlElement | null {
  let isPastMain = false;
  for (const element of elementsIn(body)) {
    if (element === main) isPastMain = true;
    // Behind the text only what is inside it counts: authors of comments follow.
    if (isPastMain && element !== main && !isBelow(element, main)) return null;
    const name = nameOf(element);
    const isNamed =
      attribute(element, 'rel') === 'author' ||
      /\bauthor\b/u.test(attribute(element, 'itemprop') ?? '') ||
      (bylineName.test(name) && !notByline.test(name));
    if (
      !isNamed ||
      isHidden(element) ||
      /^(?:body|article|main|figure|img|meta|form|input|ul|nav|aside|footer)$/u.test(element.tagName)
    )
      continue;
    const text = oneLine(textOf(element));
    if (text.length > 2 && text.length < 100 && countWords(text) <= 20 && !control.test(text)) return element;
  }
  return null;
}

function* visibleElements(parent: HtmlElement, without: ReadonlySet<HtmlElement>): Generator<HtmlElement> {
  for (const element of elementsIn(parent)) {
    if (!hasAncestorIn(element, without, parent) && !isHidden(element)) yield element;
  }
}

function hasAncestorIn(element: HtmlElement, set: ReadonlySet<HtmlElement>, stop: HtmlElement): boolean {
  if (set.size === 0) return false;
  for (let at: HtmlElement | null = element; at !== null && at !== stop; at = parentOf(at))
    if (set.has(at)) return true;
  return false;
}

const isAround = (element: HtmlElement, inner: HtmlElement): boolean =>
  element === inner || isBelow(inner, element);

/** The visible heading that says what the page calls its article; else the last h1 before the text ends. */
function pickHeadline(
  visible: readonly HtmlElement[],
  metadata: PageMetadata,
  mainAt: number,
): HtmlElement | null {
  const titles = metadata.titles.map(comparable);
  const headings = visible.filter(
    (element) => /^h[1-3]$/u.test(element.tagName) && oneLine(textOf(element)) !== '',
  );
  const named = headings.find((heading) =>
    titles.some((title) => isAlike(title, comparable(textOf(heading)))),
  );
  if (named !== undefined) return named;
  const tops = headings.filter((heading) => heading.tagName === 'h1' && countWords(textOf(heading)) >= 2);
  const main = visible[mainAt];
  return (
    tops.find((heading) => main !== undefined && isBelow(heading, main)) ??
    tops.filter((heading) => visible.indexOf(heading) < mainAt).at(-1) ??
    null
  );
}

/** The same words, or one begins with all of the other. */
function isAlike(title: string, heading: string): boolean {
  if (title === heading) return true;
  const [short, long] = title.length < heading.length ? [title, heading] : [heading, title];
  return (
    short.length >= 15 && (long.startsWith(short) || long.endsWith(short)) && short.length > long.length * 0.5
  );
}
