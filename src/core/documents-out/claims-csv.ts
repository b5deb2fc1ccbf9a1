import Papa from 'papaparse';
import type { Block } from '../article/block-tree.ts';
import { blockPosition } from '../article/spans.ts';
import type { Claim } from '../claims/claim.ts';
import { claimFragments, claimsInOrder, claimState, isOpen } from '../claims/staleness.ts';
import type { Project } from '../project/project.ts';
import { formatLocator } from '../sources/reference-format.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { isConfidential } from './confidential.ts';
import { createDeskWords, type DeskWords } from './desk-words.ts';
import type { Edition } from './exported-document.ts';
import { writableText } from './prepare-article.ts';
import { noticesAbove, publicNotes } from './public-notes.ts';
import { flagWords, statusWords, typeWords } from './report-words.ts';
import { stanceWords } from './source-notes.ts';

/** The columns, in order; what each holds is in docs/exports.md. */
export const claimColumns = [
  'number',
  'id',
  'words',
  'place in the article',
  'type',
  'status',
  'verdict by',
  'verdict at',
  'verdict note',
  'checker',
  'open',
  'stale',
  'detached',
  'flags',
  'said by',
  'said on',
  'short wording',
  'sources',
  'places in sources',
  'excerpts',
  'open queries',
  'open changes',
  'notes',
  'edition',
] as const;

/**
 * What a spreadsheet would take for a formula or a command when it opens the file (OWASP, CSV injection), also in full
 * width. Such a cell gets an apostrophe in front.
 */
export const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * The claims as a table: RFC 4180 with CRLF, UTF-8 with a byte order mark, so that spreadsheets read its letters. Several values
 * in one cell stand on lines of their own.
 */
export function writeClaimsCsv(project: Project, edition: Edition, generatedAt: string): string {
  const words = createDeskWords(project);
  const queries = openPerClaim(Object.values(project.queries).filter((query) => query.resolved === null));
  const changes = openPerClaim(Object.values(project.changes).filter((change) => change.outcome === null));
  const notices = noticesAbove(publicNotes(project, generatedAt)).map(({ label }) => label);
  const standing = [edition === 'draft' ? 'draft, not vetted' : 'vetted', ...notices].join('; ');
  const rows = claimsInOrder(project).map((claim, at) => {
    const row = rowOf(project, claim, words);
    return [
      at + 1,
      ...row,
      queries.get(claim.id) ?? 0,
      changes.get(claim.id) ?? 0,
      lines(claim.notes.map((note) => words.text(`${note.by}: ${note.text}`))),
      standing,
    ];
  });
  const table = Papa.unparse([[...claimColumns], ...rows], {
    newline: '\r\n',
    // The library's own pattern stops at the first line end and would let a formula of two lines through.
    escapeFormulae: formulaStart,
  });
  return `\ufeff${table}\r\n`;
}

/** The words of each claim as the table must show them, for the validator. */
export function claimWordsInOrder(project: Project): readonly string[] {
  const words = createDeskWords(project);
  return claimsInOrder(project).map((claim) => claimWords(project, claim, words));
}

function claimWords(project: Project, claim: Claim, words: DeskWords): string {
  const { text, isDetached } = claimState(project, claim);
  // What no longer stands in the article is no longer the article's own word.
  return isDetached ? words.text(text) : writableText(text);
}

function rowOf(project: Project, claim: Claim, words: DeskWords): readonly string[] {
  const { verdict, attribution } = claim;
  const state = claimState(project, claim);
  const citations = citationsOf(project, claim.id).flatMap((citation) => {
    const source = project.sources[citation.sourceId];
    return source === undefined ? [] : [{ citation, source, isHidden: isConfidential(source) }];
  });
  return [
    claim.id,
    claimWords(project, claim, words),
    lines(placesOf(project, claim)),
    typeWords[claim.type],
    statusWords[claim.status].word,
    words.text(verdict?.by ?? ''),
    verdict?.at ?? '',
    words.text(verdict?.note ?? ''),
    words.text(claim.owner ?? ''),
    yesOrNo(isOpen(project, claim)),
    yesOrNo(state.isStale),
    yesOrNo(state.isDetached),
    lines(claim.flags.map((flag) => flagWords[flag])),
    words.text(attribution?.name ?? ''),
    attribution?.saidOn ?? '',
    words.text(claim.summary),
    lines(
      citations.map(
        ({ citation, source }) =>
          `${words.source(source)} (${citation.role}, ${stanceWords[citation.stance]})`,
      ),
    ),
    lines(
      citations.map(({ citation: { locator }, isHidden }) => {
        if (isHidden) return 'withheld';
        return locator === null ? 'no place given' : words.text(formatLocator(locator));
      }),
    ),
    lines(
      citations.flatMap(({ citation: { excerpt }, isHidden }) =>
        excerpt === null || isHidden ? [] : [words.text(excerpt.exact)],
      ),
    ),
  ];
}

const blockWords: Readonly<Record<Block['kind'], string>> = {
  headline: 'headline',
  dek: 'dek',
  byline: 'byline',
  paragraph: 'paragraph',
  heading: 'heading',
  'block-quote': 'quotation',
  'pull-quote': 'pull quote',
  'list-item': 'list',
  figure: 'figure',
  table: 'table',
  caption: 'caption',
  credit: 'credit',
  cell: 'table',
  footnote: 'footnote',
  divider: 'divider',
};

function placesOf(project: Project, claim: Claim): readonly string[] {
  const places = claimFragments(project.article, claim).map(({ blockId }) => {
    const at = blockPosition(project.article, blockId);
    const kind = project.article.blocks[at]?.kind;
    return kind === undefined ? '' : `${blockWords[kind]}, block ${at + 1}`;
  });
  return [...new Set(places)];
}

function openPerClaim(
  records: readonly { readonly claimId: string | null }[],
): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { claimId } of records) counts.set(claimId, (counts.get(claimId) ?? 0) + 1);
  return counts;
}

function lines(values: readonly string[]): string {
  return values.join('\n');
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
