import { findTextBlock } from '../article/spans.ts';
import { quotedStretches, type Quoted } from '../checks/quotation-marks.ts';
import { sentences, words } from '../article/segments.ts';
import type { Claim } from '../claims/claim.ts';
import { claimFragments, claimsInOrder, claimState, isOpen } from '../claims/staleness.ts';
import { samePerson } from '../project/permissions.ts';
import type { Project } from '../project/project.ts';
import type { Contact } from './contact.ts';
import { personName, sourceTitle, type Source } from './source.ts';
import { citationsOf } from './sourcing-policy.ts';

/**
 * What to ask whom. Checkers do not read out quotations and seek no approval (New Yorker practice); each fact is asked for once,
 * of everybody who can confirm it (Editors’ Association of Canada, on facts by contact).
 */

/** Why a question is for this person. */
export type CallReason = 'cited' | 'said' | 'accused';

/** One question of a call sheet. */
export interface CallLine {
  readonly claimId: string;
  /** What to ask, quotations withheld. */
  readonly question: string;
  readonly hasWithheld: boolean;
  readonly reasons: readonly CallReason[];
  /** A risk flag of the claim calls for care. */
  readonly isSensitive: boolean;
}

/** The questions for one person or institution. */
export interface CallSheet {
  /** The source’s id, or the name where there is no source. */
  readonly key: string;
  readonly sourceId: string | null;
  readonly name: string;
  readonly source: Source | null;
  readonly lines: readonly CallLine[];
  /** Attempts to reach them, oldest first. */
  readonly contacts: readonly Contact[];
}

/**
 * Open claims by the people and institutions who can confirm them: people cited, people and institutions to whom a claim is
 * attributed, and those whom an allegation accuses. Sheets with most questions first, questions in the order of the article.
 */
export function callSheets(project: Project): readonly CallSheet[] {
  const people = Object.values(project.sources).filter(isCalled);
  const groups = new Map<
    string,
    { source: Source | null; name: string; reasons: Map<string, Set<CallReason>> }
  >();
  const add = (source: Source | null, name: string, claimId: string, reason: CallReason) => {
    const key = source?.id ?? plain(name);
    const group = groups.get(key) ?? { source, name, reasons: new Map<string, Set<CallReason>>() };
    const reasons = group.reasons.get(claimId) ?? new Set();
    group.reasons.set(claimId, reasons.add(reason));
    groups.set(key, group);
  };
  const open = claimsInOrder(project).filter((claim) => isOpen(project, claim));
  for (const claim of open) {
    for (const { sourceId } of citationsOf(project, claim.id)) {
      const source = project.sources[sourceId];
      if (source && isCalled(source)) add(source, personName(source), claim.id, 'cited');
    }
    if (claim.attribution !== null) {
      const { name } = claim.attribution;
      add(people.find((source) => isNamed(source, name)) ?? null, name, claim.id, 'said');
    }
  }
  for (const { sourceId, claimIds } of Object.values(project.allegations)) {
    const source = project.sources[sourceId];
    if (!source) continue;
    for (const claim of open)
      if (claimIds.includes(claim.id)) add(source, personName(source), claim.id, 'accused');
  }
  return [...groups]
    .map(([key, { source, name, reasons }]): CallSheet => {
      const lines = open.flatMap((claim) => {
        const why = reasons.get(claim.id);
        return why === undefined ? [] : [callLine(project, claim, [...why])];
      });
      return {
        key,
        sourceId: source?.id ?? null,
        name,
        source,
        lines,
        contacts: contactsOf(project, source?.id),
      };
    })
    .sort((a, b) => b.lines.length - a.lines.length || (a.name < b.name ? -1 : 1));
}

/** A source’s contacts, oldest first. */
export function contactsOf(
  project: Pick<Project, 'contacts'>,
  sourceId: string | undefined,
): readonly Contact[] {
  return Object.values(project.contacts)
    .filter((contact) => contact.sourceId === sourceId)
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
}

function isCalled(source: Source): boolean {
  return source.kind === 'person' || source.person !== null;
}

function isNamed(source: Source, name: string): boolean {
  return (
    samePerson(sourceTitle(source), name) || authorNames(source).some((known) => samePerson(known, name))
  );
}

function authorNames({ csl }: Source): readonly string[] {
  return (csl.author ?? []).map(
    (author) => author.literal ?? [author.given, author.family].filter(Boolean).join(' '),
  );
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/gu, ' ');
}

function callLine(project: Project, claim: Claim, reasons: readonly CallReason[]): CallLine {
  const { text, hasWithheld, isAllWithheld } = withheldWords(project, claim);
  const ask = reasons.includes('accused')
    ? `What do you say to this: ${text}`
    : isAllWithheld
      ? `Did you speak about this, and is it right: ${text}`
      : `${openings[claim.type]}: ${text}`;
  return {
    claimId: claim.id,
    question: /[.?!\]]$/u.test(ask) ? ask : `${ask}?`,
    hasWithheld,
    reasons,
    isSensitive: claim.flags.includes('legal') || claim.flags.includes('sensitive'),
  };
}

const openings: Readonly<Record<Claim['type'], string>> = {
  fact: 'Is this right',
  number: 'Is this figure right',
  date: 'Is this date right',
  quote: 'Is this right',
  name: 'Is this name or title right, letter by letter',
  comparison: 'Is this comparison right',
  superlative: 'Is this so, and how is it known',
  causal: 'Did the one lead to the other',
  law: 'Is this what the rule says',
  image: 'Does the picture show this',
  'common-knowledge': 'Is this right',
};

/** Blocks that are a quotation as a whole. */
const quotingBlocks: ReadonlySet<string> = new Set(['block-quote', 'pull-quote']);

/**
 * A claim’s words with every quotation replaced by a note about its topic. The claim’s own summary stands in where there is one,
 * quotations withheld all the same.
 */
export function withheldWords(
  project: Pick<Project, 'article'>,
  claim: Claim,
): { readonly text: string; readonly hasWithheld: boolean; readonly isAllWithheld: boolean } {
  const own: string[] = [];
  const withheld: string[] = [];
  const pieces: string[] = [];
  const put = (words: string) => {
    own.push(words);
    pieces.push(words);
  };
  const withhold = (quoted: string, around: string) => {
    const note = `[quotation withheld: topic ${topicOf(quoted, around)}]`;
    withheld.push(note);
    pieces.push(note);
  };
  const fragments = claimFragments(project.article, claim);
  if (claim.summary.trim() !== '' && claim.type !== 'quote') {
    replaceQuotations(claim.summary, 0, claim.summary.length, put, withhold);
  } else if (fragments.length === 0) {
    const { text } = claimState(project, claim);
    if (claim.type === 'quote') withhold(text, '');
    else replaceQuotations(text, 0, text.length, put, withhold);
  } else {
    fragments.forEach(({ blockId, start, end }, at) => {
      const block = findTextBlock(project.article, blockId);
      if (at > 0) put(' … ');
      if (block === null) return;
      const around = block.text;
      const isQuoted =
        quotingBlocks.has(block.kind) || (claim.type === 'quote' && !hasQuotation(around, start, end));
      if (isQuoted) withhold(around.slice(start, end), around.slice(0, start) + around.slice(end));
      else replaceQuotations(around, start, end, put, withhold);
    });
  }
  const text = pieces.join('').replace(/\s+/gu, ' ').trim();
  const hasWithheld = withheld.length > 0;
  return { text, hasWithheld, isAllWithheld: hasWithheld && !/[\p{L}\p{N}]/u.test(own.join('')) };
}

function hasQuotation(text: string, start: number, end: number): boolean {
  return quotedStretches(text).some((quoted) => quoted.start < end && quoted.end > start);
}

/** Goes through `text` from `start` to `end`; a quotation that only reaches into it is withheld where it does. */
function replaceQuotations(
  text: string,
  start: number,
  end: number,
  put: (words: string) => void,
  withhold: (quoted: string, around: string) => void,
): void {
  let at = start;
  const quotations = quotedStretches(text);
  for (const quoted of quotations) {
    const from = Math.max(start, quoted.start);
    const to = Math.min(end, quoted.end);
    if (from >= to) continue;
    put(text.slice(at, from));
    const words = text.slice(Math.max(from, quoted.innerStart), Math.min(to, quoted.innerEnd));
    const around = sentenceAround(text, quoted, quotations);
    // A quotation that is a sentence of its own is about what its paragraph speaks of.
    withhold(words, /\p{L}{5}/u.test(around) ? around : ownWords(text, 0, text.length, quotations));
    at = to;
  }
  put(text.slice(at, end));
}

/** The sentence in which a quotation stands, without any quotation. */
function sentenceAround(text: string, quoted: Quoted, quotations: readonly Quoted[]): string {
  const around = sentences(text).filter(
    (sentence) => sentence.start < quoted.end && sentence.end > quoted.start,
  );
  const start = Math.min(quoted.start, ...around.map((sentence) => sentence.start));
  const end = Math.max(quoted.end, ...around.map((sentence) => sentence.end));
  return ownWords(text, start, end, quotations);
}

function ownWords(text: string, start: number, end: number, quotations: readonly Quoted[]): string {
  let own = '';
  let at = start;
  for (const each of quotations) {
    if (each.end <= start || each.start >= end) continue;
    own += `${text.slice(at, each.start)} `;
    at = each.end;
  }
  return own + text.slice(at, end);
}

const smallWords: ReadonlySet<string> = new Set(
  'about after again also because been before being between could does doing during every first from have having here into just more most much only other over said says should since some such than that their them then there these they this those through told under until very were what when where which while will with would your asked added called'.split(
    ' ',
  ),
);

/**
 * What a quotation is about, without its words: names and figures in it, else what the sentence around it speaks of. A name or a
 * figure alone gives no wording away.
 */
function topicOf(quoted: string, around: string): string {
  const inside = words(quoted).map(({ start, end }) => quoted.slice(start, end));
  const figures = quoted.match(/\p{Sc}?\d[\d.,:]*\d(?:\s?%)?|\p{Sc}?\d(?:\s?%)?/gu) ?? [];
  const names = inside.slice(1).filter((word) => /^\p{Lu}\p{L}+/u.test(word));
  const known = new Set(inside.map((word) => word.toLowerCase()));
  const outside = words(around)
    .map(({ start, end }) => around.slice(start, end))
    .filter((word) => word.length >= 5 && /^\p{L}+$/u.test(word) && !smallWords.has(word.toLowerCase()))
    .filter((word) => !known.has(word.toLowerCase()))
    .slice(0, 3);
  const parts = [...new Set([...names.slice(0, 3), ...(names.length > 0 ? [] : outside)])];
  const about = parts.length === 0 ? 'not named' : parts.join(', ');
  return figures.length === 0 ? about : `${about}; figures in it: ${[...new Set(figures)].join(', ')}`;
}
