declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  /** GFM's footnotes: their references and definitions as tokens. */
  const footnotes: (reader: MarkdownIt) => void;
  export { footnotes as default };
}
