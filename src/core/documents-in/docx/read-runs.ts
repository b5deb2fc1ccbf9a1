import { anchorName } from '../comment-anchors.ts';
import type { TextTarget } from '../block-sink.ts';
import { withoutControls } from '../decode-text.ts';
import { noFormats, type Formats } from '../inline-builder.ts';
import { raisedDigits } from '../html/inline-formats.ts';
import { safeHref } from '../url-policy.ts';
import { chooseAlternative, isWrapper, reportTracked, type DocxReading } from './docx-reading.ts';
import { mergeFormats, readRunFormats, type RunFormats } from './docx-styles.ts';
import { readDrawing } from './read-drawing.ts';
import { insertedText } from './tracked-changes.ts';
import { attr, child, childElements, descendants, textContent, type XmlElement } from './xml-tree.ts';

/** Running text of a paragraph: runs, links, fields, notes, comments, tracked changes. */

export interface RunState {
  readonly target: TextTarget;
  readonly href: string | null;
}

export function readInlineChildren(parent: XmlElement, state: RunState, reading: DocxReading): void {
  for (const element of childElements(parent)) readInline(element, state, reading);
}

function readInline(element: XmlElement, state: RunState, reading: DocxReading): void {
  const { sink, context } = reading;
  switch (element.name) {
    case 'w:r':
      readRun(element, state, reading);
      return;
    case 'w:hyperlink':
      readInlineChildren(element, { ...state, href: linkOf(element, reading) ?? state.href }, reading);
      return;
    case 'w:fldSimple': {
      const href = hrefOfField(attr(element, 'w:instr') ?? '', reading);
      readInlineChildren(element, href === null ? state : { ...state, href }, reading);
      return;
    }
    case 'w:sdt': {
      const content = child(element, 'w:sdtContent');
      if (content !== null) readInlineChildren(content, state, reading);
      return;
    }
    case 'w:del':
    case 'w:moveFrom':
      readDeletion(element, state, reading);
      return;
    case 'w:ins':
    case 'w:moveTo':
      readInsertion(element, state, reading);
      return;
    case 'mc:AlternateContent': {
      const chosen = chooseAlternative(element);
      if (chosen !== null) readInlineChildren(chosen, state, reading);
      return;
    }
    case 'w:commentRangeStart':
    case 'w:commentRangeEnd':
    case 'w:commentReference':
      addCommentAnchor(element, state, reading);
      return;
    case 'm:oMath':
    case 'm:oMathPara':
      context.messages.add('formula', 'A formula was set as ordinary text: check it against the document.');
      sink.addText(formulaText(element), noFormats, state.target, true);
      return;
    default:
      if (isWrapper(element)) readInlineChildren(element, state, reading);
  }
}

/** Words that a tracked change takes away stay in the text, between two anchors, when changes are offered. */
function readDeletion(element: XmlElement, state: RunState, reading: DocxReading): void {
  if (reading.tracked === null) {
    reportTracked(element, reading);
    return;
  }
  const { start, end } = reading.tracked.remove(element);
  reading.sink.addNote(start, state.target);
  readInlineChildren(element, state, reading);
  reading.sink.addNote(end, state.target);
}

function readInsertion(element: XmlElement, state: RunState, reading: DocxReading): void {
  if (reading.tracked === null) {
    reportTracked(element, reading);
    readInlineChildren(element, state, reading);
    return;
  }
  const isInField = reading.fields.stack.some((field) => !field.isResult);
  const text = isInField ? '' : withoutControls(insertedText(element), reading.context.messages);
  if (text !== '') reading.sink.addNote(reading.tracked.insert(element, text), state.target);
  for (const part of descendants(element)) {
    if (/^w:comment(?:RangeStart|RangeEnd|Reference)$/u.test(part.name))
      addCommentAnchor(part, state, reading);
    else if (part.name === 'w:drawing' || part.name === 'w:pict' || part.name === 'w:object') {
      readDrawing(part, reading);
      reading.context.messages.add(
        'tracked-picture',
        'A picture, box or object whose insertion the document tracks was kept.',
      );
    } else if (part.name === 'w:footnoteReference' || part.name === 'w:endnoteReference')
      addNoteReference(part, state, reading);
    else if (part.name === 'w:fldChar' || part.name === 'w:instrText') readFieldPart(part, reading);
  }
}

function formulaText(element: XmlElement): string {
  let text = '';
  for (const part of descendants(element)) if (part.name === 'm:t') text += textContent(part);
  return text;
}

/** Puts a comment's start, end or place into the text; see `comment-anchors.ts`. */
export function commentAnchor(element: XmlElement, reading: DocxReading): string | null {
  const id = reading.commentIds.get(attr(element, 'w:id') ?? '');
  if (id === undefined) return null;
  const side =
    element.name === 'w:commentRangeStart' ? 'start' : element.name === 'w:commentRangeEnd' ? 'end' : 'at';
  return anchorName(side, id);
}

function addCommentAnchor(element: XmlElement, state: RunState, reading: DocxReading): void {
  const anchor = commentAnchor(element, reading);
  if (anchor !== null) reading.sink.addNote(anchor, state.target);
}

function linkOf(element: XmlElement, { relations, context }: DocxReading): string | null {
  const relation = relations.get(attr(element, 'r:id') ?? '');
  if (relation === undefined) {
    context.messages.add(
      'link-within-page',
      'A link that led to another place of the document lost its address. Its text was kept.',
    );
    return null;
  }
  return checkedHref(relation.target, context.messages);
}

function checkedHref(target: string, messages: DocxReading['context']['messages']): string | null {
  const href = safeHref(target);
  if (href === null) {
    messages.add(
      'link-dropped',
      'A link was removed because its address is not allowed or not complete. Its text was kept.',
    );
  }
  return href;
}

function hrefOfField(code: string, { context }: DocxReading): string | null {
  const match = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))/iu.exec(code);
  const target = match?.[1] ?? match?.[2];
  return target === undefined ? null : checkedHref(target, context.messages);
}

function readRun(run: XmlElement, state: RunState, reading: DocxReading): void {
  const properties = child(run, 'w:rPr');
  const ofStyle = reading.styles.runFormatsOf(attr(child(properties, 'w:rStyle'), 'w:val'));
  const formats = mergeFormats(ofStyle, readRunFormats(properties));
  if (formats.isHidden === true) {
    if (textContent(run).trim() !== '') {
      reading.context.messages.add('hidden-text', 'Text that the document hides was left out.');
    }
    return;
  }
  reportLostLook(run, properties, reading);
  if (reading.tracked !== null && child(properties, 'w:rPrChange') !== null && textContent(run).trim() !== '')
    reading.context.messages.add('tracked-format', trackedFormat);
  for (const element of childElements(run)) readRunPart(element, formats, state, reading);
}

/** What is said of formatting whose change is tracked. */
export const trackedFormat =
  'A change of formatting that the document tracks was taken as it stands: Stet offers changes of words only.';

function reportLostLook(run: XmlElement, properties: XmlElement | null, { context }: DocxReading): void {
  const underline = attr(child(properties, 'w:u'), 'w:val');
  const highlight = attr(child(properties, 'w:highlight'), 'w:val');
  const lost = [
    underline !== null && underline !== 'none' ? 'Underlining' : null,
    highlight !== null && highlight !== 'none' ? 'Highlighting' : null,
  ];
  for (const look of lost) {
    if (look !== null && textContent(run).trim() !== '') {
      context.messages.add('formatting-lost', `${look} was set as ordinary text.`);
    }
  }
}

function readRunPart(element: XmlElement, formats: RunFormats, state: RunState, reading: DocxReading): void {
  const { sink, fields, context } = reading;
  if (element.name === 'w:fldChar' || element.name === 'w:instrText') {
    readFieldPart(element, reading);
    return;
  }
  if (fields.stack.some((field) => !field.isResult)) return;
  switch (element.name) {
    case 'w:t':
    case 'w:delText':
      if (element.name === 'w:delText' && reading.tracked === null) return;
      addRunText(
        withoutControls(textContent(element), context.messages).replace(/[\r\n]+/gu, ' '),
        formats,
        state,
        reading,
      );
      return;
    case 'w:tab':
    case 'w:ptab':
      sink.addText('\t', noFormats, state.target, true);
      return;
    case 'w:br':
    case 'w:cr':
      if (attr(element, 'w:type') === null || attr(element, 'w:type') === 'textWrapping') {
        if (sink.inline.length() > 0) sink.addText('\n', noFormats, state.target, true);
      }
      return;
    case 'w:noBreakHyphen':
      addRunText('\u2011', formats, state, reading);
      return;
    case 'w:softHyphen':
      addRunText('\u00ad', formats, state, reading);
      return;
    case 'w:sym':
      addRunText(symbolText(element, reading), formats, state, reading);
      return;
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      addNoteReference(element, state, reading);
      return;
    case 'w:commentReference':
      addCommentAnchor(element, state, reading);
      return;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      readDrawing(element, reading);
      return;
    case 'mc:AlternateContent': {
      const chosen = chooseAlternative(element);
      for (const part of chosen === null ? [] : childElements(chosen))
        readRunPart(part, formats, state, reading);
      return;
    }
    case 'w:ruby': {
      const base = child(element, 'w:rubyBase');
      if (base !== null) readInlineChildren(base, state, reading);
      context.messages.add('formatting-lost', 'A ruby annotation was left out.');
      return;
    }
    default:
  }
}

function addRunText(text: string, formats: RunFormats, state: RunState, reading: DocxReading): void {
  const { sink, fields, context } = reading;
  const href = fields.stack.findLast((field) => field.href !== null)?.href ?? state.href;
  const inline: Formats = {
    bold: formats.bold === true && state.target.kind !== 'heading' && state.target.kind !== 'headline',
    italic: formats.italic === true,
    strike: formats.strike === true,
    href,
  };
  if (formats.raised === null) {
    sink.addText(text, inline, state.target, true);
    return;
  }
  const raised = formats.raised === 'superscript' ? raisedDigits(text) : null;
  context.messages.add(
    'formatting-lost',
    formats.raised === 'superscript'
      ? 'Superscript was set as ordinary text.'
      : 'Subscript was set as ordinary text.',
  );
  sink.addText(raised ?? text, inline, state.target, true);
}

function readFieldPart(element: XmlElement, reading: DocxReading): void {
  const { stack } = reading.fields;
  const current = stack.at(-1);
  if (element.name === 'w:instrText') {
    if (current !== undefined && !current.isResult) current.code += textContent(element);
    return;
  }
  switch (attr(element, 'w:fldCharType')) {
    case 'begin':
      stack.push({ isResult: false, code: '', href: null });
      return;
    case 'separate':
      if (current === undefined) return;
      current.isResult = true;
      current.href = hrefOfField(current.code, reading);
      return;
    case 'end':
      stack.pop();
      return;
    default:
  }
}

function addNoteReference(
  element: XmlElement,
  state: RunState,
  { sink, noteIds, context }: DocxReading,
): void {
  const key = `${element.name === 'w:footnoteReference' ? 'footnote' : 'endnote'}:${attr(element, 'w:id') ?? ''}`;
  const id = noteIds.get(key) ?? context.newId('block');
  noteIds.set(key, id);
  sink.addNote(id, state.target);
}

/** Characters of fonts that draw pictures for letters, as far as Unicode has them. */
const symbols: Record<string, string> = {
  F0FC: '✓',
  F0FB: '✗',
  F0FE: '☑',
  F0A8: '□',
  F06F: '□',
  F0A7: '▪',
  F0B7: '•',
  F0E0: '→',
  F0DF: '←',
  F0E8: '➔',
  F04A: '☺',
  F0D8: '➢',
  F076: '❖',
};

function symbolText(element: XmlElement, { context }: DocxReading): string {
  const code = (attr(element, 'w:char') ?? '').toUpperCase();
  const known = symbols[code];
  if (known !== undefined) return known;
  const value = Number.parseInt(code, 16);
  if (value >= 0x20 && value < 0xe000) return String.fromCodePoint(value);
  context.messages.add('symbol', 'A symbol of a special font could not be read and became “\ufffd”.');
  return '\ufffd';
}
