import { findTextBlock } from '../../article/spans.ts';
import { coverageLedger, type LedgerSentence } from '../../claims/coverage-ledger.ts';
import { settledPassages } from '../../claims/coverage.ts';
import type { Claim } from '../../claims/claim.ts';
import { claimsInOrder, claimState } from '../../claims/staleness.ts';
import { isSignOffValid } from '../../gate/seal.ts';
import { formatLocator } from '../../sources/reference-format.ts';
import { citationsOf } from '../../sources/sourcing-policy.ts';
import { shortened } from '../html.ts';
import { direction, element, escapeHtml } from '../html-text.ts';
import { aside } from '../report-aside.ts';
import type { Publication } from '../publication.ts';
import type { ReportContext } from '../report-context.ts';
import { flagWords, partName, reasonWords, roleWords, statusWords } from '../report-words.ts';
import { stanceWords } from '../source-notes.ts';
import { privilegeCell } from './privilege-section.ts';
import { risksOf } from './risks.ts';

/** The sentences of a publication in the order of the index, exactly as they are printed. */
export function indexedSentences(publication: Publication): readonly string[] {
  const { article } = publication;
  return coverageLedger({ article, notCheckable: {} }).parts.flatMap((part) =>
    part.blocks.flatMap((block) => {
      const text = findTextBlock(article, block.blockId)?.text ?? '';
      return block.sentences.map(({ start, end }) => text.slice(start, end));
    }),
  );
}

/** A table with one row for each sentence: what claims it, on what it rests, what is dangerous about it, who signed. */
export function sentenceIndex(context: ReportContext, publication: Publication): readonly string[] {
  const { project, language } = context;
  const { article } = publication;
  const claims = claimsInOrder(project);
  const claimOfSpan = new Map(
    claims.flatMap((claim) => claim.spans.map((span) => [span.id, claim] as const)),
  );
  // A passage that was signed for may run over several sentences.
  const excused = settledPassages({ article, exceptions: project.exceptions }).filter(
    ({ exception }) => exception !== null,
  );
  const signed = signedRoles(context);
  const numbers = new Map(claims.map((claim, at) => [claim.id, at + 1] as const));
  /** A claim has its place at its first sentence; other parts of the page lead there. */
  const placed = new Set<string>();
  const nameOf = (claim: Claim) => {
    const name = `Claim ${numbers.get(claim.id) ?? ''}`;
    if (placed.has(claim.id)) return name;
    placed.add(claim.id);
    return element('span', { id: `claim-${numbers.get(claim.id) ?? ''}` }, name);
  };
  let number = 0;
  const bodies = coverageLedger({ article, notCheckable: project.notCheckable }).parts.map((part) => {
    const rows = part.blocks.flatMap((block) => {
      const leaf = findTextBlock(article, block.blockId);
      return block.sentences.map((sentence) => {
        number += 1;
        const text = leaf?.text.slice(sentence.start, sentence.end) ?? '';
        const touching = (leaf?.spans ?? [])
          .filter((span) => span.start < sentence.end && span.end > sentence.start)
          .flatMap((span) => claimOfSpan.get(span.id) ?? []);
        const own = [...new Set(touching)];
        const open = sentence.passages.filter(({ state }) => state === 'uncovered');
        const openWords = open.map(({ start, end }) => leaf?.text.slice(start, end) ?? '');
        const isExcused =
          open.length > 0 &&
          open.every(({ start, end }) =>
            excused.some(
              (passage) => passage.blockId === block.blockId && passage.start <= start && passage.end >= end,
            ),
          );
        return element(
          'tr',
          { id: `sentence-${number}` },
          element('th', { scope: 'row' }, String(number)),
          element('td', { class: 'words', lang: language, dir: direction(text) }, escapeHtml(text)),
          element(
            'td',
            {},
            standing(
              context,
              sentence,
              own.map((claim) => `${nameOf(claim)}: ${claimWords(context, claim)}`),
              openWords,
              isExcused,
            ),
          ),
          element('td', {}, rests(context, own)),
          element('td', {}, dangers(own, risksOf(text, block.kind))),
          element('td', {}, privilegeCell(context, own)),
          element(
            'td',
            {},
            openWords.length === 0
              ? signed
              : isExcused
                ? `${signed}; words left out by an editor`
                : 'none: uncovered words',
          ),
        );
      });
    });
    const title = element(
      'tr',
      { class: 'part' },
      element('th', { scope: 'rowgroup', colspan: '7' }, escapeHtml(shortened(partName(part)))),
    );
    return element('tbody', {}, title, ...rows);
  });
  const gone = claims.filter((claim) => !placed.has(claim.id));
  const rest =
    gone.length === 0
      ? []
      : [
          element('p', {}, 'Claims whose words stand nowhere in the text any more:'),
          element(
            'ul',
            { class: 'passages' },
            ...gone.map((claim) => element('li', {}, `${nameOf(claim)}: ${claimWords(context, claim)}`)),
          ),
        ];
  if (bodies.length === 0) return [element('p', {}, 'The article has no words.'), ...rest];
  const head = [
    'No.',
    'Sentence',
    'Claims and standing',
    'Sources and places',
    'Risk flags',
    'Privilege',
    'Sign-offs',
  ];
  return [
    element(
      'table',
      { class: 'index' },
      element('thead', {}, element('tr', {}, ...head.map((name) => element('th', { scope: 'col' }, name)))),
      ...bodies,
    ),
    ...rest,
  ];
}

function standing(
  context: ReportContext,
  sentence: LedgerSentence,
  claims: readonly string[],
  uncovered: readonly string[],
  isExcused: boolean,
): string {
  const reasons = [...new Set(sentence.passages.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
  const items = [
    ...claims,
    ...reasons.map((reason) => `Not checkable: ${reasonWords[reason].toLowerCase()}`),
    ...(uncovered.length === 0 ? [] : [uncoveredWords(context, sentence, uncovered, isExcused)]),
  ];
  return element('ul', {}, ...items.map((item) => element('li', {}, item)));
}

function uncoveredWords(
  context: ReportContext,
  sentence: LedgerSentence,
  uncovered: readonly string[],
  isExcused: boolean,
): string {
  const isWhole = sentence.passages.every(({ state }) => state === 'uncovered');
  const label = element(
    'strong',
    { class: isExcused ? null : 'bad' },
    isWhole ? 'Uncovered' : 'Uncovered in part',
  );
  const words = isWhole ? '' : `: ${uncovered.map((each) => context.article(each)).join(', ')}`;
  return `${label}${words}${isExcused ? ' (an editor signed for it)' : ''}`;
}

function claimWords(context: ReportContext, claim: Claim): string {
  const { project } = context;
  const state = claimState(project, claim);
  const { verdict } = claim;
  const by = verdict === null ? '' : ` ${aside(context.text(verdict.by))}`;
  const off = state.isStale ? '; stale: the words changed after the verdict' : '';
  return `${context.article(shortened(state.text))} ${element('strong', {}, statusWords[claim.status].word)}${off}${by}`;
}

function rests(
  { project, text, shortReference, sourceNumber }: ReportContext,
  claims: readonly Claim[],
): string {
  const items = claims.flatMap((claim) =>
    citationsOf(project, claim.id).map(({ sourceId, locator, role, stance }) => {
      const source = project.sources[sourceId];
      const number = sourceNumber(sourceId);
      const name = source ? shortReference(source) : 'a source that is no longer there';
      const link = number === null ? '' : ` ${element('a', { href: `#source-${number}` }, `[S${number}]`)}`;
      const where = locator === null ? 'no place given' : text(formatLocator(locator));
      return element('li', {}, `${name}${link}, ${where} `, aside(`${role}, ${stanceWords[stance]}`));
    }),
  );
  return items.length === 0 ? (claims.length === 0 ? '–' : 'none') : element('ul', {}, ...new Set(items));
}

function dangers(claims: readonly Claim[], risks: readonly string[]): string {
  const flags = [...new Set(claims.flatMap((claim) => claim.flags))].map((flag) => flagWords[flag]);
  const items = [
    ...flags.map((flag) => `${flag} (set by the desk)`),
    ...risks.map((risk) => `${risk} (found by rules)`),
  ];
  return items.length === 0 ? '–' : element('ul', {}, ...items.map((item) => element('li', {}, item)));
}

/** Sign-offs cover the whole article; a sentence without uncovered words stands under all that hold. */
function signedRoles({ project }: ReportContext): string {
  const roles = project.signOffs
    .filter((signOff) => isSignOffValid(project, signOff))
    .map(({ role }) => roleWords[role]);
  return roles.length === 0 ? 'none' : [...new Set(roles)].join(', ');
}
