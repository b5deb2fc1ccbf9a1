/** Shorter words differ too easily by a letter or two to say anything. */
const shortest = 3;
/** Comparing takes time with the square of the length. */
const longest = 600;

/**
 * How alike two words, or two stretches without their spaces, are spelt, 0 to 1: one minus the edits (a letter put in, taken out, changed, or two
 * neighbours swapped) over the longer length. 0 when either is very short or long.
 */
export function spellingSimilarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (
    Math.min(a.length, b.length) < shortest ||
    Math.abs(a.length - b.length) > longer / 2 ||
    longer > longest
  )
    return 0;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let edits = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      }
      row.push(edits);
    }
    before = last;
    last = row;
  }
  return 1 - (last[b.length] ?? 0) / longer;
}

/** True for words that are one word misspelt, inflected or misread, like "poor" and "poorer". */
export function isNearSpelling(a: string, b: string): boolean {
  return spellingSimilarity(a, b) >= 0.5;
}
