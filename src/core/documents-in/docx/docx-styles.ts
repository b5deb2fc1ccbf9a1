import type { TextTarget } from '../block-sink.ts';
import { attr, child, childElements, type XmlElement } from './xml-tree.ts';

/** Styles and numbering of a Word document: what a paragraph is, beyond its text. */

export interface RunFormats {
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strike: boolean | null;
  readonly isHidden: boolean | null;
  readonly raised: 'superscript' | 'subscript' | null;
}

export interface NumberingPlace {
  readonly numberingId: string;
  readonly level: number;
}

export interface DocxStyles {
  /** The kind of block a paragraph style asks for; null for ordinary text. */
  readonly targetOf: (styleId: string | null) => TextTarget | null;
  readonly isCaption: (styleId: string | null) => boolean;
  /** Whether an export of Stet says in such a paragraph how far the text was checked. */
  readonly isOwnNotice: (styleId: string | null) => boolean;
  readonly numberingOf: (styleId: string | null) => NumberingPlace | null;
  readonly runFormatsOf: (styleId: string | null) => RunFormats;
  /** BCP 47, or null. */
  readonly language: string | null;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | null;
  readonly outlineLevel: number | null;
  readonly numbering: NumberingPlace | null;
  readonly formats: RunFormats;
}

export const noRunFormats: RunFormats = {
  bold: null,
  italic: null,
  strike: null,
  isHidden: null,
  raised: null,
};

/** An on/off property: present without a value is on. */
function toggle(properties: XmlElement | null, name: string): boolean | null {
  const element = child(properties, name);
  if (element === null) return null;
  const value = attr(element, 'w:val');
  return value === null || !/^(?:0|false|off|none)$/iu.test(value);
}

export function readRunFormats(properties: XmlElement | null): RunFormats {
  if (properties === null) return noRunFormats;
  const strikes = [toggle(properties, 'w:strike'), toggle(properties, 'w:dstrike')].filter(
    (value) => value !== null,
  );
  const raised = attr(child(properties, 'w:vertAlign'), 'w:val');
  return {
    bold: toggle(properties, 'w:b'),
    italic: toggle(properties, 'w:i'),
    strike: strikes.length === 0 ? null : strikes.includes(true),
    isHidden: toggle(properties, 'w:vanish'),
    raised: raised === 'superscript' || raised === 'subscript' ? raised : null,
  };
}

/** `over` where it says something, else `under`. */
export function mergeFormats(under: RunFormats, over: RunFormats): RunFormats {
  return {
    bold: over.bold ?? under.bold,
    italic: over.italic ?? under.italic,
    strike: over.strike ?? under.strike,
    isHidden: over.isHidden ?? under.isHidden,
    raised: over.raised ?? under.raised,
  };
}

export function readNumberingPlace(properties: XmlElement | null): NumberingPlace | null {
  const numbering = child(properties, 'w:numPr');
  if (numbering === null) return null;
  const level = Number(attr(child(numbering, 'w:ilvl'), 'w:val') ?? '0');
  return {
    numberingId: attr(child(numbering, 'w:numId'), 'w:val') ?? '',
    level: Number.isInteger(level) && level >= 0 ? Math.min(level, 8) : 0,
  };
}

export function readStyles(part: XmlElement | null): DocxStyles {
  const styles = new Map<string, Style>();
  for (const element of part === null ? [] : childElements(part)) {
    const id = attr(element, 'w:styleId');
    if (element.name !== 'w:style' || id === null) continue;
    const paragraph = child(element, 'w:pPr');
    const outline = attr(child(paragraph, 'w:outlineLvl'), 'w:val');
    styles.set(id, {
      name: (attr(child(element, 'w:name'), 'w:val') ?? id).toLowerCase(),
      basedOn: attr(child(element, 'w:basedOn'), 'w:val'),
      outlineLevel: outline === null ? null : Number(outline),
      numbering: readNumberingPlace(paragraph),
      formats: readRunFormats(child(element, 'w:rPr')),
    });
  }
  /** The style and those it is based on, nearest first; loops end. */
  const chain = (styleId: string | null): Style[] => {
    const found: Style[] = [];
    let id = styleId;
    while (id !== null && found.length < 20) {
      const style = styles.get(id);
      if (style === undefined) break;
      found.push(style);
      id = style.basedOn;
    }
    return found;
  };
  const defaults = child(child(part, 'w:docDefaults'), 'w:rPrDefault');
  const language = attr(child(child(defaults, 'w:rPr'), 'w:lang'), 'w:val');
  return {
    targetOf: (styleId) => {
      const names = chain(styleId);
      if (names.length === 0 && styleId !== null) return targetByName(styleId.toLowerCase(), null);
      for (const style of names) {
        const target = targetByName(style.name, style.outlineLevel);
        if (target !== null) return target;
      }
      return null;
    },
    isCaption: (styleId) => chain(styleId).some((style) => /caption/u.test(style.name)),
    isOwnNotice: (styleId) =>
      chain(styleId).some(({ name }) => /^(?:not vetted|checking statement)$/u.test(name)),
    numberingOf: (styleId) => chain(styleId).find((style) => style.numbering !== null)?.numbering ?? null,
    runFormatsOf: (styleId) =>
      chain(styleId).reduceRight((formats, style) => mergeFormats(formats, style.formats), noRunFormats),
    language: language !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language) ? language : null,
  };
}

function targetByName(name: string, outlineLevel: number | null): TextTarget | null {
  const heading = /^(?:heading|überschrift|titre|encabezado|título|titolo|kop)\s?([1-9])$/u.exec(name)?.[1];
  if (heading !== undefined) return headingTarget(Number(heading));
  if (/^(?:title|titel|headline|hed)$/u.test(name)) return { kind: 'headline' };
  if (/^(?:subtitle|untertitel|dek|standfirst|subhead)$/u.test(name)) return { kind: 'dek' };
  if (/^(?:author|byline|date)$/u.test(name)) return { kind: 'byline' };
  if (/^(?:intense )?quote$|^(?:block ?text|block ?quote|quotations?)$/u.test(name))
    return { kind: 'block-quote' };
  if (/^pull ?quote$/u.test(name)) return { kind: 'pull-quote' };
  return outlineLevel !== null && outlineLevel >= 0 && outlineLevel < 9
    ? headingTarget(outlineLevel + 1)
    : null;
}

/** Heading 1 of a manuscript is its first level below the headline; `docx-in` raises it when there is no title. */
export function headingTarget(level: number): TextTarget {
  return { kind: 'heading', level: level <= 1 ? 2 : level === 2 ? 3 : 4 };
}

/** Reads `numbering.xml`: whether a place in a list is a bullet, a number or nothing. */
export function readNumbering(
  part: XmlElement | null,
): (place: NumberingPlace) => 'bullet' | 'number' | null {
  const formats = new Map<string, Map<number, string>>();
  const lists = new Map<string, { abstract: string; overrides: Map<number, string> }>();
  for (const element of part === null ? [] : childElements(part)) {
    if (element.name === 'w:abstractNum') {
      formats.set(attr(element, 'w:abstractNumId') ?? '', levelFormats(element));
    } else if (element.name === 'w:num') {
      const overrides = new Map<number, string>();
      for (const override of childElements(element)) {
        if (override.name === 'w:lvlOverride')
          for (const [level, format] of levelFormats(override)) overrides.set(level, format);
      }
      lists.set(attr(element, 'w:numId') ?? '', {
        abstract: attr(child(element, 'w:abstractNumId'), 'w:val') ?? '',
        overrides,
      });
    }
  }
  return ({ numberingId, level }) => {
    const list = lists.get(numberingId);
    if (numberingId === '0' || list === undefined) return null;
    const format = list.overrides.get(level) ?? formats.get(list.abstract)?.get(level) ?? 'decimal';
    if (format === 'none') return null;
    return format === 'bullet' ? 'bullet' : 'number';
  };
}

function levelFormats(element: XmlElement): Map<number, string> {
  const formats = new Map<number, string>();
  for (const level of childElements(element)) {
    if (level.name !== 'w:lvl') continue;
    const format = attr(child(level, 'w:numFmt'), 'w:val');
    if (format !== null) formats.set(Number(attr(level, 'w:ilvl')), format);
  }
  return formats;
}
