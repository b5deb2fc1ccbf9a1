import { textBlocks } from '../../../core/article/block-tree.ts';
import { wordCount } from '../../../core/article/article-text.ts';
import type { ImportedDocument } from '../../../core/documents-in/imported-document.ts';

/** One recognised part of the document, as a list shows it. */
export interface ImportFact {
  readonly label: string;
  /** Null when the document has none; the screen then says so. */
  readonly text: string | null;
}

const formatNames: Readonly<Record<ImportedDocument['format'], string>> = {
  text: 'Plain text',
  markdown: 'Markdown',
  html: 'HTML page',
  docx: 'Word document',
};

/** What was recognised: the parts that have their own place in the article. */
export function importFacts(
  document: ImportedDocument,
  leaveOut: ReadonlySet<string>,
): readonly ImportFact[] {
  const { blocks } = document.article;
  const textOf = (kind: 'headline' | 'dek' | 'byline'): string | null => {
    const block = blocks.find((candidate) => candidate.kind === kind);
    return block?.kind === kind && block.text.trim() !== '' ? block.text : null;
  };
  const kept = { blocks: blocks.filter((block) => !leaveOut.has(block.id)) };
  const figures = kept.blocks.filter((block) => block.kind === 'figure');
  const credits = figures.filter((figure) => figure.credit.text.trim() !== '').length;
  return [
    { label: 'Headline', text: textOf('headline') },
    { label: 'Dek', text: textOf('dek') },
    { label: 'Byline', text: textOf('byline') ?? document.byline },
    { label: 'Date', text: document.publicationDate },
    {
      label: 'Figures',
      text: figures.length === 0 ? null : `${figures.length}, ${creditWords(credits, figures.length)}`,
    },
    { label: 'Text', text: `${wordCount(kept).toLocaleString()} words in ${textBlocks(kept).length} parts` },
    { label: 'Read as', text: formatNames[document.format] },
  ];
}

function creditWords(credits: number, figures: number): string {
  if (credits === 0) return 'without credit';
  return credits === figures ? 'with credit' : `${credits} of them with credit`;
}
