import type { TextBlock } from '../article/block-tree.ts';
import type { Project } from '../project/project.ts';
import { count } from './checking-statement.ts';
import { headingLevels, ownLevel } from './html.ts';
import { leavesOf, type Publication } from './publication.ts';

/** What a format cannot carry, in plain words; only what occurs in this project is said. */

export type PublicFormat = 'html' | 'html-notes' | 'markdown' | 'docx' | 'docx-checked' | 'text' | 'ninjs';

/** Losses that follow from the article's contents; a writer adds those it meets on the way. */
export function lossesOf(
  format: PublicFormat,
  project: Project,
  publication: Publication,
): readonly string[] {
  return [
    ...everyFormat(publication),
    ...(format === 'html' ? htmlWithoutNotes(publication) : []),
    ...(format === 'html' || format === 'html-notes' ? shiftedHeadings(publication) : []),
    ...(format === 'markdown' ? markdownLosses(publication) : []),
    ...(format === 'text' ? textLosses(publication) : []),
    ...(format === 'ninjs' ? ninjsLosses(publication) : []),
    ...(format === 'docx-checked' ? [] : deskLosses(project)),
  ];
}

function everyFormat({ cleaning, danglingReferences }: Publication): readonly string[] {
  const { characters, links } = cleaning;
  return [
    ...said(
      characters,
      (n) => `${count(n, 'invisible control character was', 'invisible control characters were')} left out.`,
    ),
    ...said(
      links,
      (n) =>
        `${count(n, 'link has', 'links have')} an address that may not be published; the words stay, the link is gone.`,
    ),
    ...said(
      danglingReferences,
      (n) =>
        `${count(n, 'footnote reference', 'footnote references')} without a footnote ${n === 1 ? 'was' : 'were'} left out.`,
    ),
  ];
}

function htmlWithoutNotes({ sourceNotes }: Publication): readonly string[] {
  return said(
    sourceNotes.length,
    (n) => `${count(n, 'source note is', 'source notes are')} left out; “HTML with source notes” has them.`,
  );
}

function shiftedHeadings({ nodes }: Publication): readonly string[] {
  const levels = headingLevels(nodes);
  const shifted = nodes.filter(
    (node) =>
      node.kind === 'text' && levels.has(node.block.id) && levels.get(node.block.id) !== ownLevel(node.block),
  ).length;
  return said(
    shifted,
    (n) =>
      `${count(n, 'heading has', 'headings have')} another level, so that the page’s outline has no gap.`,
  );
}

function markdownLosses(publication: Publication): readonly string[] {
  const { nodes } = publication;
  const parts = (['dek', 'byline'] as const).filter((kind) =>
    textsOf(publication).some((leaf) => leaf.kind === kind),
  );
  const headless = nodes.filter((node) => node.kind === 'table' && !node.table.hasHeader).length;
  return [
    ...said(
      parts.length,
      () =>
        `Markdown has no ${parts.join(' and no ')}: ${parts.length === 1 ? 'it stands' : 'they stand'} as ordinary paragraphs.`,
    ),
    ...said(
      pullQuotes(publication),
      (n) => `${count(n, 'pull quote stands', 'pull quotes stand')} as an ordinary quotation.`,
    ),
    ...said(
      headless,
      (n) =>
        `${count(n, 'table without a header row gets', 'tables without a header row get')} an empty one.`,
    ),
  ];
}

function textLosses(publication: Publication): readonly string[] {
  const leaves = textsOf(publication);
  const marks = leaves.flatMap((leaf) => leaf.marks);
  const links = marks.filter((mark) => mark.kind === 'link').length;
  const formats = marks.filter((mark) => mark.kind !== 'link' && mark.kind !== 'note').length;
  const figures = publication.nodes.filter((node) => node.kind === 'figure').length;
  return [
    ...said(links, (n) => `Plain text has no links: ${count(n, 'address is', 'addresses are')} left out.`),
    ...said(
      formats,
      (n) =>
        `Plain text has no bold, italic or struck words: ${count(n, 'passage loses', 'passages lose')} it.`,
    ),
    ...said(
      figures,
      (n) => `Plain text has no pictures: ${count(n, 'figure keeps', 'figures keep')} caption and credit.`,
    ),
    ...said(
      publication.sourceNotes.length,
      (n) => `${count(n, 'source note is', 'source notes are')} left out.`,
    ),
  ];
}

function ninjsLosses({ nodes, sourceNotes }: Publication): readonly string[] {
  const figures = nodes.filter((node) => node.kind === 'figure').length;
  return [
    ...said(
      figures,
      (n) =>
        `${count(n, 'picture is', 'pictures are')} named, but the ${n === 1 ? 'file stays' : 'files stay'} here.`,
    ),
    ...said(
      sourceNotes.length,
      () => 'Sources are listed for the whole article: which statement each stands under is left out.',
    ),
  ];
}

function deskLosses({ claims, queries, notCheckable }: Project): readonly string[] {
  const marked = Object.values(claims).filter((claim) => claim.removed === null).length;
  const parts = [
    ...said(marked, (n) => count(n, 'claim with its verdict', 'claims with their verdicts')),
    ...said(Object.keys(notCheckable).length, (n) =>
      count(n, 'not-checkable passage', 'not-checkable passages'),
    ),
    ...said(Object.keys(queries).length, (n) => count(n, 'query', 'queries')),
  ];
  return parts.length === 0
    ? []
    : [`The desk’s work stays in the project: ${parts.join(', ')}. The checking report has it.`];
}

function pullQuotes(publication: Publication): number {
  return textsOf(publication).filter((leaf) => leaf.kind === 'pull-quote').length;
}

function textsOf({ nodes, footnotes }: Publication): readonly TextBlock[] {
  return [...nodes.flatMap(leavesOf), ...footnotes.map((footnote) => footnote.block)].filter(
    (leaf) => leaf.text !== '',
  );
}

function said(number: number, words: (number: number) => string): readonly string[] {
  return number === 0 ? [] : [words(number)];
}
