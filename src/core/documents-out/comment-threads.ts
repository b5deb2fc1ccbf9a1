import { strFromU8, strToU8 } from 'fflate';
import type { MarginComment } from './checked-markup.ts';

/**
 * Threads and settled states of a Word document's comments. They stand in a part of their own, which names each comment by an id
 * on its last paragraph ([MS-DOCX] 2.5.4, commentsExtended). `docx` writes that part only where a comment has a reply, so it
 * is written here for every document with comments.
 */
export function withThreads(
  parts: Readonly<Record<string, Uint8Array>>,
  comments: readonly MarginComment[],
): Readonly<Record<string, Uint8Array>> {
  if (comments.length === 0) return parts;
  const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const byId = new Map(comments.map((comment) => [String(comment.id), comment]));
  const named = read('word/comments.xml').replace(
    /<w:comment [^>]*w:id="(\d+)"[^>]*>.*?<\/w:comment>/gsu,
    (comment, id: string) => (byId.has(id) ? withParagraphId(comment, paragraphId(Number(id))) : comment),
  );
  const entries = comments.map(
    ({ id, parent, isDone }) =>
      `<w15:commentEx w15:paraId="${paragraphId(id)}"${parent === null ? '' : ` w15:paraIdParent="${paragraphId(parent)}"`} w15:done="${isDone ? 1 : 0}"/>`,
  );
  const extended = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w15:commentsEx xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15">${entries.join('')}</w15:commentsEx>`;
  return {
    ...parts,
    'word/comments.xml': strToU8(named),
    'word/commentsExtended.xml': strToU8(extended),
    '[Content_Types].xml': strToU8(
      read('[Content_Types].xml').replace(
        '</Types>',
        '<Override PartName="/word/commentsExtended.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"/></Types>',
      ),
    ),
    'word/_rels/document.xml.rels': strToU8(
      read('word/_rels/document.xml.rels').replace(
        '</Relationships>',
        '<Relationship Id="rIdCommentsExtended" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>',
      ),
    ),
  };
}

/** Eight hexadecimal digits, below 80000000 as the schema asks. */
function paragraphId(id: number): string {
  return (id + 1).toString(16).toUpperCase().padStart(8, '0');
}

function withParagraphId(comment: string, id: string): string {
  const last = Math.max(
    comment.lastIndexOf('<w:p>'),
    comment.lastIndexOf('<w:p '),
    comment.lastIndexOf('<w:p/>'),
  );
  return last < 0
    ? comment
    : `${comment.slice(0, last)}<w:p w14:paraId="${id}"${comment.slice(last + '<w:p'.length)}`;
}
