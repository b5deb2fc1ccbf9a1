import Reader, { type MarkdownIt, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';

/**
 * The passages of a Markdown document as a reader sees them, in the order of the file; empty ones left out. Read by another program
 * than the one that wrote it, as the systems do that it is meant for; of a long article in a tenth of the time of `read-markdown.ts`.
 */
export function markdownWords(markdown: string): readonly string[] {
  reader ??= readerOfNotes();
  const passages: string[] = [];
  for (const token of reader.parse(markdown, {})) {
    const text = token.type === 'inline' ? inlineWords(token.children ?? []) : rawWords(token);
    if (text !== '') passages.push(text);
  }
  return passages;
}

/** Made once, at the first reading. */
let reader: MarkdownIt | null = null;

/** CommonMark with GFM's tables, strikethrough and footnotes, which stay where they are written. */
function readerOfNotes(): MarkdownIt {
  const made = new Reader({ html: true }).use(footnotes).disable(['footnote_inline', 'footnote_tail']);
  // Words are read here and no address is followed: what an address may be is decided where links are made.
  made.validateLink = () => true;
  return made;
}

/** What no passage may hold, as it stands; the sign that parts two lists is none. */
function rawWords({ type, content }: Token): string {
  const isRaw = type === 'code_block' || type === 'fence' || type === 'html_block';
  const words = isRaw ? content.trimEnd() : '';
  return words === '<!---->' ? '' : words;
}

function inlineWords(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) => {
      if (type === 'softbreak' || type === 'hardbreak') return '\n';
      return type === 'image' ? '' : content;
    })
    .join('');
}
