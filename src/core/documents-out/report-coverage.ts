import { words } from '../article/segments.ts';
import { notCheckableReasons } from '../claims/claim.ts';
import { settledPassages, signedPassages, type SettledPassage } from '../claims/coverage.ts';
import { coverageLedger, type LedgerCounts, type LedgerPart } from '../claims/coverage-ledger.ts';
import { count } from './checking-statement.ts';
import { shortened } from './html.ts';
import { element, escapeHtml } from './html-text.ts';
import { aside } from './report-aside.ts';
import { writableText } from './prepare-article.ts';
import { fact } from './report-claims.ts';
import type { ReportContext } from './report-context.ts';
import { momentWords, partName, reasonWords } from './report-words.ts';

/**
 * The coverage ledger in the report: a table by part, every passage that nobody answers for, and every exception with what it
 * leaves out. Ready HTML, to stand under the section's heading.
 */
export function coverageContent(context: ReportContext): readonly string[] {
  const { project, article } = context;
  const { counts, parts } = coverageLedger(project);
  const settled = settledPassages(project);
  const placeOf = placeNames(parts);
  const open = settled
    .filter(({ exception }) => exception === null)
    .map((passage) => element('li', {}, `${article(passage.text)} `, aside(placeOf(passage.blockId))));
  return [
    element(
      'p',
      {},
      `${counts.words - counts.uncovered} of ${count(counts.words, 'word', 'words')} are in a claim or marked not checkable.`,
    ),
    ...(counts.words === 0 ? [] : [ledgerTable(counts, parts, settled)]),
    ...(open.length === 0
      ? []
      : [
          element('p', {}, `Not covered and not excused (${open.length}):`),
          element('ul', { class: 'passages' }, ...open),
        ]),
    ...exceptions(context, placeOf),
  ];
}

function exceptions(context: ReportContext, placeOf: (blockId: string) => string): readonly string[] {
  const { project, article, text } = context;
  return project.exceptions.map((exception) => {
    const passages = signedPassages(project, exception).map((passage) => {
      const place = placeOf(passage.blockId);
      const now = passage.isStanding ? place : 'no longer uncovered';
      const standing = now === '' ? '' : ` ${aside(now)}`;
      return element('li', {}, article(passage.text), standing);
    });
    return fact(
      'Exception',
      `${text(exception.reason)}${element('ul', {}, ...passages)}`,
      `signed by ${text(exception.by)}, ${momentWords(exception.at)}`,
    );
  });
}

/** Names the part that a block stands in, with the kind of block where it is not the part's own text. */
function placeNames(parts: readonly LedgerPart[]): (blockId: string) => string {
  const names = new Map<string, string>();
  for (const part of parts) {
    const name = partHtml(part);
    for (const { blockId, kind } of part.blocks) {
      const isOwn = kind === 'paragraph' || part.kind === 'footnotes' || kind === part.kind;
      const what = kind === 'cell' ? 'table' : kind.replaceAll('-', ' ');
      names.set(blockId, isOwn ? name : kind === 'heading' ? 'Heading' : `${name}, ${what}`);
    }
  }
  return (blockId) => names.get(blockId) ?? '';
}

function partHtml(part: LedgerPart): string {
  return escapeHtml(writableText(shortened(partName(part), 80)));
}

function ledgerTable(
  counts: LedgerCounts,
  parts: readonly LedgerPart[],
  settled: readonly SettledPassage[],
): string {
  const column = (name: string) => element('th', { scope: 'col', class: 'count' }, name);
  const whole = (name: string, isCount = true) =>
    element('th', { scope: 'col', rowspan: '2', class: isCount ? 'count' : null }, name);
  const head = element(
    'thead',
    {},
    element(
      'tr',
      {},
      whole('Part', false),
      whole('Words'),
      whole('In claims'),
      element(
        'th',
        { scope: 'col', colspan: String(notCheckableReasons.length), class: 'group' },
        'Not checkable',
      ),
      whole('Uncovered'),
      whole('Signed for'),
    ),
    element('tr', {}, ...notCheckableReasons.map((reason) => column(reasonWords[reason]))),
  );
  const signed = signedWords(settled);
  const rows = parts.map((part) => {
    const inPart = part.blocks.reduce((sum, { blockId }) => sum + (signed.get(blockId) ?? 0), 0);
    return row(partHtml(part), part.counts, inPart);
  });
  const allSigned = [...signed.values()].reduce((sum, number) => sum + number, 0);
  return element(
    'table',
    { class: 'ledger' },
    element('caption', { class: 'hidden' }, 'Words by part of the article and by what became of them'),
    head,
    element('tbody', {}, ...rows),
    element('tfoot', {}, row('All parts', counts, allSigned)),
  );
}

function row(name: string, counts: LedgerCounts, signed: number): string {
  const cell = (number: number) => element('td', { class: 'count' }, number === 0 ? '–' : String(number));
  const isOpen = counts.uncovered > signed;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    cell(counts.words),
    cell(counts.claimed),
    ...notCheckableReasons.map((reason) => cell(counts.notCheckable[reason])),
    isOpen
      ? element('td', { class: 'count bad' }, element('strong', {}, String(counts.uncovered)))
      : cell(counts.uncovered),
    cell(signed),
  );
}

/** By text block: the words that exceptions leave out. */
function signedWords(settled: readonly SettledPassage[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { exception, blockId, text } of settled) {
    if (exception !== null) found.set(blockId, (found.get(blockId) ?? 0) + words(text).length);
  }
  return found;
}
