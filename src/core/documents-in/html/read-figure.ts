import type { FigureBlock, FigureImage } from '../../article/block-tree.ts';
import { parseFigureLine } from '../figure-line.ts';
import { dataUrlBytes } from '../images-in.ts';
import { inlineBlock, sliceInline, trimInline, type Inline } from '../inline.ts';
import { oneLine } from '../text-shape.ts';
import { safeHref } from '../url-policy.ts';
import type { HtmlReading } from './html-reading.ts';
import { attribute, elementsIn, findElement, nameOf, textOf, type HtmlElement } from './html-tree.ts';

/** Images and figures of a page. Nothing is loaded: images inside the document are kept, others become a note. */

type ReadInline = (element: HtmlElement, without: ReadonlySet<HtmlElement>) => Inline;

const creditName =
  /\b(?:credits?|copyright|photographer|attribution|photo-?by|image-?source|media-?source|source|author)\b|credit/u;
const captionName = /caption|\blegend\b/u;

/** The figure for an `img` on its own; null for spacers, trackers and other images without content. */
export function readImage(image: HtmlElement, reading: HtmlReading): FigureBlock | null {
  const kept = keepImage(image, reading);
  const alt = oneLine(attribute(image, 'alt') ?? '');
  if (kept === null || (kept.sha256 === null && kept.originalUrl === null && alt === '')) return null;
  return figure(kept, alt, { text: '', marks: [] }, { text: '', marks: [] }, reading);
}

/**
 * The figures of a `figure` element or of a container that a page author called a caption. Several images share
 * one caption: it goes to the last of them. Null when there is neither image nor caption.
 */
export function readFigure(
  element: HtmlElement,
  reading: HtmlReading,
  readInline: ReadInline,
): FigureBlock[] | null {
  const images = [...elementsIn(element)].filter((inner) => inner.tagName === 'img');
  const kept = images.flatMap((image) => {
    const entry = keepImage(image, reading);
    return entry === null ? [] : [{ entry, alt: oneLine(attribute(image, 'alt') ?? '') }];
  });
  const captionElement = findCaption(element);
  const { caption, credit } =
    captionElement === null ? noCaption : readCaption(captionElement, element, reading, readInline);
  if (kept.length === 0 && caption.text === '' && credit.text === '') return null;
  if (kept.length === 0) kept.push({ entry: { sha256: null, mediaType: null, originalUrl: null }, alt: '' });
  return kept.map(({ entry, alt }, index) => {
    const isLast = index === kept.length - 1;
    return figure(
      entry,
      alt,
      isLast ? caption : noCaption.caption,
      isLast ? credit : noCaption.credit,
      reading,
    );
  });
}

const noCaption = { caption: { text: '', marks: [] } as Inline, credit: { text: '', marks: [] } as Inline };

/** The element that holds the caption of a figure or of a container with an image; null when none is named so. */
export function findCaption(element: HtmlElement): HtmlElement | null {
  return (
    findElement(element, (inner) => inner.tagName === 'figcaption') ??
    findElement(
      element,
      (inner) => captionName.test(nameOf(inner)) && !containsImage(inner) && textOf(inner).trim() !== '',
    ) ??
    findElement(
      element,
      (inner) => creditName.test(nameOf(inner)) && !containsImage(inner) && textOf(inner).trim() !== '',
    )
  );
}

function containsImage(element: HtmlElement): boolean {
  return findElement(element, (inner) => inner.tagName === 'img' || inner.tagName === 'picture') !== null;
}

function readCaption(
  captionElement: HtmlElement,
  whole: HtmlElement,
  reading: HtmlReading,
  readInline: ReadInline,
): { caption: Inline; credit: Inline } {
  const isCredit = (inner: HtmlElement): boolean =>
    inner !== captionElement &&
    (creditName.test(nameOf(inner)) || creditName.test(attribute(inner, 'itemprop') ?? ''));
  const creditElement =
    findElement(captionElement, isCredit) ??
    findElement(
      whole,
      (inner) =>
        inner.tagName !== 'figcaption' &&
        isCredit(inner) &&
        !containsImage(inner) &&
        textOf(inner).length < 200,
    );
  if (creditElement !== null && textOf(creditElement).trim() !== '') {
    const credit = withoutLabel(readInline(creditElement, new Set()), reading);
    return { caption: trimInline(readInline(captionElement, new Set([creditElement]))), credit };
  }
  const inline = readInline(captionElement, new Set());
  const line = parseFigureLine(inline.text);
  if (line === null) return { caption: inline, credit: noCaption.credit };
  if (line.label !== null) reportLabel(line.label, reading);
  return {
    caption: sliceInline(inline, line.caption.start, line.caption.end),
    credit: sliceInline(inline, line.credit.start, line.credit.end),
  };
}

/** "Photo: Jane Doe" in a field for credits is "Jane Doe". */
function withoutLabel(credit: Inline, reading: HtmlReading): Inline {
  const line = parseFigureLine(credit.text);
  if (line === null || line.label === null || line.caption.end > line.caption.start) return credit;
  reportLabel(line.label, reading);
  return sliceInline(credit, line.credit.start, line.credit.end);
}

function reportLabel(label: string, reading: HtmlReading): void {
  reading.messages.add(
    'credit-label',
    `The credit's label “${label}” was left out: the figure has a field for the credit.`,
  );
}

function figure(
  image: FigureImage,
  alt: string,
  caption: Inline,
  credit: Inline,
  { newId }: HtmlReading,
): FigureBlock {
  return {
    kind: 'figure',
    id: newId('block'),
    image,
    alt,
    caption: inlineBlock('caption', newId('block'), caption),
    credit: inlineBlock('credit', newId('block'), credit),
  };
}

function keepImage(
  image: HtmlElement,
  { images, messages, base, resource }: HtmlReading,
): FigureImage | null {
  if (isSpacer(image)) return null;
  const address = addressOf(image);
  for (const name of [address, attribute(image, 'src')]) {
    const bytes = name === null ? null : resource(name);
    const saved = bytes === null ? null : images.add(bytes);
    if (name !== null && saved !== null)
      return { sha256: saved.sha256, mediaType: saved.mediaType, originalUrl: safeHref(name, base) };
  }
  if (address === null) return { sha256: null, mediaType: null, originalUrl: null };
  if (/^\s*data:/iu.test(address)) {
    const bytes = dataUrlBytes(address);
    const stored = bytes === null ? null : images.add(bytes);
    if (stored === null)
      messages.add('image-dropped', 'An image inside the document is of a kind that is not kept.');
    return { sha256: stored?.sha256 ?? null, mediaType: stored?.mediaType ?? null, originalUrl: null };
  }
  messages.add('image-not-loaded', 'An image on the web was not loaded. The figure notes its address.');
  return { sha256: null, mediaType: null, originalUrl: safeHref(address, base) };
}

/** The address of the picture itself: lazy pages keep it in other attributes and show a placeholder. */
function addressOf(image: HtmlElement): string | null {
  const source = attribute(image, 'src');
  const lazy = ['data-src', 'data-original', 'data-lazy-src', 'data-original-src', 'data-image']
    .map((name) => attribute(image, name))
    .find((value) => value !== null && value !== '');
  if (lazy !== undefined && lazy !== null && (source === null || source.length < 4_000)) return lazy;
  if (source !== null && source.trim() !== '' && !(source.startsWith('data:') && source.length < 400))
    return source;
  const set = attribute(image, 'srcset') ?? attribute(image, 'data-srcset');
  return set?.trim().split(/\s+/u)[0] ?? source;
}

function isSpacer(image: HtmlElement): boolean {
  return ['width', 'height'].some((side) => {
    const size = attribute(image, side);
    return size !== null && /^\d+(?:px)?$/u.test(size.trim()) && Number.parseInt(size, 10) <= 3;
  });
}
