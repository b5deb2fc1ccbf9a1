import { appError } from '../app-error.ts';
import { textBlocks, type Block } from '../article/block-tree.ts';
import { storableBlock } from '../article/storable-text.ts';
import { err, ok, type Result } from '../result.ts';
import { settleAnchors } from './comment-anchors.ts';
import { removedControls } from './decode-text.ts';
import { findFurniture, type FurnitureFinding } from './furniture.ts';
import type { ImportContext, ImportDraft } from './import-draft.ts';
import type { ImportedDocument, ProposedRemoval } from './imported-document.ts';
import { excerpt } from './import-messages.ts';
import { findArticleTail, findPageFrame } from './page-frame.ts';
import { recogniseParts } from './recognise-parts.ts';

interface FinishOptions {
  /** Headline, byline and so on are looked for; not in a piece for the middle of an article. */
  readonly guessesParts: boolean;
  /** The text may be a web page copied from top to bottom. */
  readonly mayBeWholePage: boolean;
}

/** The last step of every import: recognises the parts, proposes furniture for removal, settles title and byline. */
export function finishImport(
  read: ImportDraft,
  context: ImportContext,
  { guessesParts, mayBeWholePage }: FinishOptions = {
    guessesParts: true,
    mayBeWholePage: read.format === 'text',
  },
): Result<ImportedDocument> {
  const draft = storableDraft(read, context);
  if (draft.blocks.length > context.limits.blocks) {
    return err(
      appError('too-complex', 'The document has too many paragraphs. Split it and import the parts.', {
        blocks: draft.blocks.length,
        limit: context.limits.blocks,
      }),
    );
  }
  const furniture = findFurniture(draft.blocks);
  for (const [id, finding] of findAround(draft, furniture, mayBeWholePage)) furniture.set(id, finding);
  const parts = guessesParts
    ? recogniseParts(draft.blocks, {
        newId: context.newId,
        messages: context.messages,
        groupOf: draft.groupOf,
        isFurniture: (id) => furniture.has(id),
      })
    : { ...noParts, blocks: draft.blocks };
  if (parts.blocks.length === 0) {
    return err(appError('empty-file', 'The document holds no text. Nothing was imported.'));
  }
  const { blocks, comments, changes, lost } = settleAnchors(parts.blocks, draft.comments, draft.changes);
  for (const { author, replacement } of lost) {
    context.messages.add(
      'change-without-place',
      `An insertion tracked in the document by ${excerpt(author || 'somebody', 40)} stands where no text was kept: “${excerpt(replacement, 300)}”. Put it in by hand if it is wanted.`,
    );
  }
  const removals = blocks.flatMap((block): ProposedRemoval[] => {
    const finding = furniture.get(block.id);
    return finding === undefined ? [] : [{ blockId: block.id, text: blockText(block), ...finding }];
  });
  const { metadata } = draft;
  const title = statedTitle(draft) ?? parts.headline ?? metadata.title ?? titleFromFileName(context.fileName);
  if (parts.headline === null && guessesParts) {
    context.messages.add(
      'no-headline',
      `No headline was found. The project is called “${excerpt(title)}” for now.`,
    );
  }
  return ok({
    format: draft.format,
    article: { blocks },
    title: cutTitle(title),
    byline: parts.byline ?? (metadata.authors.length > 0 ? metadata.authors.join(', ') : null),
    bylineNames: parts.bylineNames.length > 0 ? parts.bylineNames : metadata.authors,
    publicationDate: metadata.publicationDate ?? parts.publicationDate,
    language: metadata.language,
    sourceUrl: metadata.sourceUrl,
    removals,
    images: draft.images,
    comments,
    changes,
    messages: context.messages.list(),
  });
}

/** Markup can name characters that an article may not hold (`&#1;`); they are left out whatever reader let them pass. */
function storableDraft(draft: ImportDraft, { messages }: ImportContext): ImportDraft {
  const blocks = draft.blocks.map(storableBlock);
  const changed = blocks.filter((block, at) => block !== draft.blocks[at]).length;
  messages.add('control-characters', removedControls, changed);
  return changed === 0 ? draft : { ...draft, blocks };
}

function findAround(
  draft: ImportDraft,
  furniture: ReadonlyMap<string, FurnitureFinding>,
  mayBeWholePage: boolean,
): ReadonlyMap<string, FurnitureFinding> {
  if (mayBeWholePage) return findPageFrame(draft.blocks, furniture);
  return draft.format === 'html' ? findArticleTail(draft.blocks, furniture) : new Map();
}

const noParts = { headline: null, byline: null, bylineNames: [], publicationDate: null };

/** Pages and Markdown files state their title on purpose; the title inside a Word file is often a leftover. */
const statedTitle = ({ format, metadata }: ImportDraft): string | null =>
  format === 'html' || format === 'markdown' ? metadata.title : null;

function blockText(block: Block): string {
  return textBlocks({ blocks: [block] })
    .map((leaf) => leaf.text)
    .join('\n');
}

function titleFromFileName(fileName: string): string {
  const stem = fileName
    .replace(/^.*[/\\]/u, '')
    .replace(/\.[^.]{1,8}$/u, '')
    .trim();
  return stem === '' ? 'Untitled' : stem;
}

function cutTitle(title: string): string {
  const line = title.replace(/\s+/gu, ' ').trim();
  return line.length <= 1_000 ? line : excerpt(line, 500);
}
