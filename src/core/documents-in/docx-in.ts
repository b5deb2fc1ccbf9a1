import type { Block, FigureBlock } from '../article/block-tree.ts';
import { ok, type Result } from '../result.ts';
import { createBlockSink } from './block-sink.ts';
import { anchoredId } from './comment-anchors.ts';
import { commentIdsOf, readComments } from './docx/docx-comments.ts';
import { openDocx, type DocxPackage } from './docx/docx-package.ts';
import type { DocxReading } from './docx/docx-reading.ts';
import { readNumbering, readStyles } from './docx/docx-styles.ts';
import { readAsInline, readBlockChildren } from './docx/read-body.ts';
import { createTrackedChanges } from './docx/tracked-changes.ts';
import { attr, child, childElements, find, textContent, type XmlElement } from './docx/xml-tree.ts';
import { parseFigureLine } from './figure-line.ts';
import { createImageStore } from './images-in.ts';
import { noMetadata, type ImportContext, type ImportDraft } from './import-draft.ts';
import { excerpt } from './import-messages.ts';
import { inlineBlock, sliceInline, type Inline } from './inline.ts';
import { oneLine } from './text-shape.ts';

/**
 * A Word document, read from its parts. Text, lists, tables, notes, comments, text boxes and pictures are kept;
 * tracked changes are offered beside the text before them, or carried out and reported. Macros, embedded objects and what stands in headers and footers are left
 * out and reported. Nothing in the file is run or loaded.
 */
export function readDocx(bytes: Uint8Array, context: ImportContext): Result<ImportDraft> {
  const draft = readParts(bytes, context);
  if (!draft.ok || context.tracked === 'accept') return draft;
  const isEmpty = !draft.value.blocks.some((block) => 'text' in block && block.text !== '');
  if (!isEmpty || (draft.value.changes ?? []).length === 0) return draft;
  context.messages.add(
    'tracked-throughout',
    'The document tracks all of its text as inserted, so that nothing stands before the changes: it was read with them.',
  );
  return readParts(bytes, { ...context, tracked: 'accept' });
}

function readParts(bytes: Uint8Array, context: ImportContext): Result<ImportDraft> {
  const docx = openDocx(bytes, context.limits);
  if (!docx.ok) return docx;
  const parts = readSideParts(docx.value);
  if (!parts.ok) return parts;
  const { styles, numbering, comments, footnotes, endnotes, core } = parts.value;
  const images = createImageStore();
  const reading: DocxReading = {
    context,
    docx: docx.value,
    styles: readStyles(styles),
    listKindOf: readNumbering(numbering),
    images,
    relations: docx.value.relations(),
    sink: createBlockSink(context.newId),
    fields: { stack: [] },
    noteIds: new Map(),
    commentIds: commentIdsOf(comments, context.newId),
    pendingAnchors: [],
    tracked: context.tracked === 'accept' ? null : createTrackedChanges(context.newId),
  };
  const body = child(docx.value.document, 'w:body');
  if (body !== null) readBlockChildren(body, reading);
  const blocks = withLastAnchors(reading.sink.finish(), reading);
  const notes = readNotes(footnotes, endnotes, reading);
  const commentTexts = readComments(comments, { ...reading, relations: docx.value.relations('comments') });
  if (!commentTexts.ok) return commentTexts;
  const hiddenParts = reportLeftOut(docx.value, context);
  if (!hiddenParts.ok) return hiddenParts;
  return ok({
    format: 'docx',
    blocks: [...withOneHeadline(withCaptions(blocks, context)), ...notes],
    groupOf: new Map(),
    metadata: { ...noMetadata, title: titleOf(core), language: reading.styles.language },
    images: images.list(),
    comments: commentTexts.value,
    changes: reading.tracked?.list() ?? [],
  });
}

/** Anchors behind the last paragraph with words stand at its end. */
function withLastAnchors(
  blocks: readonly Block[],
  { sink, pendingAnchors, tracked }: DocxReading,
): readonly Block[] {
  for (const anchor of pendingAnchors.splice(0)) sink.inline.addNote(anchor);
  if (!sink.inline.hasNotes()) return blocks;
  const left = sink.inline.take().marks.flatMap((mark) => (mark.kind === 'note' ? [mark.footnoteId] : []));
  const at = blocks.findLastIndex((block) => 'text' in block && block.text !== '');
  tracked?.turnAround(left.flatMap((anchor) => anchoredId(anchor) ?? []));
  return blocks.map((block, index) => {
    if (index !== at || !('text' in block)) return block;
    const end = block.text.length;
    const notes = left.map((footnoteId) => ({ kind: 'note' as const, start: end, end, footnoteId }));
    return { ...block, marks: [...block.marks, ...notes] };
  });
}

const sidePartNames = ['styles', 'numbering', 'comments', 'footnotes', 'endnotes'] as const;
type SideParts = Record<(typeof sidePartNames)[number] | 'core', XmlElement | null>;

function readSideParts(docx: DocxPackage): Result<SideParts> {
  const core = docx.readXml('docProps/core.xml');
  if (!core.ok) return core;
  const parts: SideParts = {
    styles: null,
    numbering: null,
    comments: null,
    footnotes: null,
    endnotes: null,
    core: core.value,
  };
  for (const name of sidePartNames) {
    const part = docx.related(name);
    if (!part.ok) return part;
    parts[name] = part.value;
  }
  return ok(parts);
}

function titleOf(core: XmlElement | null): string | null {
  const title = core === null ? null : find(core, 'dc:title');
  const text = title === null ? '' : oneLine(textContent(title));
  return text === '' ? null : text;
}

/** Footnotes and endnotes in the order of their references; those that nothing refers to come last and are reported. */
function readNotes(footnotes: XmlElement | null, endnotes: XmlElement | null, reading: DocxReading): Block[] {
  const elements = new Map<string, XmlElement>();
  for (const [kind, part] of [
    ['footnote', footnotes],
    ['endnote', endnotes],
  ] as const) {
    for (const element of part === null ? [] : childElements(part)) {
      const type = attr(element, 'w:type');
      if (element.name !== `w:${kind}` || (type !== null && type !== 'normal')) continue;
      elements.set(`${kind}:${attr(element, 'w:id') ?? ''}`, element);
    }
  }
  const referred = new Set(reading.noteIds.keys());
  for (const key of elements.keys())
    if (!referred.has(key)) reading.noteIds.set(key, reading.context.newId('block'));
  const blocks: Block[] = [];
  // Notes may refer to further notes, so the map may grow while it is read.
  for (const [key, id] of reading.noteIds) {
    const element = elements.get(key);
    const relations = reading.docx.relations(key.startsWith('footnote') ? 'footnotes' : 'endnotes');
    const inline: Inline =
      element === undefined ? { text: '', marks: [] } : readAsInline(element, { ...reading, relations });
    if (inline.text === '' && !referred.has(key)) continue;
    if (inline.text === '')
      reading.context.messages.add('empty-note', 'A footnote of the document is empty.');
    if (!referred.has(key))
      reading.context.messages.add(
        'unused-note',
        'A note that nothing in the text refers to was kept at the end.',
      );
    blocks.push(inlineBlock('footnote', id, inline.text === '' ? { text: '…', marks: [] } : inline));
  }
  return blocks;
}

/** Captions go to the figure next to them; a caption without a figure is a paragraph. */
function withCaptions(blocks: readonly Block[], { messages }: ImportContext): Block[] {
  const result: Block[] = [];
  const isFree = (block: Block | undefined): block is FigureBlock =>
    block?.kind === 'figure' && block.caption.text === '';
  blocks.forEach((block, index) => {
    if (block.kind !== 'caption') {
      result.push(block);
      return;
    }
    const before = result.at(-1);
    const after = blocks[index + 1];
    if (isFree(before)) {
      result[result.length - 1] = captioned(before, block, messages);
    } else if (isFree(after)) {
      // The figure is still to come: it takes the caption when it is reached, through its own place in `blocks`.
      result.push({ ...block, kind: 'caption' });
    } else result.push({ ...block, kind: 'paragraph' });
  });
  return result.flatMap((block, index): Block[] => {
    const before = result[index - 1];
    const after = result[index + 1];
    if (block.kind === 'caption') return isFree(after) ? [] : [{ ...block, kind: 'paragraph' }];
    return isFree(block) && before?.kind === 'caption' ? [captioned(block, before, messages)] : [block];
  });
}

function captioned(figure: FigureBlock, caption: Inline, messages: ImportContext['messages']): FigureBlock {
  const line = parseFigureLine(caption.text);
  if (line === null)
    return { ...figure, caption: { ...figure.caption, text: caption.text, marks: caption.marks } };
  if (line.label !== null) {
    messages.add(
      'credit-label',
      `The credit's label “${line.label}” was left out: the figure has a field for the credit.`,
    );
  }
  return {
    ...figure,
    caption: { ...figure.caption, ...sliceInline(caption, line.caption.start, line.caption.end) },
    credit: { ...figure.credit, ...sliceInline(caption, line.credit.start, line.credit.end) },
  };
}

/** Only the first title is the headline; further ones are headings. */
function withOneHeadline(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex((block) => block.kind === 'headline');
  return blocks.map((block, index): Block =>
    block.kind === 'headline' && index !== first ? { ...block, kind: 'heading', level: 2 } : block,
  );
}

function reportLeftOut(docx: DocxPackage, { messages }: ImportContext): Result<null> {
  for (const relation of docx.relations().values()) {
    if (relation.isExternal || (relation.kind !== 'header' && relation.kind !== 'footer')) continue;
    const part = docx.readXml(relation.target);
    if (!part.ok) return part;
    const text = part.value === null ? '' : oneLine(paragraphsOf(part.value).join(' '));
    if (text !== '')
      messages.add(
        'header-footer',
        `The ${relation.kind} of the pages was left out: “${excerpt(text, 200)}”.`,
      );
  }
  if (docx.names.some((name) => /vbaProject\.bin$/iu.test(name))) {
    messages.add('macros', 'The document holds macros. They were ignored and did not run.');
  }
  return ok(null);
}

function paragraphsOf(element: XmlElement): string[] {
  return childElements(element).flatMap((entry) => {
    if (entry.name === 'w:t') return [textContent(entry)];
    return entry.name === 'w:instrText' || entry.name === 'w:delText' ? [] : paragraphsOf(entry);
  });
}
