/** Small questions about the shape of a line that several recognisers ask. Pure, linear in the length of the text. */

/** Words as a reader counts them, roughly: runs of letters and digits. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu)) count += 1;
  return count;
}

/** Whether the text ends as a sentence does, closing quotation marks and brackets aside. */
export function endsLikeSentence(text: string): boolean {
  return /[.!?…。！？][\p{Pe}\p{Pf}"'’”]*$/u.test(text.slice(-12).trimEnd());
}

/** Number of places where a sentence ends and another begins. */
export function innerSentenceEnds(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(
    /[\p{Ll}\p{N}\p{Pe}\p{Pf}"'’”][.!?…]["'’”\p{Pe}\p{Pf}]*\s+(?=[\p{Pi}"'(]?[\p{Lu}\p{N}])/gu,
  )) {
    count += 1;
  }
  return count;
}

/** Running text of an article rather than a label, a headline or a caption. */
export function isProse(text: string): boolean {
  const words = countWords(text);
  return words >= 25 || (words >= 14 && endsLikeSentence(text) && innerSentenceEnds(text) >= 1);
}

/** The text for comparisons: lower case, single spaces, without punctuation at either end. */
export function comparable(text: string): string {
  const spaced = text.toLowerCase().replace(/[\s\u00a0]+/gu, ' ');
  let start = spaced.length;
  let end = spaced.length;
  // From word to word: a pattern for the end of the text would start again at each mark of a long row of them.
  for (const { 0: word, index } of spaced.matchAll(/[^\p{P}\p{S}\s]+/gu)) {
    start = Math.min(start, index);
    end = index + word.length;
  }
  return spaced.slice(start, end);
}

/** One line with single ordinary spaces: what patterns are matched against. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u00a0\u200b\ufeff]+/gu, ' ').trim();
}
