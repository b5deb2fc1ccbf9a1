import { plainBlock, type Block } from '../article/block-tree.ts';
import { ok, type Result } from '../result.ts';
import { noMetadata, type ImportContext, type ImportDraft } from './import-draft.ts';
import { splitParagraphs } from './text-paragraphs.ts';

/** Plain text that is decoded and cleaned already. Blank lines separate paragraphs. */
export function readText(text: string, context: ImportContext): Result<ImportDraft> {
  const { pieces, joinedLines } = splitParagraphs(text);
  context.messages.add(
    'lines-joined',
    'The text was wrapped at a fixed width. Its lines were joined to paragraphs.',
    joinedLines,
  );
  const groupOf = new Map<string, number>();
  const blocks = pieces.map((piece): Block => {
    const id = context.newId('block');
    groupOf.set(id, piece.group);
    return piece.list === null
      ? plainBlock('paragraph', id, piece.text)
      : { kind: 'list-item', list: piece.list, depth: 0, id, text: piece.text, marks: [], spans: [] };
  });
  return ok({ format: 'text', blocks, groupOf, metadata: noMetadata, images: [], comments: [] });
}
