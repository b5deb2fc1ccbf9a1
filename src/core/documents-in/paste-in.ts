import { appError } from '../app-error.ts';
import type { IdSource } from '../ids.ts';
import { err, type Result } from '../result.ts';
import { cleanText } from './decode-text.ts';
import { finishImport } from './finish-import.ts';
import { parseHtml } from './html/html-tree.ts';
import { readHtmlTree } from './html/read-html-tree.ts';
import { noMetadata, type ImportContext, type ImportDraft } from './import-draft.ts';
import type { ImportedDocument } from './imported-document.ts';
import { createMessageLog } from './import-messages.ts';
import { checkCharacters, defaultLimits, type ImportLimits } from './limits.ts';
import { readText } from './text-in.ts';

/** What a clipboard offers. */
export interface PastedContent {
  readonly html: string | null;
  readonly text: string | null;
}

export interface PasteOptions {
  readonly newId: IdSource;
  readonly limits?: ImportLimits;
  /** A piece for the middle of an article: no headline, byline or figure is guessed and headings stay headings. */
  readonly isFragment?: boolean;
}

/**
 * Reads pasted content from the web, Word, Google Docs or a text editor. HTML goes first because it carries the
 * structure; plain text is used when the HTML holds none. Errors: `empty-file`, `too-large`, `too-complex`, `not-text`.
 */
export function importPaste(pasted: PastedContent, options: PasteOptions): Result<ImportedDocument> {
  const limits = options.limits ?? defaultLimits;
  for (const flavour of [pasted.html, pasted.text]) {
    const length = checkCharacters(flavour?.length ?? 0, limits);
    if (!length.ok) return length;
  }
  const context: ImportContext = {
    newId: options.newId,
    limits,
    messages: createMessageLog(),
    fileName: 'Pasted text',
  };
  const draft = readPaste(pasted, context);
  if (!draft.ok) return draft;
  return finishImport(options.isFragment === true ? asFragment(draft.value) : draft.value, context, {
    guessesParts: options.isFragment !== true,
    mayBeWholePage: true,
  });
}

function readPaste(pasted: PastedContent, context: ImportContext): Result<ImportDraft> {
  const html = pasted.html ?? '';
  if (html.trim() !== '') {
    const clean = cleanText(html.replaceAll('\0', ''), context.messages);
    if (!clean.ok) return clean;
    const root = parseHtml(clean.value);
    if (!root.ok) return root;
    const { blocks, images } = readHtmlTree(root.value, null, context);
    if (blocks.length > 0) {
      return {
        ok: true,
        value: { format: 'html', blocks, groupOf: new Map(), metadata: noMetadata, images, comments: [] },
      };
    }
  }
  if ((pasted.text ?? '').trim() === '') return err(appError('empty-file', 'There is no text to paste.'));
  const text = cleanText(pasted.text ?? '', context.messages);
  return text.ok ? readText(text.value, context) : text;
}

/** Parts that only a whole article has become what they look like in running text. */
function asFragment(draft: ImportDraft): ImportDraft {
  const blocks = draft.blocks.map((block): ImportDraft['blocks'][number] => {
    if (block.kind === 'headline') return { ...block, kind: 'heading', level: 2 };
    return block.kind === 'dek' || block.kind === 'byline' ? { ...block, kind: 'paragraph' } : block;
  });
  return { ...draft, blocks };
}
