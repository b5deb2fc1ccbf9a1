import { countWords } from './text-shape.ts';

/** Reading a caption line: "Smoke over the harbour. Photo: Jane Doe/Agency". */

export interface FigureLine {
  /** UTF-16 range of the caption in the line, white space excluded; empty when the line is only a credit. */
  readonly caption: { readonly start: number; readonly end: number };
  /** UTF-16 range of the credit without its label. */
  readonly credit: { readonly start: number; readonly end: number };
  /** The words that announced the credit ("Photo:"), or null when it stood in brackets without any. */
  readonly label: string | null;
  /** The label or the agency says that this is about an image, not about the source of a statement. */
  readonly isAboutImage: boolean;
}

const imageLabel =
  'photo(?:s|graphs?)?|images?|pictures?|pic|illustrations?|photo credit|image credit|picture credit|photo courtesy|image courtesy|' +
  'photo illustration|photo composite|foto|fotos|bild|crédit photo|courtesy|screenshot|screengrab|featured image|image source|photo source';
const otherLabel = 'source|sources|credits?|quelle|crédit|graphic|chart|map|video|visual|via';
const labelled = new RegExp(
  `(?<before>^|[.!?…)\\]”"’'|•·–—;:\\n(\\[-]\\s*|\\s{2,})(?<label>(?<image>${imageLabel})|${otherLabel})(?<joint>\\s*:\\s*|\\s+(?:credit\\s*:?\\s*|courtesy\\s+(?:of\\s+)?|(?:by|via|from)\\s*:?\\s+|©\\s*)|(?=\\s*[/|]\\s*))`,
  'giu',
);
const agency =
  /\b(?:getty|reuters|afp|ap photo|associated press|shutterstock|istock|unsplash|epa|pa wire|alamy|pexels|wikimedia|flickr|bloomberg|anadolu|xinhua|tass|file photo|handout|screenshot|screengrab|photo|photograph)\b/iu;
const inBrackets = /[([](?<inner>[^()[\]]{2,120})[)\]]\s*\.?\s*$/u;

const longestLine = 1_000;
const longestCredit = 160;

/** Finds caption and credit in a line; null when the line has no credit at its end. */
export function parseFigureLine(text: string): FigureLine | null {
  if (text.length > longestLine) return null;
  return parseLabelled(text) ?? parseBracketed(text);
}

function parseLabelled(text: string): FigureLine | null {
  for (const match of text.matchAll(labelled)) {
    const groups = match.groups ?? {};
    const before = groups['before'] ?? '';
    const label = groups['label'] ?? '';
    const joint = groups['joint'] ?? '';
    const creditStart = match.index + match[0].length;
    let end = text.trimEnd().length;
    const opened = /[([]\s*$/u.test(before);
    if (opened && /[)\]]\.?$/u.test(text.slice(0, end))) end -= text.slice(0, end).endsWith('.') ? 2 : 1;
    const start = creditStart + (/^[\s/|]*/u.exec(text.slice(creditStart))?.[0].length ?? 0);
    const credit = text.slice(start, end);
    // "via" and "from" in running text need the sentence to have ended before; a colon or "by" is needed for the rest.
    if (joint === '' && !opened) continue;
    if (!isCredit(credit, joint.includes(':'))) continue;
    const captionEnd = match.index + before.replace(/[\s([|•·–—-]+$/u, '').length;
    return {
      caption: trimRange(text, 0, captionEnd),
      credit: { start, end },
      label: `${label}${joint}`.trim(),
      isAboutImage: groups['image'] !== undefined || agency.test(credit),
    };
  }
  return null;
}

function parseBracketed(text: string): FigureLine | null {
  const match = inBrackets.exec(text);
  const inner = match?.groups?.['inner'];
  if (match === null || inner === undefined) return null;
  const hasSlash = /\p{L}\s*\/\s*\p{Lu}/u.test(inner) && /^[\p{Lu}@]/u.test(inner);
  if (
    !agency.test(inner) ||
    !(hasSlash || /getty|ap photo|shutterstock|file photo|handout|photograph|photo by/iu.test(inner))
  )
    return null;
  if (countWords(inner) > 14) return null;
  const start = match.index + 1 + (inner.length - inner.trimStart().length);
  return {
    caption: trimRange(text, 0, match.index),
    credit: { start, end: start + inner.trim().length },
    label: null,
    isAboutImage: true,
  };
}

/** A name, an agency, a handle: short, and not a sentence. */
function isCredit(text: string, isAnnounced: boolean): boolean {
  const words = countWords(text);
  if (text.length === 0 || text.length > longestCredit || words === 0 || words > 16) return false;
  if (/[.!?]["'’”)]*\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text)) return false;
  const startsLikeName = /^[\p{Lu}\p{N}@©"“‘(]|^(?:the|de|van|von|x\/|www\.|https?:)/u.test(text);
  const lowerWords = text.match(/(?<=\s)\p{Ll}{3,}/gu)?.length ?? 0;
  return startsLikeName && lowerWords <= (isAnnounced ? Math.max(2, words / 2) : 2);
}

function trimRange(text: string, start: number, end: number): { start: number; end: number } {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  return { start: from, end: Math.max(from, start + piece.trimEnd().length) };
}
