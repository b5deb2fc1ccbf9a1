import type { IdSource } from '../../ids.ts';
import { anchorName, type AnchoredChange } from '../comment-anchors.ts';
import { attr, childElements, textContent, type XmlElement } from './xml-tree.ts';

/**
 * Changes that a Word document tracks, kept apart from its text: what is read is the text before them, with two anchors
 * around the words that a change takes away and one where it puts words in.
 */
export interface TrackedChanges {
  /** Notes a deletion; gives the names of the anchors around the words that it takes away. */
  readonly remove: (element: XmlElement) => { readonly start: string; readonly end: string };
  /** Notes an insertion; gives the name of the anchor where it goes. */
  readonly insert: (element: XmlElement, text: string) => string;
  /** Ends the paragraph that the last insertion brought. */
  readonly breakLast: () => void;
  /** Insertions whose place was the paragraph behind the last one: they go behind the text before them. */
  readonly turnAround: (ids: readonly string[]) => void;
  readonly list: () => readonly AnchoredChange[];
}

export function createTrackedChanges(newId: IdSource): TrackedChanges {
  const changes: { -readonly [K in keyof AnchoredChange]: AnchoredChange[K] }[] = [];
  const add = (element: XmlElement, replacement: string): string => {
    const id = newId('change');
    const [author, date] = [attr(element, 'w:author') ?? '', attr(element, 'w:date')];
    changes.push({ id, author, date, replacement });
    return id;
  };
  return {
    remove: (element) => {
      const id = add(element, '');
      return { start: anchorName('start', id), end: anchorName('end', id) };
    },
    insert: (element, text) => anchorName('at', add(element, text)),
    breakLast: () => {
      const last = changes.at(-1);
      if (last) last.replacement += '\n';
    },
    turnAround: (ids) => {
      for (const change of changes) {
        if (ids.includes(change.id)) change.replacement = change.replacement.replace(/^(.+)\n$/su, '\n$1');
      }
    },
    list: () => changes,
  };
}

/** The words that an insertion brings: text, tabs, line breaks; what was deleted again in it is none. */
export function insertedText(element: XmlElement): string {
  return childElements(element)
    .map((part) => {
      switch (part.name) {
        case 'w:t':
          return textContent(part).replace(/[\r\n]+/gu, ' ');
        case 'w:tab':
          return '\t';
        case 'w:br':
        case 'w:cr':
          return '\n';
        case 'w:noBreakHyphen':
          return '\u2011';
        case 'w:rPr':
        case 'w:del':
        case 'w:moveFrom':
        case 'w:instrText':
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
        case 'mc:AlternateContent':
          return '';
        default:
          return insertedText(part);
      }
    })
    .join('');
}
