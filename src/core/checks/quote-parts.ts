import { tokenise, type Tokens } from './normalise.ts';

/** A printed quotation taken apart. "Word" is a place in `tokens`. */
export interface QuoteText {
  readonly text: string;
  readonly tokens: Tokens;
  /** Per word: inside square brackets or parentheses, so by the editor or an aside of the speaker. */
  readonly isInserted: readonly boolean[];
  /** Per word: changed by square brackets inside the word, like "[T]he" or "work[ed]". */
  readonly isAdapted: readonly boolean[];
  /** Word ranges between ellipses, end exclusive, none empty; one range when the quotation has no ellipsis. */
  readonly parts: readonly { readonly from: number; readonly to: number }[];
}

const ellipsis = /(?:[[(]\s{0,3})?(?:…|\.\s?\.\s?\.(?:\s?\.)?)(?:\s{0,3}[\])])?/gu;
const inWordBracket = /\[(\p{L}{1,12})\](?=\p{L})|(?<=\p{L})\[(\p{L}{1,4})\]/gu;
const editorial = /\[[^\]\n]{1,200}\]|\([^)\n]{1,200}\)/gu;
const sic = /\[\s*sic\.?\s*\]/giu;

/** Takes a quotation apart at ellipses and marks what stands in brackets. Quotation marks around it do no harm. */
export function parseQuote(text: string): QuoteText {
  // Same length, so that offsets stay; word joiners vanish from the normal form.
  const masked = text
    .replace(sic, (match) => ' '.repeat(match.length))
    .replace(inWordBracket, (match) => `\u2060${match.slice(1, -1)}\u2060`);
  const tokens = tokenise(masked);
  const ranges = [...masked.matchAll(editorial)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const isInserted = tokens.starts.map((start) =>
    ranges.some((range) => range.start < start && start < range.end),
  );
  const isAdapted = tokens.starts.map((start, word) =>
    masked.slice(start - 1, (tokens.ends[word] ?? start) + 1).includes('\u2060'),
  );

  const parts: { from: number; to: number }[] = [];
  let from = 0;
  for (const match of masked.matchAll(ellipsis)) {
    const cut = tokens.starts.findIndex((start) => start >= match.index);
    const to = cut < 0 ? tokens.norms.length : cut;
    if (to > from) parts.push({ from, to });
    from = Math.max(from, to);
  }
  if (tokens.norms.length > from) parts.push({ from, to: tokens.norms.length });
  return { text, tokens, isInserted, isAdapted, parts };
}
