import type { BlockSink } from '../block-sink.ts';
import type { ImageStore } from '../images-in.ts';
import type { ImportContext } from '../import-draft.ts';
import { excerpt } from '../import-messages.ts';
import type { DocxPackage, Relation } from './docx-package.ts';
import type { DocxStyles, NumberingPlace } from './docx-styles.ts';
import type { TrackedChanges } from './tracked-changes.ts';
import { attr, childElements, textContent, type XmlElement } from './xml-tree.ts';

/** What reading one Word document needs everywhere. */
export interface DocxReading {
  readonly context: ImportContext;
  readonly docx: DocxPackage;
  readonly styles: DocxStyles;
  readonly listKindOf: (place: NumberingPlace) => 'bullet' | 'number' | null;
  readonly images: ImageStore;
  /** Relations of the part that is being read. */
  readonly relations: ReadonlyMap<string, Relation>;
  readonly sink: BlockSink;
  readonly fields: FieldState;
  /** Ids of footnote blocks by `footnote:3` or `endnote:1`, in the order of reference. */
  readonly noteIds: Map<string, string>;
  /** Ids of comments by the document's own numbers. */
  readonly commentIds: ReadonlyMap<string, string>;
  /** Anchors that stood between paragraphs and belong to the start of the next one. */
  readonly pendingAnchors: string[];
  /** Where tracked changes are collected; null when they are carried out. */
  readonly tracked: TrackedChanges | null;
}

/** Fields (links, page numbers, tables of contents) may span runs and paragraphs, and nest. */
export interface FieldState {
  readonly stack: { isResult: boolean; code: string; href: string | null }[];
}

/** Another place to read to, e.g. a table cell: the same document, other blocks. */
export function withSink(reading: DocxReading, sink: BlockSink): DocxReading {
  return { ...reading, sink, fields: { stack: [] } };
}

/** Elements that only wrap others; what they hold is read as if they were not there. */
const wrappers = new Set([
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:bdo',
  'w:dir',
  'w:sdtContent',
  'w:subDoc',
  'mc:Choice',
  'mc:Fallback',
]);

export const isWrapper = (element: XmlElement): boolean => wrappers.has(element.name);

/** The one version of content that is offered in several: the newer when it is of a kind that is read. */
export function chooseAlternative(element: XmlElement): XmlElement | null {
  const options = childElements(element);
  const understood = /\b(?:wps|w14|wpg|wpc|a14|wp14)\b/u;
  return (
    options.find(
      (option) => option.name === 'mc:Choice' && understood.test(attr(option, 'Requires') ?? ''),
    ) ??
    options.find((option) => option.name === 'mc:Fallback') ??
    options[0] ??
    null
  );
}

/** Says that tracked changes are carried out as they stand; what the document has struck is reported with its words. */
export function reportTracked(element: XmlElement, reading: DocxReading): void {
  const { messages } = reading.context;
  const author = attr(element, 'w:author');
  const by = author === null ? '' : ` by ${excerpt(author, 40)}`;
  const text = textContent(element).replace(/\s+/gu, ' ').trim();
  if (element.name === 'w:ins') {
    if (text !== '')
      messages.add('tracked-insertion', `An insertion tracked in the document${by} was kept as text.`);
  } else if (element.name === 'w:del') {
    if (text !== '')
      messages.add(
        'tracked-deletion',
        `A deletion tracked in the document${by} was carried out: “${excerpt(text, 300)}”.`,
      );
  } else if (element.name === 'w:moveFrom' && text !== '') {
    messages.add('tracked-move', `A passage moved in the document${by} stands only at its new place.`);
  }
}
