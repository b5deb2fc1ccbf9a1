import type { Ref } from 'react';
import type { Evidence } from '../../../../core/sources/evidence.ts';
import type { Locator, Region } from '../../../../core/sources/citation.ts';
import type { MarkIndex } from '../mark-index.ts';
import type { Passage } from '../passage-selection.ts';

/**
 * What a viewer and the evidence view know of each other. The view finds words, keeps the marks and makes excerpts in
 * offsets of the evidence text; a viewer shows those offsets in its own way and says what the reader chose.
 */

/** A piece of evidence, opened. */
export interface OpenedEvidence {
  readonly evidence: Evidence;
  /** The text that excerpts are anchored in; null when there is none. */
  readonly text: string | null;
  /** The original bytes, for evidence that is drawn from them. */
  readonly bytes: Uint8Array | null;
  /** The media type of a picture, recording or PDF, told by its bytes. */
  readonly shownType: string | null;
  /** Bytes of a recording, which is read part by part; null for all else. */
  readonly recordingSize: number | null;
}

/** What the reader has chosen. */
export type Choice =
  /** A passage of the evidence text. */
  | ({ readonly kind: 'passage'; readonly locator: Locator | null } & Passage)
  /** A part of a picture. */
  | { readonly kind: 'region'; readonly region: Region; readonly locator: Locator }
  /** A page or a moment, of which no words can be had. */
  | { readonly kind: 'place'; readonly locator: Locator };

/** What the evidence view asks of a viewer. */
export interface ViewerHandle {
  readonly focus: () => void;
  /** Brings a place of the text into view; the focus stays where it is. */
  readonly reveal: (place: Passage) => void;
  /** Selects a passage as if the reader had, focus included. */
  readonly select: (place: Passage) => void;
}

export interface ViewerProps {
  readonly ref: Ref<ViewerHandle>;
  readonly opened: OpenedEvidence;
  /** The recording of a transcript; null when there is none. */
  readonly companion: OpenedEvidence | null;
  /** Names the document for screen readers. */
  readonly label: string;
  readonly marks: MarkIndex;
  /** The part of the picture that the citation points to. */
  readonly region: Region | null;
  readonly onChoice: (choice: Choice | null) => void;
  /** Enter: makes the choice the excerpt. */
  readonly onUse: () => void;
  /** The document can be read now. */
  readonly onReady: () => void;
}
