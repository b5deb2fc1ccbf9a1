import { ok, type Result } from '../../result.ts';
import { storableText } from '../../article/storable-text.ts';
import type { CommentText } from '../comment-anchors.ts';
import type { DocxReading } from './docx-reading.ts';
import { insertedText } from './tracked-changes.ts';
import { attr, childElements, descendants, type XmlElement } from './xml-tree.ts';

/** Comments of a Word document with their threads (`comments.xml`, `commentsExtended.xml`). */

/** The document's own comment numbers and the ids they get here. */
export function commentIdsOf(part: XmlElement | null, newId: (kind: 'query') => string): Map<string, string> {
  const ids = new Map<string, string>();
  for (const element of part === null ? [] : childElements(part)) {
    const id = attr(element, 'w:id');
    if (element.name === 'w:comment' && id !== null && !ids.has(id)) ids.set(id, newId('query'));
  }
  return ids;
}

export function readComments(part: XmlElement | null, reading: DocxReading): Result<CommentText[]> {
  if (part === null) return ok([]);
  const extended = reading.docx.related('commentsExtended');
  if (!extended.ok) return extended;
  const elements = childElements(part).filter((element) => element.name === 'w:comment');
  const idOf = (element: XmlElement): string => reading.commentIds.get(attr(element, 'w:id') ?? '') ?? '';
  // Threads name comments by the id of their last paragraph.
  const byParagraph = new Map<string, string>();
  const threads = new Map<string, { parent: string | null; isDone: boolean }>();
  for (const element of elements) {
    for (const paragraph of descendants(element)) {
      const paragraphId = attr(paragraph, 'w14:paraId');
      if (paragraph.name === 'w:p' && paragraphId !== null)
        byParagraph.set(paragraphId.toUpperCase(), idOf(element));
    }
  }
  for (const entry of extended.value === null ? [] : childElements(extended.value)) {
    const id = byParagraph.get((attr(entry, 'w15:paraId') ?? '').toUpperCase());
    if (id === undefined) continue;
    const parent = byParagraph.get((attr(entry, 'w15:paraIdParent') ?? '').toUpperCase()) ?? null;
    threads.set(id, { parent, isDone: /^(?:1|true|on)$/u.test(attr(entry, 'w15:done') ?? '') });
  }
  const seen = new Set<string>();
  return ok(
    elements.flatMap((element): CommentText[] => {
      const id = idOf(element);
      if (id === '' || seen.has(id)) return [];
      seen.add(id);
      const thread = threads.get(id);
      const root = thread?.parent ?? null;
      return [
        {
          id,
          author: attr(element, 'w:author') ?? '',
          date: attr(element, 'w:date'),
          text: commentText(element),
          parentId: root === id ? null : root,
          resolved: thread?.isDone === true || (root !== null && threads.get(root)?.isDone === true),
        },
      ];
    }),
  );
}

/** The paragraphs of a comment with their line breaks; empty lines inside it count, white space around it does not. */
function commentText(comment: XmlElement): string {
  const paragraphs = [...descendants(comment)].filter((element) => element.name === 'w:p');
  return storableText(paragraphs.map(insertedText).join('\n').trim());
}
