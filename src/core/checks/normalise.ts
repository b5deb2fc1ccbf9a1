/**
 * Cuts a text into tokens that can be compared across typographic habits. Two tokens with the same `norm` are the
 * same word, whatever quotation marks, dashes, spaces, letter case, soft hyphens or ligatures were used.
 * What carries meaning stays: digits with their decimal points and signs, currency signs, per cent, apostrophes
 * inside words, accents.
 */

/** A text range to leave out, UTF-16 offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Tokens as parallel arrays: `norms[k]` stands at `starts[k]`..`ends[k]` (UTF-16 offsets) of the text. */
export interface Tokens {
  readonly norms: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const invisible = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF';
/** Scripts written without spaces: each character is its own token. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

const tokenSource = [
  // 3.5, 10,000, -4, 1st, 20m, 1980's
  `(?:(?<![\\p{L}\\p{N}])[-−+](?=\\p{Nd}))?\\p{N}+(?:[.,]\\p{N}+)*[\\p{L}\\p{M}${invisible}]*(?:['’]s(?![\\p{L}\\p{N}]))?`,
  // U.S, p.m: the last stop is left outside, it may end the sentence
  `\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{M}\\p{N}])`,
  `[${unspaced}]\\p{M}*`,
  `[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}${invisible}]*(?:['’‘ʼ＇][\\p{L}\\p{M}]+)*`,
  `[\\p{Sc}%‰&°§№]`,
  `\\p{Extended_Pictographic}`,
].join('|');

const ascii = /^[a-z0-9]+$/u;
const spelt = new Map([
  ['&', 'and'],
  ['percent', '%'],
]);
/** House styles write numbers as words or figures. "One" stays: it is a pronoun as often as a number. */
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const units =
  'zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
for (const [value, word] of units.split(' ').entries()) if (word !== '-') spelt.set(word, String(value));
for (const [at, word] of tens.entries()) spelt.set(word, String(20 + 10 * at));
const unitNorm = /^(?:[2-9]|one)$/u;

/** "10,000" is 10000; "1,2,3" is a list and "0,5" a decimal. */
function withoutGrouping(number: string): string {
  return /^[-+]?\d{1,3}(?:,\d{3})+(?!\d|,)/u.test(number) ? number.replaceAll(',', '') : number;
}

function normOf(raw: string): string {
  const lower = raw.toLowerCase();
  if (ascii.test(lower)) return spelt.get(lower) ?? lower;
  let norm = lower
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/[’‘ʼ＇]/gu, "'")
    .replace(/−/gu, '-');
  if (/^[-+]?\p{N}/u.test(norm)) norm = withoutGrouping(norm.replace(/'/gu, ''));
  else if (norm.includes('.')) norm = norm.replace(/\./gu, '');
  return spelt.get(norm) ?? norm;
}

/**
 * The tokens of `text`, leaving out those that start inside `skipped` (sorted, disjoint). `known` keeps normal
 * forms by spelling and may be shared between calls.
 */
export function tokenise(
  text: string,
  skipped: readonly TextRange[] = [],
  known = new Map<string, string>(),
): Tokens {
  const norms: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const pattern = new RegExp(tokenSource, 'gu');
  let skip = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const raw = match[0];
    const start = match.index;
    while (skip < skipped.length && (skipped[skip]?.end ?? 0) <= start) skip += 1;
    if (start >= (skipped[skip]?.start ?? Infinity)) continue;
    let norm = known.get(raw);
    if (norm === undefined) {
      norm = normOf(raw);
      known.set(raw, norm);
    }
    const last = norms.length - 1;
    // "twenty-five" is 25; the figures "20-5" are a range.
    if (unitNorm.test(norm) && text[start - 1] === '-' && ends[last] === start - 1 && /^\p{L}/u.test(raw)) {
      if (tens.includes(text.slice(starts[last], ends[last]).toLowerCase())) {
        norms[last] = String(Number(norms[last]) + (norm === 'one' ? 1 : Number(norm)));
        ends[last] = start + raw.length;
        continue;
      }
    }
    if (norm === 'cent' && norms[last] === 'per' && /^\s+$/u.test(text.slice(ends[last], start))) {
      norms[last] = '%';
      ends[last] = start + raw.length;
      continue;
    }
    norms.push(norm);
    starts.push(start);
    ends.push(start + raw.length);
  }
  return { norms, starts, ends };
}
