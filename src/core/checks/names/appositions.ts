import { gapBefore, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import type { Finding } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import { areForms, stretchOfName } from './name-forms.ts';

/** What a text calls somebody beside the name: "the opposition leader, Ana Lee". */
export interface Calling {
  readonly name: NameMention;
  /** The stem of the noun, and those of up to two words before it. */
  readonly head: string;
  readonly qualifiers: readonly string[];
}

const people = new Set(
  (
    'leader minister president chairman chairwoman chair director manager chief head boss author editor analyst coach captain ' +
    'judge coroner mayor governor senator secretary spokesman spokeswoman spokesperson owner founder deputy professor doctor ' +
    'scientist researcher engineer designer lawyer solicitor barrister prosecutor detective officer inspector commissioner ' +
    'treasurer ambassador general colonel teacher nurse surgeon pilot driver producer singer actor actress writer novelist ' +
    'co-author co-founder co-owner rival predecessor successor champion winner ' +
    'mother father daughter son wife husband brother sister widow partner neighbour neighbor friend colleague assistant'
  ).split(' '),
);

/**
 * Finds people whom the claim calls what the evidence calls somebody else: "the opposition leader, Rui Reis" where the
 * evidence has "the opposition leader, Ana Lee" and calls Rui Reis something else, or the very words for Ana Lee alone.
 */
export function appositionFindings(
  claim: LexedText,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): readonly Finding[] {
  const own = callings(claim, names);
  if (own.length === 0) return [];
  const found = evidence.callings();
  return own.flatMap(({ name, head, qualifiers }) => {
    const called = found.filter(
      (other) => other.head === head && areCompatible(qualifiers, other.qualifiers),
    );
    const [other] = called;
    if (other === undefined || called.some((one) => areOne(one.name, name))) return [];
    const isSame = qualifiers.length > 0 && other.qualifiers.some((word) => qualifiers.includes(word));
    const isOtherwise = found.some((one) => areOne(one.name, name) && one.head !== head);
    const isNamed = name.words.some((word) => evidence.namesWith.has(word));
    if (!isNamed || !(isSame || isOtherwise)) return [];
    const place = stretchOfName(evidence, other.name);
    return [
      {
        kind: 'name',
        claim: { start: name.start, end: name.end, text: name.text },
        evidence: place,
        finding: 'differs',
        message: `The draft gives ${name.text} the place that the evidence gives ${place.text}.`,
      } satisfies Finding,
    ];
  });
}

/** All names of a text that stand beside a noun for a person. */
export function callings(lexed: LexedText, names: readonly NameMention[]): readonly Calling[] {
  return names.flatMap((name) => {
    const before = headBefore(lexed, name);
    const head = before ?? headAfter(lexed, name);
    return head === null
      ? []
      : [{ name, head: lexed.norms[head] ?? '', qualifiers: qualifiersOf(lexed, head) }];
  });
}

function isHead(lexed: LexedText, token: number): boolean {
  return people.has(lexed.norms[token] ?? '');
}

/** "its manager, Ann Lee", "chief designer Ann Lee"; the comma only behind a noun that stands for one person. */
function headBefore(lexed: LexedText, { from }: NameMention): number | null {
  let at = from - 1;
  const gap = gapBefore(lexed, from);
  if (!/^,?\s$/u.test(gap)) return null;
  // "the coroner, Dr Amadi"
  if (/^(?:dr|mr|mrs|ms|miss|sir|dame|prof)$/u.test(lexed.norms[at] ?? '')) at -= 1;
  if (at < 0 || !isHead(lexed, at) || lexed.sentenceOf[at] !== lexed.sentenceOf[from]) return null;
  // "Account Manager, Northwind Ltd" closes a letter: the firm is nobody's name.
  return gap.startsWith(',') && !isDetermined(lexed, at) ? null : at;
}

function isDetermined(lexed: LexedText, head: number): boolean {
  for (let at = head - 1; at >= 0 && at > head - 5; at -= 1) {
    const norm = lexed.norms[at] ?? '';
    if (/^(?:the|a|an|its|his|her|their|our)$|'s$/u.test(norm)) return true;
    if (!/^[\s-]$/u.test(gapBefore(lexed, at + 1))) return false;
  }
  return false;
}

/** "Ann Lee, the chief designer", and below a letter "Ann Lee", on the next line "Chief Designer". */
function headAfter(lexed: LexedText, { to }: NameMention): number | null {
  const gap = gapBefore(lexed, to);
  const isSignature = /^\s*\n\s*$/u.test(gap);
  const isExplained =
    /^,\s$/u.test(gap) && /^(?:the|a|an|its|his|her|their|our)$/u.test(lexed.norms[to] ?? '');
  if (!isSignature && !isExplained) return null;
  for (let at = isSignature ? to : to + 1; at < to + 4 && at < lexed.norms.length; at += 1) {
    if (at > to && !/^[^\S\n]$|^-$/u.test(gapBefore(lexed, at))) return null;
    if (isHead(lexed, at) && !isHead(lexed, at + 1)) return at;
  }
  return null;
}

function qualifiersOf(lexed: LexedText, head: number): readonly string[] {
  const found: string[] = [];
  for (let at = head - 1; at >= 0 && at > head - 3; at -= 1) {
    if (!/^[\s-]$/u.test(gapBefore(lexed, at + 1)) || lexed.sentenceOf[at] !== lexed.sentenceOf[head]) break;
    const isWord =
      /^\p{L}/u.test(rawOf(lexed, at)) &&
      !/^(?:the|a|an|its|his|her|their|our|said|and|of)$/u.test(lexed.norms[at] ?? '');
    if (!isWord) break;
    found.push((lexed.norms[at] ?? '').replace(/'s$/u, ''));
  }
  return found;
}

/** "Opposition leader" and "party leader" are two; "leader" may be either. */
function areCompatible(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((word) => b.includes(word));
}

function areOne(a: NameMention, b: NameMention): boolean {
  return a.words.some((word) => b.words.some((other) => word === other || areForms(word, other)));
}
