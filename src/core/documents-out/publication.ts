import { articleTitle } from '../article/article-text.ts';
import { textBlocksIn, type Article, type TextBlock } from '../article/block-tree.ts';
import type { Project } from '../project/project.ts';
import { bodyNodes, type BodyNode } from './body-nodes.ts';
import { checkingStatement, type CheckingStatement } from './checking-statement.ts';
import type { Anchor } from './inline-pieces.ts';
import { prepareArticle, writableText, type Cleaning } from './prepare-article.ts';
import { publicNotes, type PublicNotes } from './public-notes.ts';
import { buildSourceNotes, type SourceNote } from './source-notes.ts';

/** The author's own footnote, numbered in the order of its first reference. */
export interface Footnote {
  readonly number: number;
  readonly block: TextBlock;
  /** How often the text refers to it; 0 when it stands there without a reference. */
  readonly occurrences: number;
}

/** Everything that the public formats print, worked out once; each format only writes it down. */
export interface Publication {
  readonly title: string;
  /** BCP 47; `en` when the story does not say. */
  readonly language: string;
  readonly article: Article;
  readonly nodes: readonly BodyNode[];
  readonly footnotes: readonly Footnote[];
  readonly sourceNotes: readonly SourceNote[];
  /** References that stand in a text block, in the order of their places. */
  readonly anchors: (blockId: string, series: 'footnotes' | 'all') => readonly Anchor[];
  readonly statement: CheckingStatement;
  readonly publicNotes: PublicNotes;
  readonly cleaning: Cleaning;
  /** References to footnotes that are not in the article. */
  readonly danglingReferences: number;
}

/** Works out the public form of a project. */
export function buildPublication(
  project: Project,
  edition: 'vetted' | 'draft',
  generatedAt: string,
): Publication {
  const { article, cleaning } = prepareArticle(project.article);
  const nodes = bodyNodes(article);
  const body = nodes.flatMap(leavesOf).filter((leaf) => leaf.text !== '' || leaf.kind === 'cell');
  const { footnotes, anchors: footnoteAnchors, dangling } = numberFootnotes(article, body);
  const printed = [...body, ...footnotes.map((footnote) => footnote.block)];
  const { notes, anchors: sourceAnchors } = buildSourceNotes(project, printed);
  return {
    title: writableText(articleTitle(article) ?? project.story.title) || 'Untitled',
    language: languageTag(project.story.language),
    article,
    nodes,
    footnotes,
    sourceNotes: notes,
    anchors: (blockId, series) => {
      const own = footnoteAnchors.get(blockId) ?? [];
      if (series === 'footnotes') return own;
      return [...own, ...(sourceAnchors.get(blockId) ?? [])].sort((a, b) => a.at - b.at);
    },
    statement: checkingStatement(project, edition, generatedAt),
    publicNotes: publicNotes(project, generatedAt),
    cleaning,
    danglingReferences: dangling,
  };
}

/** The texts that an export of this publication shows as the article, in printed order, without empty ones. */
export function printedParts({ nodes, footnotes }: Publication): {
  readonly body: readonly string[];
  readonly footnotes: readonly string[];
} {
  const texts = (leaves: readonly TextBlock[]) =>
    leaves.map((leaf) => leaf.text).filter((text) => text !== '');
  return {
    body: texts(nodes.flatMap(leavesOf)),
    footnotes: texts(footnotes.map((footnote) => footnote.block)),
  };
}

/** The text blocks of a body node in printed order. */
export function leavesOf(node: BodyNode): readonly TextBlock[] {
  switch (node.kind) {
    case 'text':
      return [node.block];
    case 'quote':
      return node.blocks;
    case 'list':
      return node.items.flatMap((item) => [item.block, ...item.lists.flatMap(leavesOf)]);
    case 'figure':
      return textBlocksIn(node.figure);
    case 'table':
      return textBlocksIn(node.table);
    case 'divider':
      return [];
  }
}

function numberFootnotes(article: Article, body: readonly TextBlock[]) {
  const blocks = new Map(
    article.blocks.flatMap((block) =>
      block.kind === 'footnote' && block.text !== '' ? [[block.id, block] as const] : [],
    ),
  );
  const order: { number: number; block: TextBlock; occurrences: number }[] = [];
  const anchors = new Map<string, Anchor[]>();
  let dangling = 0;
  const register = (block: TextBlock) => {
    const known = order.find((footnote) => footnote.block === block);
    if (known) return known;
    const footnote = { number: order.length + 1, block, occurrences: 0 };
    order.push(footnote);
    return footnote;
  };
  const readReferences = (leaf: TextBlock) => {
    for (const mark of [...leaf.marks].sort((a, b) => a.start - b.start)) {
      if (mark.kind !== 'note') continue;
      const block = blocks.get(mark.footnoteId);
      if (!block) {
        dangling += 1;
        continue;
      }
      const footnote = register(block);
      footnote.occurrences += 1;
      const { number, occurrences: occurrence } = footnote;
      const anchor = { at: mark.start, reference: { series: 'footnote' as const, number, occurrence } };
      anchors.set(leaf.id, [...(anchors.get(leaf.id) ?? []), anchor]);
    }
  };
  // Footnotes may refer to further footnotes: what is registered on the way is read in its turn.
  let read = 0;
  const readRegistered = () => {
    for (let footnote = order[read]; footnote; footnote = order[read]) {
      read += 1;
      readReferences(footnote.block);
    }
  };
  body.forEach(readReferences);
  readRegistered();
  for (const block of blocks.values()) {
    register(block);
    readRegistered();
  }
  return { footnotes: order as readonly Footnote[], anchors, dangling };
}

/** A language tag that HTML and Word accept, else `en`. */
export function languageTag(language: string): string {
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(language) ? language : 'en';
}
