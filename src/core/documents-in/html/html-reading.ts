import type { IdSource } from '../../ids.ts';
import type { ImageStore } from '../images-in.ts';
import type { MessageLog } from '../import-messages.ts';
import { safeHref } from '../url-policy.ts';
import { attribute, type HtmlElement, type HtmlNode } from './html-tree.ts';
import type { NoteLinks } from './note-links.ts';

/** What reading one HTML document needs everywhere. */
export interface HtmlReading {
  readonly newId: IdSource;
  readonly messages: MessageLog;
  readonly images: ImageStore;
  /** What relative addresses are relative to; null when unknown. */
  readonly base: string | null;
  /** The bytes of what a saved page shows under an address; null when it was not saved with it. */
  readonly resource: (address: string) => Uint8Array | null;
  readonly notes: NoteLinks;
  /** Ids of footnote blocks by note element, made when first referred to. */
  readonly noteIds: Map<HtmlElement, string>;
}

/** Which parts of a page to read, and as what. */
export interface ReadRequest {
  /** In reading order. */
  readonly nodes: readonly HtmlNode[];
  /** Elements to pass over. */
  readonly without?: ReadonlySet<HtmlElement>;
  /** Elements whose text is a part of the article that the page does not mark by tags. */
  readonly kinds?: ReadonlyMap<HtmlElement, 'headline' | 'dek' | 'byline'>;
}

/** The id of the footnote block that `note` becomes. */
export function noteIdOf(note: HtmlElement, reading: HtmlReading): string {
  const known = reading.noteIds.get(note);
  if (known !== undefined) return known;
  const id = reading.newId('block');
  reading.noteIds.set(note, id);
  return id;
}

/** The address a link may keep; refused ones are reported and their text stays. */
export function linkTarget(link: HtmlElement, reading: HtmlReading): string | null {
  const href = attribute(link, 'href');
  if (href === null || href.trim() === '') return null;
  const stored = safeHref(href, reading.base);
  if (stored !== null && !isWithinPage(href)) return stored;
  reading.messages.add(
    isWithinPage(href) ? 'link-within-page' : 'link-dropped',
    isWithinPage(href)
      ? 'A link that led to another place of the same page lost its address. Its text was kept.'
      : 'A link was removed because its address is not allowed or not complete. Its text was kept.',
  );
  return null;
}

const isWithinPage = (href: string): boolean => href.trim().startsWith('#');
