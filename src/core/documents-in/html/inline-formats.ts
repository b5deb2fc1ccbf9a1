import type { Formats } from '../inline-builder.ts';
import { attribute, styleOf, type HtmlElement } from './html-tree.ts';

/** What tags and inline styles say about formatting. Word and Google Docs format pasted text by styles alone. */

const tags: Record<string, Partial<Formats>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  dfn: { italic: true },
  var: { italic: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
};

/** The formatting inside `element`, given the formatting around it. Links are not read here. */
export function formatsInside(element: HtmlElement, around: Formats): Formats {
  let formats: Formats = { ...around, ...tags[element.tagName] };
  if (attribute(element, 'style') === null) return formats;
  const style = styleOf(element);
  const weight = style.get('font-weight');
  if (weight !== undefined && !isHeading(element))
    formats = { ...formats, bold: isBoldWeight(weight, formats.bold) };
  const slant = style.get('font-style');
  if (slant !== undefined) formats = { ...formats, italic: slant === 'italic' || slant === 'oblique' };
  const lines = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  if (lines.includes('line-through')) formats = { ...formats, strike: true };
  return formats;
}

const isHeading = (element: HtmlElement): boolean => /^h[1-6]$/u.test(element.tagName);

function isBoldWeight(weight: string, inherited: boolean): boolean {
  if (weight === 'inherit') return inherited;
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}

/** Formatting that an article cannot carry, in the words of the report; null when there is none. */
export function lostFormatting(element: HtmlElement): string | null {
  switch (element.tagName) {
    case 'u':
      return 'underlining';
    case 'sub':
      return 'subscript';
    case 'sup':
      return 'superscript';
    case 'mark':
      return 'highlighting';
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return 'code style';
    case 'ruby':
      return 'ruby annotation';
    default:
      return null;
  }
}

/** Whether the element is not shown: by attribute or by its own style. */
export function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== null) return true;
  if (attribute(element, 'style') === null) return false;
  const style = styleOf(element);
  return (
    style.get('display')?.startsWith('none') === true ||
    style.get('visibility')?.startsWith('hidden') === true ||
    style.get('mso-hide') === 'all'
  );
}

const superscripts: Record<string, string> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
  '−': '⁻',
  '+': '⁺',
};

/**
 * Raised digits as characters of their own, so that ten to the sixth does not become 106; null when `text` is more
 * than a short number.
 */
export function raisedDigits(text: string): string | null {
  const bare = text.trim();
  if (!/^[+−-]?\d{1,4}$/u.test(bare)) return null;
  return Array.from(bare, (character) => superscripts[character] ?? character).join('');
}
