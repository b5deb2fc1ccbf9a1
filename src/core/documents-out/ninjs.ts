import { articleText } from '../article/article-text.ts';
import { words } from '../article/segments.ts';
import { claimsInOrder, isOpen } from '../claims/staleness.ts';
import { stageByLedger, standingCorrections } from '../corrections/correction.ts';
import { isEmbargoed } from '../corrections/embargo.ts';
import type { Project } from '../project/project.ts';
import { formatReference } from '../sources/reference-format.ts';
import { checkingStatement, count } from './checking-statement.ts';
import { editionOf, type ExportOptions } from './exported-document.ts';
import { writeArticleHtml } from './html.ts';
import { writableText } from './prepare-article.ts';
import { publicSources, webAddressOf } from './public-sources.ts';
import { leavesOf, type Publication } from './publication.ts';
import type { Ninjs, NinjsPicture } from './validate-ninjs.ts';

/**
 * The article as IPTC ninjs 3.1. There is no field for the state of checking, so: a vetted edition is `usable`, a draft is
 * `withheld`, a retracted article `canceled`; `edNote`, which is never published, sums the checking up; `infoSources` are the sources that readers may know of.
 */
export function writeNinjs(project: Project, publication: Publication, options: ExportOptions): Ninjs {
  const { title, language } = publication;
  const { slug, publicUrl } = project.story;
  const byline = firstOf(publication, 'byline');
  const dek = firstOf(publication, 'dek');
  const headline = firstOf(publication, 'headline') || title;
  const { charCount, wordCount } = measures(publication);
  const html = writeArticleHtml(publication, {
    withSourceNotes: false,
    stetVersion: options.stetVersion,
    imageOf: () => null,
  });
  const sources = publicSources(project).sources.flatMap((source) => {
    const uri = webAddressOf(source);
    const name = writableText(formatReference(source)).replace(/\s+/gu, ' ');
    if (name === '') return [];
    return [uri === null ? { name } : { name, uri }];
  });
  const pictures = picturesOf(project, publication);
  return {
    uri: `urn:x-stet:${project.id}`,
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
    },
    type: 'text',
    representationType: 'full',
    version: String(project.revision),
    firstCreated: project.createdAt,
    versionCreated: options.generatedAt,
    pubStatus: statusOf(project, options),
    ...(isEmbargoed(project.embargo, options.generatedAt) ? { embargoedUntil: project.embargo.until } : {}),
    language,
    title,
    ...(byline === '' ? {} : { by: byline }),
    ...(slug === '' ? {} : { slugline: writableText(slug) }),
    edNote: editorialNote(project, options),
    headlines: [{ role: 'main', contentType: 'text/plain', value: headline }],
    ...(dek === '' ? {} : { descriptions: [{ role: 'dek', contentType: 'text/plain', value: dek }] }),
    bodies: [
      { role: 'main', contentType: 'text/html', charCount, wordCount, value: html },
      {
        role: 'plain',
        contentType: 'text/plain',
        charCount,
        wordCount,
        value: articleText(publication.article),
      },
    ],
    ...(sources.length === 0 ? {} : { infoSources: sources }),
    ...(publicUrl === '' ? {} : { altIds: [{ role: 'webPage', value: writableText(publicUrl) }] }),
    ...(pictures.length === 0 ? {} : { associations: pictures }),
  };
}

/** For the staff of whoever receives it: what was checked, and what is open; nobody's words and nobody's name. */
function editorialNote(project: Project, options: ExportOptions): string {
  const { label, text } = checkingStatement(project, editionOf(options), options.generatedAt);
  const claims = claimsInOrder(project);
  const open = claims.filter((claim) => isOpen(project, claim)).length;
  const sum = `${count(claims.length, 'claim is', 'claims are')} marked, ${open} of them open.`;
  const notes = standingCorrections(project.corrections).map(({ kind, note }) => ` ${kind}: ${note}`);
  return writableText(`${label} ${text} ${sum}${notes.join('')}`);
}

function statusOf(project: Project, { isDraft }: ExportOptions): Ninjs['pubStatus'] {
  if (stageByLedger(project.corrections) === 'retracted') return 'canceled';
  return isDraft ? 'withheld' : 'usable';
}

function firstOf({ nodes }: Publication, kind: 'headline' | 'dek' | 'byline'): string {
  return nodes.flatMap(leavesOf).find((leaf) => leaf.kind === kind)?.text ?? '';
}

/** Code points and words of the article without captions and credits, which ninjs does not count. */
function measures({ nodes, footnotes }: Publication): { charCount: number; wordCount: number } {
  const texts = [
    ...nodes.filter((node) => node.kind !== 'figure').flatMap(leavesOf),
    ...footnotes.map((footnote) => footnote.block),
  ].map((leaf) => leaf.text);
  const sum = (measure: (text: string) => number) => texts.reduce((total, text) => total + measure(text), 0);
  return { charCount: sum((text) => Array.from(text).length), wordCount: sum((text) => words(text).length) };
}

function picturesOf(project: Project, { nodes }: Publication): readonly NinjsPicture[] {
  const figures = nodes.flatMap((node) => (node.kind === 'figure' ? [node.figure] : []));
  return figures.map(({ id, image, alt, caption, credit }, at) => {
    const texts = [
      { role: 'caption', contentType: 'text/plain', value: caption.text },
      { role: 'alt', contentType: 'text/plain', value: writableText(alt) },
    ].filter((text) => text.value !== '');
    return {
      name: `picture-${at + 1}`,
      uri: `urn:x-stet:${project.id}:${id}`,
      type: 'picture',
      representationType: 'partial',
      ...(texts.length === 0 ? {} : { descriptions: texts }),
      ...(credit.text === '' ? {} : { by: credit.text }),
      ...(image.sha256 === null ? {} : { altIds: [{ role: 'sha256', value: image.sha256 }] }),
    };
  });
}
