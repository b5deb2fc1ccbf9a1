import { articleTitle } from '../article/article-text.ts';
import { spanIndex } from '../article/spans.ts';
import { coverage } from '../claims/coverage.ts';
import { claimsInOrder, isOpen } from '../claims/staleness.ts';
import { gate, overriddenInWords } from '../gate/gate.ts';
import { contentHash, isSignOffValid, validOverride } from '../gate/seal.ts';
import { groupBy } from '../group-by.ts';
import type { Project } from '../project/project.ts';
import type { SignOff } from '../project/sign-off.ts';
import { checkingStatement, count, isCheckedByWriter } from './checking-statement.ts';
import { htmlDocument, shortened, statementHtml } from './html.ts';
import { direction, element, escapeHtml } from './html-text.ts';
import { aside } from './report-aside.ts';
import { languageTag } from './publication.ts';
import { claimSection, queryBlock } from './report-claims.ts';
import { afterPublication, reportNotices } from './report-corrections.ts';
import { coverageContent } from './report-coverage.ts';
import { createReportContext, type ReportContext } from './report-context.ts';
import { allegationSections } from './report-people.ts';
import { isConfidential } from './confidential.ts';
import { reportStyles } from './report-styles.ts';
import {
  kindWords,
  momentWords,
  policySentences,
  reasonWords,
  roleWords,
  stageWords,
} from './report-words.ts';
import { writableText } from './prepare-article.ts';

export interface ReportOptions {
  readonly edition: 'vetted' | 'draft';
  readonly generatedAt: string;
  readonly stetVersion: string;
}

/**
 * The checking report: everything that was checked and how, for the desk, its lawyers and its archive. One page that
 * stands on its own and prints on A4. It holds the desk's inner words, so it is not for publication; even so it names
 * nobody who did not agree to be named.
 */
export function writeReport(project: Project, options: ReportOptions): string {
  const { edition, generatedAt, stetVersion } = options;
  const context = createReportContext(project, languageTag(project.story.language));
  const title = writableText(articleTitle(project.article) ?? project.story.title) || 'Untitled';
  const statement = checkingStatement(project, edition, generatedAt, 'report');
  const draft = checkingStatement(project, 'draft', generatedAt);
  const notice = edition === 'draft' ? [element('div', { class: 'not-vetted' }, statementHtml(draft))] : [];
  const aftermath = afterPublication(context, generatedAt);
  return htmlDocument(
    { language: 'en', title: `Checking report: ${title}`, stetVersion, styles: reportStyles },
    [
      '<header>',
      ...reportNotices(context, generatedAt),
      ...notice,
      element('p', { class: 'kicker' }, 'Checking report'),
      element('h1', { lang: context.language, dir: direction(title) }, escapeHtml(title)),
      masthead(context, generatedAt),
      '</header>',
      '<main>',
      result(context, statementHtml(statement)),
      figures(context),
      blockers(context),
      signOffs(context),
      section('Coverage', 'coverage', ...coverageContent(context)),
      claims(context),
      rightOfReply(context),
      ...(aftermath.length === 0 ? [] : [section('After publication', 'after-publication', ...aftermath)]),
      storyQueries(context),
      notCheckable(context),
      sources(context),
      policy(context),
      seal(context, generatedAt, stetVersion),
      '</main>',
      '<footer>',
      ...notice,
      element('p', {}, 'For the desk. Not for publication.'),
      '</footer>',
    ],
  );
}

function masthead({ project, text }: ReportContext, generatedAt: string): string {
  const { story } = project;
  const people = story.people.map(
    (person) =>
      `${text(person.name)} (${person.roles.map((role) => roleWords[role].toLowerCase()).join(', ') || 'no role'})`,
  );
  const parts = [text(story.publisher), stageWords[story.stage], momentWords(generatedAt)];
  return [
    element('p', { class: 'masthead' }, parts.filter((part) => part !== '').join(' · ')),
    people.length === 0 ? '' : element('p', { class: 'masthead' }, people.join(', ')),
  ].join('');
}

/** A section under a heading of the second level. */
export function section(title: string, id: string, ...content: readonly string[]): string {
  return element(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title` }, title),
    ...content,
  );
}

function result(context: ReportContext, statement: string): string {
  const { project, text } = context;
  const override = gate(project).length === 0 ? null : validOverride(project);
  const onePerson = isCheckedByWriter(project)
    ? [element('p', {}, 'One-person desk: a writer of this story also checked it.')]
    : project.policy.onePersonDesk
      ? [
          element(
            'p',
            {},
            'The policy allows a one-person desk; no verdict was given by a writer of this story.',
          ),
        ]
      : [];
  const overridden =
    override === null
      ? []
      : [
          element(
            'div',
            { class: 'override' },
            element(
              'p',
              {},
              element('strong', {}, 'The gate was overridden'),
              ` by ${text(override.by)}, ${momentWords(override.at)}.`,
            ),
            element('p', {}, 'Reason: ', text(override.reason)),
            element(
              'ul',
              {},
              ...overriddenInWords(project, override.blockers).map((blocker) =>
                element('li', {}, text(blocker)),
              ),
            ),
          ),
        ];
  const isShut = gate(project).length > 0;
  return section(
    'Result',
    'result',
    element('div', { class: isShut ? 'result shut' : 'result open' }, statement, ...onePerson),
    ...overridden,
  );
}

function figures({ project }: ReportContext): string {
  const all = claimsInOrder(project);
  const { ratio } = coverage(project);
  const openQueries = Object.values(project.queries).filter((query) => query.resolved === null).length;
  const values: readonly (readonly [string, string])[] = [
    ['Claims', String(all.length)],
    ['Resolved', String(all.filter((claim) => !isOpen(project, claim)).length)],
    ['Sources', String(Object.keys(project.sources).length)],
    ['Open queries', String(openQueries)],
    ['Coverage', `${(Math.floor(ratio * 1000) / 10).toFixed(1)} %`],
  ];
  return element(
    'dl',
    { class: 'figures' },
    ...values.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

function blockers(context: ReportContext): string {
  const open = gate(context.project);
  if (open.length === 0)
    return section(
      'Gate',
      'gate',
      element('p', {}, 'Open: nothing stands between this article and export as vetted.'),
    );
  const numbers = new Map(claimsInOrder(context.project).map((claim, at) => [claim.id, at + 1]));
  // Uncovered passages are listed one by one under Coverage.
  const listed = open.filter((blocker) => blocker.code !== 'coverage');
  const uncovered = open.length - listed.length;
  const items = [...groupBy(listed, ({ claimId }) => numbers.get(claimId ?? '') ?? null)]
    .toSorted(([one], [other]) => (one ?? Infinity) - (other ?? Infinity))
    .flatMap(([number, found]) => {
      const messages = found.map((blocker) => context.line(blocker.message));
      return number === null
        ? messages.map((message) => blockerItem('', [message]))
        : [blockerItem(element('a', { href: `#claim-${number}` }, `Claim ${number}`), messages)];
    });
  const passages =
    uncovered === 0
      ? []
      : [
          blockerItem(element('a', { href: '#coverage' }, 'Coverage'), [
            `${count(uncovered, 'passage is', 'passages are')} not covered.`,
          ]),
        ];
  return section(
    'Gate',
    'gate',
    element('p', {}, `Closed: ${count(open.length, 'open point', 'open points')}.`),
    element('ul', { class: 'blockers' }, ...items, ...passages),
  );
}

/** What stands in the way, a message a line, behind a link to the place. */
function blockerItem(link: string, messages: readonly string[]): string {
  return element('li', {}, link, '\t', messages.join('\n'));
}

/** Who signed off, in which role and when, and whether it still holds. */
export function signOffs(context: ReportContext): string {
  const { project, text } = context;
  const rows = project.signOffs.map((signOff) =>
    element(
      'tr',
      {},
      element('td', {}, roleWords[signOff.role]),
      element('td', {}, text(signOff.by)),
      element('td', {}, momentWords(signOff.at)),
      element('td', {}, validity(project, signOff)),
      element('td', {}, text(signOff.note)),
    ),
  );
  if (rows.length === 0) return section('Sign-offs', 'sign-offs', element('p', {}, 'None.'));
  const head = ['Role', 'By', 'When', 'Standing', 'Note'].map((name) =>
    element('th', { scope: 'col' }, name),
  );
  return section(
    'Sign-offs',
    'sign-offs',
    element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)),
  );
}

function validity(project: Project, signOff: SignOff): string {
  if (signOff.withdrawn !== null) return `Withdrawn ${momentWords(signOff.withdrawn.at)}`;
  return isSignOffValid(project, signOff)
    ? element('span', { class: 'good' }, '✓ Valid')
    : element('span', { class: 'bad' }, '✕ Void: something changed after it');
}

function claims(context: ReportContext): string {
  const all = claimsInOrder(context.project);
  const sections = all.map((claim, at) => claimSection(context, claim, at + 1));
  return section('Claims', 'claims', ...(sections.length === 0 ? [element('p', {}, 'None.')] : sections));
}

function rightOfReply(context: ReportContext): string {
  const sections = allegationSections(context);
  return sections.length === 0 ? '' : section('Right of reply', 'right-of-reply', ...sections);
}

/** Queries that concern no single claim; empty when there is none. */
export function storyQueries(context: ReportContext): string {
  const open = Object.values(context.project.queries).filter((query) => query.claimId === null);
  if (open.length === 0) return '';
  return section(
    'Queries about the whole story',
    'queries',
    ...open.map((query) => queryBlock(context, query)),
  );
}

/** The passages marked not checkable, with their reasons; empty when there is none. */
export function notCheckable(context: ReportContext): string {
  const { project, article, text } = context;
  const index = spanIndex(project.article);
  const items = Object.values(project.notCheckable).map((marking) => {
    const words = marking.spans.flatMap(
      (span) => index.get(span.id)?.map((fragment) => fragment.text) ?? [span.exact],
    );
    const note = marking.note === '' ? '' : ` — ${text(marking.note)}`;
    return element(
      'li',
      {},
      `${article(shortened(words.join(' … '), 200))} `,
      aside(`${reasonWords[marking.reason]}${note}; ${text(marking.by)}`),
    );
  });
  if (items.length === 0) return '';
  return section('Not checkable', 'not-checkable', element('ul', { class: 'passages' }, ...items));
}

/** The numbered list of sources with their files; `#source-1` and on. */
export function sources(context: ReportContext): string {
  const { project, text, reference } = context;
  const items = Object.values(project.sources).map((source, at) => {
    const hidden = isConfidential(source);
    const files = Object.values(project.evidence).filter((evidence) => evidence.sourceId === source.id);
    const details = files.map((file) => {
      const first = file.custody[0];
      const name = hidden ? 'Evidence' : text(file.fileName);
      const from = hidden || !first ? '' : `, from ${text(first.from)}`;
      const when = first ? `collected ${momentWords(first.at)} by ${text(first.by)}${from}` : '';
      const isChanged = file.custody.findLast((entry) => entry.action !== 'exported')?.action === 'mismatch';
      return element(
        'li',
        {},
        `${name}: ${when} `,
        element('code', {}, file.sha256),
        isChanged
          ? ` ${element('strong', { class: 'bad' }, '✕ the stored file is not what was collected')}`
          : '',
      );
    });
    const origin = source.origin === '' || hidden ? '' : `; origin: ${text(source.origin)}`;
    return element(
      'li',
      { id: `source-${at + 1}` },
      element('span', { class: 'number' }, `S${at + 1} `),
      reference(source),
      ' ',
      aside(`${kindWords[source.kind]}${origin}`),
      details.length === 0 ? '' : element('ul', { class: 'files' }, ...details),
    );
  });
  const list = items.length === 0 ? element('p', {}, 'None.') : element('ol', { class: 'sources' }, ...items);
  return section('Sources', 'sources', list);
}

function policy({ project, text }: ReportContext): string {
  return section(
    'Policy',
    'policy',
    element(
      'p',
      {},
      `“${text(project.policy.name)}”. `,
      policySentences(project.policy).map(escapeHtml).join(' '),
    ),
  );
}

function seal({ project }: ReportContext, generatedAt: string, stetVersion: string): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Content', contentHash(project)],
    ['Log head', project.logHead],
    ['Revision', String(project.revision)],
    ['Report made', `${momentWords(generatedAt)}, Stet ${escapeHtml(stetVersion)}`],
  ];
  return section(
    'Seal',
    'seal',
    element(
      'p',
      { class: 'aside' },
      'SHA-256 of what was signed off, and of the last entry of the hash-chained log.',
    ),
    element(
      'dl',
      { class: 'seal' },
      ...rows.map(([name, value]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, element('code', {}, value))),
      ),
    ),
  );
}
