import type { TextBlockKind } from '../../../core/article/block-tree.ts';

/** The parts of an article as a desk calls them. */
export const blockNames: Readonly<Record<TextBlockKind, string>> = {
  headline: 'Headline',
  dek: 'Dek',
  byline: 'Byline',
  paragraph: 'Body',
  heading: 'Heading',
  'list-item': 'List',
  'block-quote': 'Block quote',
  'pull-quote': 'Pull quote',
  caption: 'Caption',
  credit: 'Credit',
  cell: 'Table',
  footnote: 'Footnote',
};
