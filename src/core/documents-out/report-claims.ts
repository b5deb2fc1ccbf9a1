import { groupBy } from '../group-by.ts';
import { dismissalsOf } from '../claims/claim-findings.ts';
import { checkStatedFormula } from '../claims/formula-check.ts';
import { quoteChecks, type QuoteCheck } from '../claims/quote-check.ts';
import type { Claim } from '../claims/claim.ts';
import type { MediaStatement } from '../claims/media-statement.ts';
import { claimState } from '../claims/staleness.ts';
import { memoise } from '../memo.ts';
import type { Change, Query } from '../project/exchange.ts';
import type { Project } from '../project/project.ts';
import type { Citation } from '../sources/citation.ts';
import { formatLocator } from '../sources/reference-format.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { direction, element } from './html-text.ts';
import { aside } from './report-aside.ts';
import type { ReportContext } from './report-context.ts';
import {
  actWords,
  detailWords,
  findingWords,
  flagWords,
  mediaWords,
  momentWords,
  quoteWords,
  statusWords,
  typeWords,
} from './report-words.ts';
import { stanceWords } from './source-notes.ts';

/**
 * One claim of the checking report: its words, its standing, and everything it rests on.
 * @param more ready HTML that an edition adds in front of the history
 */
export function claimSection(
  context: ReportContext,
  claim: Claim,
  number: number,
  more: readonly string[] = [],
): string {
  const { project, article } = context;
  const state = claimState(project, claim);
  const { glyph, word } = statusWords[claim.status];
  const flags = [
    ...(state.isStale ? ['stale: the words changed after the verdict'] : []),
    ...(state.isDetached && claim.status !== 'cut' ? ['detached: no longer in the text'] : []),
    ...(state.isContextChanged ? ['the sentence around it changed'] : []),
    ...claim.flags.map((flag) => flagWords[flag]),
  ];
  const words = element(
    'blockquote',
    { lang: context.language, dir: direction(state.text) },
    article(state.text),
  );
  const status = element(
    'p',
    { class: `status ${standing(claim, state.isStale || state.isDetached)}` },
    element('span', { class: 'glyph', 'aria-hidden': 'true' }, glyph),
    ' ',
    word,
  );
  return element(
    'section',
    { class: 'claim', id: `claim-${number}`, 'aria-labelledby': `claim-${number}-number` },
    element('h3', { id: `claim-${number}-number` }, `Claim ${number}`),
    status,
    words,
    element('p', { class: 'kind' }, typeWords[claim.type], ...attribution(context, claim)),
    ...(flags.length === 0 ? [] : [element('p', { class: 'flags' }, flags.join(' · '))]),
    ...verdict(context, claim),
    ...citations(context, claim),
    ...calculation(context, claim),
    ...putAside(context, claim),
    ...queriesOf(context, claim).map((query) => queryBlock(context, query)),
    ...changesOf(context, claim).map((change) => changeBlock(context, change)),
    ...claim.notes.map((note) =>
      fact('Note', context.text(note.text), `${context.text(note.by)}, ${momentWords(note.at)}`),
    ),
    ...more,
    history(context, claim),
  );
}

function standing(claim: Claim, isOff: boolean): string {
  if (isOff && claim.status !== 'cut') return 'off';
  switch (claim.status) {
    case 'confirmed':
    case 'confirmed-with-change':
    case 'on-author':
      return 'good';
    case 'wrong':
    case 'disputed':
      return 'bad';
    case 'cut':
      return 'gone';
    default:
      return 'open';
  }
}

function attribution(context: ReportContext, { attribution: said }: Claim): readonly string[] {
  if (said === null) return [];
  const parts = [said.name, said.jobTitle, said.saidOn].filter((part) => part !== '');
  return [' · said by ', context.text(parts.join(', '))];
}

/** A labelled line; `value` and `beside` are ready HTML. */
export function fact(name: string, value: string, beside = ''): string {
  const tail = beside === '' ? '' : ` ${aside(beside)}`;
  const isBlock = /^<(?:ul|p|div)\b/u.test(value);
  return element('div', { class: isBlock ? 'fact is-block' : 'fact' }, label(name), value, tail);
}

/** The tab sets what follows into its column where the label stands in the same line, on paper. */
function label(name: string): string {
  return element('p', { class: 'label' }, name, '\t');
}

function verdict(context: ReportContext, claim: Claim): readonly string[] {
  const given = claim.verdict;
  if (given === null) return [];
  const note = given.note === '' ? '' : ` — ${context.text(given.note)}`;
  const line = `${statusWords[given.status].word}${note}${media(context, given.media)}`;
  const by = `${context.text(given.by)}, ${momentWords(given.at)}`;
  const state = claimState(context.project, claim);
  if (!state.isStale) return [fact('Verdict', line, by)];
  const then = given.words.map((entry) => entry.text).join(' … ');
  return [fact('Verdict', line, by), fact('Given for', context.article(then))];
}

/** What the verdict says of a picture or a recording. */
function media(context: ReportContext, statement: MediaStatement | null): string {
  if (statement === null) return '';
  const { categories, original, context: origin } = statement;
  const parts = [
    categories.map((category) => mediaWords[category]).join(', '),
    ...(original === '' ? [] : [`original: ${context.text(original)}`]),
    ...(origin === '' ? [] : [context.text(origin)]),
  ];
  return element('p', {}, `Picture or recording: ${parts.join('; ')}`);
}

function citations(context: ReportContext, claim: Claim): readonly string[] {
  const checks = quoteChecks(context.project, claim);
  const items = citationsOf(context.project, claim.id).map((citation) =>
    citationItem(
      context,
      citation,
      checks.filter((check) => check.citationId === citation.id),
    ),
  );
  if (items.length === 0) return [];
  // A single source needs no list.
  const whole =
    items.length === 1 ? items.join('') : element('ul', {}, ...items.map((item) => element('li', {}, item)));
  return [fact('Sources', whole)];
}

/** What is said of one citation. */
function citationItem(context: ReportContext, citation: Citation, checks: readonly QuoteCheck[]): string {
  const source = context.project.sources[citation.sourceId];
  const number = context.sourceNumber(citation.sourceId);
  const name = source ? context.shortReference(source) : 'a source that is no longer there';
  const link = number === null ? '' : ` ${element('a', { href: `#source-${number}` }, `[S${number}]`)}`;
  const where = citation.locator === null ? 'no place given' : context.text(formatLocator(citation.locator));
  const excerpt =
    citation.excerpt === null
      ? []
      : [
          element(
            'blockquote',
            { class: 'excerpt', dir: direction(citation.excerpt.exact) },
            element('p', {}, '“', context.text(citation.excerpt.exact), '”'),
          ),
        ];
  return [
    name,
    link,
    ', ',
    where,
    ' ',
    aside(`${citation.role}, ${stanceWords[citation.stance]}`),
    ...excerpt,
    ...checks.map((check) => quoteLine(context, check)),
    ...(citation.note === '' ? [] : [element('p', { class: 'aside' }, context.text(citation.note))]),
  ].join('');
}

const diffElements = { equal: 'span', insert: 'ins', delete: 'del' } as const;

function quoteLine(context: ReportContext, { quotation, finding }: QuoteCheck): string {
  if (finding === null) {
    return element(
      'p',
      { class: 'quote-check' },
      'Quotation ',
      element('strong', {}, 'not found'),
      ` in the excerpt: “${context.text(quotation)}”`,
    );
  }
  const isSame = finding.diff.every((part) => part.kind === 'equal');
  const diff = isSame
    ? ''
    : `: ${finding.diff.map((part) => element(diffElements[part.kind], {}, context.text(part.text))).join('')}`;
  return element(
    'p',
    { class: 'quote-check' },
    'Quotation ',
    element('strong', {}, quoteWords[finding.verdict]),
    diff,
  );
}

/** How the figure was worked out, and what comes out of it. */
function calculation(context: ReportContext, { formula }: Claim): readonly string[] {
  if (formula === null) return [];
  const check = checkStatedFormula(formula);
  const values = formula.values.map(({ name, value, citationId }) => {
    const sourceId = citationId === null ? undefined : context.project.citations[citationId]?.sourceId;
    const number = sourceId === undefined ? null : context.sourceNumber(sourceId);
    const link = number === null ? '' : ` ${element('a', { href: `#source-${number}` }, `[S${number}]`)}`;
    return `${context.text(name)} = ${context.text(value)}${link}`;
  });
  const outcome = check.ok
    ? `${context.text(check.value.computed)}; the text says “${context.text(formula.stated)}”, ${element('strong', {}, check.value.agrees ? 'which agrees' : 'which differs')}`
    : `${element('strong', {}, 'cannot be worked out')}: ${context.text(check.error.message)}`;
  const given = values.length === 0 ? '' : ` (${values.join(', ')})`;
  return [fact('Calculation', `${context.text(formula.expression)}${given} = ${outcome}`)];
}

/** Findings of the machine that a person put aside, each with its reason. */
function putAside(context: ReportContext, claim: Claim): readonly string[] {
  return dismissalsOf(context.project, claim.id).map((dismissal) => {
    const evidence =
      dismissal.evidenceText === '' ? '' : `; evidence: “${context.text(dismissal.evidenceText)}”`;
    return fact(
      'Put aside',
      `${findingWords(dismissal)}: ${context.article(dismissal.claimText)}${evidence} — ${context.text(dismissal.reason)}`,
      `${context.text(dismissal.by)}, ${momentWords(dismissal.at)}`,
    );
  });
}

function perClaim<T extends { readonly claimId: string | null }>(
  records: Readonly<Record<string, T>>,
): ReadonlyMap<string | null, readonly T[]> {
  return groupBy(Object.values(records), (record) => record.claimId);
}

const queriesPerClaim = memoise((queries: Project['queries']) => perClaim(queries));
const changesPerClaim = memoise((changes: Project['changes']) => perClaim(changes));

function queriesOf({ project }: ReportContext, claim: Claim): readonly Query[] {
  return queriesPerClaim(project.queries).get(claim.id) ?? [];
}

/** A query with its replies. */
export function queryBlock(context: ReportContext, query: Query): string {
  const replies = query.replies.map((reply) =>
    element(
      'li',
      {},
      context.text(reply.text),
      ' ',
      aside(`${context.text(reply.by)}, ${momentWords(reply.at)}`),
    ),
  );
  const end =
    query.resolved === null ? element('strong', {}, 'open') : `settled ${momentWords(query.resolved.at)}`;
  const head = `${context.text(query.text)} ${aside(`${context.text(query.by)} to the ${query.to}, ${momentWords(query.at)}; ${end}`)}`;
  return fact('Query', replies.length === 0 ? head : head + element('ul', {}, ...replies));
}

function changesOf({ project }: ReportContext, claim: Claim): readonly Change[] {
  return changesPerClaim(project.changes).get(claim.id) ?? [];
}

function changeBlock(context: ReportContext, change: Change): string {
  const { outcome } = change;
  const replacement =
    change.replacement === '' ? '' : ` ${element('ins', {}, context.text(change.replacement))}`;
  const reason = change.reason === '' ? '' : ` — ${context.text(change.reason)}`;
  const end =
    outcome === null
      ? element('strong', {}, 'waits for the editor')
      : `${outcome.kind} by ${context.text(outcome.by)}, ${momentWords(outcome.at)}${outcome.reason === '' ? '' : `: ${context.text(outcome.reason)}`}`;
  return fact(
    'Change',
    `${element('del', {}, context.text(change.exact))}${replacement}${reason}`,
    `${context.text(change.by)}, ${momentWords(change.at)}; ${end}`,
  );
}

/** One event a line. The lines are one text and no list: of thousands of claims, a box for each line cost a hundred megabytes in print. */
function history(context: ReportContext, claim: Claim): string {
  if (claim.history.length === 0) return '';
  const lines = claim.history.map(({ at, by, what, detail }) => {
    const more = detail === '' ? '' : `: ${context.line(detailWords(what, detail))}`;
    return `${momentWords(at)} · ${context.line(by)} · ${actWords(what)}${more}`;
  });
  return element('div', { class: 'fact history' }, label('History'), lines.join('\n'));
}
