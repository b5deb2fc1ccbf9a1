/** Why a stretch of the evidence stands out. Later kinds are painted over earlier ones. */
export type MarkKind = 'number' | 'name' | 'quote' | 'found' | 'excerpt' | 'current';

/** A stretch to mark, in UTF-16 units of the whole evidence text. */
export interface TextMark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
}

/** A piece of text under the same set of marks. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly MarkKind[];
}

/**
 * Cuts `[from, to)` at the borders of the marks, so that overlapping marks become neighbouring runs. The runs joined are
 * exactly the text: offsets measured in the rendered paragraph stay offsets of the text.
 */
export function runsOf(from: number, to: number, marks: readonly TextMark[]): readonly Run[] {
  const inside = marks.filter((mark) => mark.start < to && mark.end > from && mark.end > mark.start);
  const borders = new Set([from, to]);
  for (const mark of inside) {
    borders.add(Math.max(from, mark.start));
    borders.add(Math.min(to, mark.end));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, at) => {
    const end = sorted[at + 1] ?? to;
    const kinds = new Set(
      inside.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.kind),
    );
    return { start, end, kinds: [...kinds] };
  });
}

/** A word or phrase of the claim to look for in the evidence. */
export interface Term {
  readonly kind: 'number' | 'name';
  readonly text: string;
}

const figure = /\p{N}+(?:[.,:’ \u00a0\u202f]\p{N}+)*/gu;
/** Two or more capitalised words, or one inside a sentence; particles may stand between. */
const capitalised =
  /\p{Lu}[\p{L}\p{M}’'-]+(?:\s+(?:(?:of|the|de|van|von|der|la|du|al)\s+)*\p{Lu}[\p{L}\p{M}’'-]+)*/gu;

const opener = /^(?:The|A|An|In|On|At|By|But|And|For|From|When|After|Before)\s+/u;

/**
 * What a checker looks for first: the claim's figures and names, longest first. A lone capitalised word that
 * opens a sentence is left out, and an article before a name: their capitals are chance.
 */
export function termsOf(claimWords: string): readonly Term[] {
  const terms = new Map<string, Term>();
  const add = (kind: Term['kind'], text: string) => {
    const key = text.toLowerCase();
    if (text.length > 0 && !terms.has(key)) terms.set(key, { kind, text });
  };
  for (const match of claimWords.matchAll(figure)) add('number', match[0].trim());
  for (const match of claimWords.matchAll(capitalised)) {
    const opensSentence = /(?:^|[.!?…])[\s“"«„'‘]*$/u.test(claimWords.slice(0, match.index));
    const name = opensSentence ? match[0].replace(opener, '') : match[0];
    if (!opensSentence || /\s/u.test(match[0])) add('name', name);
  }
  return [...terms.values()].sort((a, b) => b.text.length - a.text.length);
}

const wordCharacter = /[\p{L}\p{N}]/u;

/** Where the terms stand in the text as whole words, without regard to case. In order of the text. */
export function findTerms(text: string, terms: readonly Term[]): readonly TextMark[] {
  return terms
    .flatMap((term) => occurrences(text, term.text, true).map((place) => ({ kind: term.kind, ...place })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Every place where `needle` stands, without regard to case and with white space matching any white space.
 * @param wholeWords leaves out places inside a longer word or number: `19` is not found in `1950`.
 */
export function occurrences(
  text: string,
  needle: string,
  wholeWords = false,
): readonly { readonly start: number; readonly end: number }[] {
  const trimmed = needle.trim();
  if (trimmed === '') return [];
  const pattern = trimmed
    .split(/\s+/u)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`))
    .join(String.raw`\s+`);
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    const start = match.index;
    const end = start + match[0].length;
    if (wholeWords && (joined(text, start, trimmed.at(0)) || joined(text, end, trimmed.at(-1)))) continue;
    found.push({ start, end });
  }
  return found;
}

/** Whether `at` lies inside a word or a number that starts or ends with `edge`. */
function joined(text: string, at: number, edge: string | undefined): boolean {
  if (edge === undefined || !wordCharacter.test(edge)) return false;
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (wordCharacter.test(before) && wordCharacter.test(after)) return true;
  const isInNumber = (left: string, right: string) => /\p{N}/u.test(left) && /\p{N}/u.test(right);
  return (
    (/[.,]/u.test(after) && isInNumber(before, text.charAt(at + 1))) ||
    (/[.,]/u.test(before) && isInNumber(text.charAt(at - 2), after))
  );
}
