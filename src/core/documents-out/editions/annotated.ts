import { claimFindings } from '../../claims/claim-findings.ts';
import type { Claim } from '../../claims/claim.ts';
import { claimsInOrder, claimState } from '../../claims/staleness.ts';
import type { Project } from '../../project/project.ts';
import { writeArticleHtml } from '../html.ts';
import { element } from '../html-text.ts';
import { aside } from '../report-aside.ts';
import type { Publication } from '../publication.ts';
import { claimSection, fact } from '../report-claims.ts';
import { createReportContext, type ReportContext } from '../report-context.ts';
import { allegationSections } from '../report-people.ts';
import { notCheckable, section, signOffs, sources, storyQueries } from '../report.ts';
import { ClaimMarker } from './claim-marks.ts';
import { editionPage, type EditionOptions } from './edition-frame.ts';
import { risksOf } from './risks.ts';

/**
 * The internal edition: the article with every claim marked where it stands and linked to its entry, and the entries with all that
 * the desk knows. For the desk alone; even so it names nobody who did not agree to be named.
 */
export function writeAnnotated(project: Project, publication: Publication, options: EditionOptions): string {
  const { imageOf, stetVersion } = options;
  const context = createReportContext(project, publication.language);
  const claims = claimsInOrder(project);
  const numbers = new Map(
    claims.flatMap((claim, at) => claim.spans.map((span) => [span.id, at + 1] as const)),
  );
  const marker = new ClaimMarker(
    (spanId) => numbers.get(spanId) ?? null,
    (blockId) => publication.anchors(blockId, 'footnotes'),
  );
  // Lettered footnotes: the numbers in the text belong to the claims.
  const article = writeArticleHtml(
    { ...publication, sourceNotes: [] },
    { imageOf, stetVersion, withSourceNotes: true, inline: (block) => marker.inline(block) },
  );
  const entries = claims.map((claim, at) =>
    claimSection(context, claim, at + 1, [
      ...risks(claim, project),
      ...findings(context, claim),
      ...places(at + 1, marker.linksTo(at + 1)),
    ]),
  );
  const replies = allegationSections(context);
  const sections = [
    section('Claims', 'claims', ...(entries.length === 0 ? [element('p', {}, 'None.')] : entries)),
    ...(replies.length === 0 ? [] : [section('Right of reply', 'right-of-reply', ...replies)]),
    storyQueries(context),
    notCheckable(context),
    sources(context),
    signOffs(context),
  ];
  return editionPage(
    { name: 'Internal', readers: 'For the desk.', article, sections },
    context,
    publication,
    options,
  );
}

/** What the machine finds dangerous in the sentences that the claim stands in. */
function risks(claim: Claim, project: Project): readonly string[] {
  const { text } = claimState(project, claim);
  const found = risksOf(text, 'paragraph');
  return found.length === 0 ? [] : [fact('Risk', found.join(', '), 'found by rules, decided by nobody')];
}

/** What the machine compared and nobody put aside; what was put aside stands in the entry with its reason. */
function findings(context: ReportContext, claim: Claim): readonly string[] {
  const open = claimFindings(context.project, claim).filter(({ dismissal }) => dismissal === null);
  const items = open.map(({ message, weight }) =>
    element('li', {}, context.text(message), ' ', aside(weight)),
  );
  return items.length === 0 ? [] : [fact('Findings', element('ul', {}, ...items))];
}

function places(number: number, count: number): readonly string[] {
  const links = Array.from({ length: count }, (_, at) =>
    element(
      'a',
      {
        href: `#claim-${number}-ref-${at + 1}`,
        'aria-label': `Claim ${number} in the text, place ${at + 1}`,
      },
      count === 1 ? '↑ in the text' : `↑ place ${at + 1}`,
    ),
  );
  return links.length === 0 ? [] : [fact('Stands', links.join(' '))];
}
