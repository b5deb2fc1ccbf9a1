import type { FigureImage } from '../../article/block-tree.ts';
import { createBlockSink } from '../block-sink.ts';
import { inlineBlock } from '../inline.ts';
import { oneLine } from '../text-shape.ts';
import { safeHref } from '../url-policy.ts';
import { withSink, type DocxReading } from './docx-reading.ts';
import { readBlockChildren } from './read-body.ts';
import { attr, descendants, find, type XmlElement } from './xml-tree.ts';

/** Drawings of a Word document: pictures become figures, text boxes paragraphs, the rest is reported. */
export function readDrawing(element: XmlElement, reading: DocxReading): void {
  const { messages } = reading.context;
  if (find(element, 'v:rect') !== null && attr(find(element, 'v:rect'), 'o:hr') !== null) {
    reading.sink.add({ kind: 'divider', id: reading.context.newId('block') });
    return;
  }
  const boxes = [...descendants(element)].filter((part) => part.name === 'w:txbxContent');
  // A text box may stand in two versions of the same drawing; nested boxes are read with the outer one.
  const outer = boxes.filter(
    (box) => !boxes.some((other) => other !== box && [...descendants(other)].includes(box)),
  );
  for (const box of outer) {
    messages.add('text-box', 'The text of a text box was set behind the paragraph it was anchored to.');
    const sink = createBlockSink(reading.context.newId);
    readBlockChildren(box, withSink(reading, sink));
    for (const block of sink.finish()) reading.sink.addAfterText(block);
  }
  let pictures = 0;
  for (const part of descendants(element)) {
    if (part.name !== 'a:blip' && part.name !== 'v:imagedata') continue;
    pictures += 1;
    if (element.name !== 'w:object') addPicture(part, altOf(element), reading);
  }
  if (element.name === 'w:object')
    messages.add('object-left-out', 'An embedded object (a sheet, a chart, a program) was left out.');
  else if (pictures === 0 && outer.length === 0)
    messages.add('drawing-left-out', 'A drawing or a chart was left out.');
}

function altOf(element: XmlElement): string {
  const properties = find(element, 'wp:docPr');
  const shape = find(element, 'v:shape');
  return oneLine(attr(properties, 'descr') ?? attr(shape, 'alt') ?? attr(properties, 'title') ?? '');
}

function addPicture(part: XmlElement, alt: string, reading: DocxReading): void {
  const image = pictureOf(part, reading);
  if (image === null) return;
  const { newId } = reading.context;
  const empty = { text: '', marks: [] };
  reading.sink.addAfterText({
    kind: 'figure',
    id: newId('block'),
    image,
    alt,
    caption: inlineBlock('caption', newId('block'), empty),
    credit: inlineBlock('credit', newId('block'), empty),
  });
}

function pictureOf(part: XmlElement, { relations, docx, images, context }: DocxReading): FigureImage | null {
  const relation = relations.get(attr(part, 'r:embed') ?? attr(part, 'r:link') ?? attr(part, 'r:id') ?? '');
  const nothing: FigureImage = { sha256: null, mediaType: null, originalUrl: null };
  if (relation === undefined) return null;
  if (relation.isExternal) {
    context.messages.add(
      'image-not-loaded',
      'An image on the web was not loaded. The figure notes its address.',
    );
    return { ...nothing, originalUrl: safeHref(relation.target) };
  }
  const bytes = docx.readBytes(relation.target);
  const stored = bytes.ok && bytes.value !== null ? images.add(bytes.value) : null;
  if (stored === null) {
    const kind = /\.([a-z0-9]{2,5})$/iu.exec(relation.target)?.[1]?.toUpperCase() ?? 'unknown';
    context.messages.add(
      'image-dropped',
      `An image of the kind ${kind} was not kept. Stet keeps PNG, JPEG, GIF and WebP.`,
    );
    return nothing;
  }
  return { sha256: stored.sha256, mediaType: stored.mediaType, originalUrl: null };
}
