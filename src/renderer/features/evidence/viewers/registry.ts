import { lazy, type ComponentType } from 'react';
import { cuesOf } from '../../../../core/documents-in/transcript/cue.ts';
import type { Evidence } from '../../../../core/sources/evidence.ts';
import type { Locator } from '../../../../core/sources/citation.ts';
import { TextViewer } from './text/TextViewer.tsx';
import type { OpenedEvidence, ViewerProps } from './viewer.ts';

/** How a kind of evidence is shown. */
export interface ViewerKind {
  readonly id: 'text' | 'formatted' | 'pdf' | 'picture' | 'recording' | 'transcript' | 'table';
  readonly Viewer: ComponentType<ViewerProps>;
  /** What to do to choose something, for the foot of the document. */
  readonly hint: string;
  /** How places in it are named, before one is chosen. */
  readonly locator: Locator['label'];
}

const selectPassage =
  'Select the passage that bears on the claim: with the mouse, or with Shift and the arrow keys.';

/**
 * All viewers. To add one: a component that takes `ViewerProps`, an entry here, and its case in {@link viewerFor}.
 * Those with large libraries are loaded when they are first needed.
 */
const viewers = {
  text: { id: 'text', Viewer: TextViewer, hint: selectPassage, locator: 'paragraph' },
  formatted: {
    id: 'formatted',
    locator: 'paragraph',
    Viewer: lazy(async () => ({
      default: (await import('./formatted/FormattedViewer.tsx')).FormattedViewer,
    })),
    hint: selectPassage,
  },
  pdf: {
    id: 'pdf',
    locator: 'page',
    Viewer: lazy(async () => ({ default: (await import('./pdf/PdfViewer.tsx')).PdfViewer })),
    hint: selectPassage,
  },
  picture: {
    id: 'picture',
    locator: 'figure',
    Viewer: lazy(async () => ({ default: (await import('./image/ImageViewer.tsx')).ImageViewer })),
    hint: 'Draw a frame around the part that bears on the claim, or press R and use the arrow keys.',
  },
  recording: {
    id: 'recording',
    locator: 'timestamp',
    Viewer: lazy(async () => ({
      default: (await import('./recording/RecordingViewer.tsx')).RecordingViewer,
    })),
    hint: 'Play to the moment that bears on the claim and pause there.',
  },
  transcript: {
    id: 'transcript',
    locator: 'timestamp',
    Viewer: lazy(async () => ({
      default: (await import('./recording/TranscriptViewer.tsx')).TranscriptViewer,
    })),
    hint: selectPassage,
  },
  table: {
    id: 'table',
    locator: 'table',
    Viewer: lazy(async () => ({ default: (await import('./table/TableViewer.tsx')).TableViewer })),
    hint: 'Choose the cell that bears on the claim; Shift and the arrow keys choose several.',
  },
} as const satisfies Record<ViewerKind['id'], ViewerKind>;

/** The viewer for a piece of evidence; null when there is nothing that can be shown. */
export function viewerFor(opened: OpenedEvidence): ViewerKind | null {
  const { evidence, text, bytes, shownType, recordingSize } = opened;
  if (recordingSize !== null) return viewers.recording;
  if (shownType !== null && bytes !== null) {
    return shownType === 'application/pdf' ? viewers.pdf : viewers.picture;
  }
  if (text === null) return null;
  switch (evidence.text.kind) {
    case 'html':
    case 'docx':
    case 'markdown':
      return bytes === null ? viewers.text : viewers.formatted;
    case 'transcript':
      return viewers.transcript;
    case 'table':
      return viewers.table;
    default:
      return viewers.text;
  }
}

/** Begins to load the viewer that evidence will need, while its bytes are still on their way. */
export function preloadViewer(mediaType: string, textKind: Evidence['text']['kind']): void {
  if (mediaType === 'application/pdf') {
    void import('./pdf/PdfViewer.tsx');
    void import('../../../workers/open-pdf.ts').then(({ preparePdf }) => {
      preparePdf();
    });
  } else if (mediaType.startsWith('image/')) void import('./image/ImageViewer.tsx');
  else if (textKind === 'table') void import('./table/TableViewer.tsx');
  else if (textKind === 'transcript') void import('./recording/TranscriptViewer.tsx');
  else if (textKind === 'html' || textKind === 'docx' || textKind === 'markdown') {
    void import('./formatted/FormattedViewer.tsx');
  }
}

/** Fewer lines with a time than this make no transcript. */
const leastTimes = 3;

/** Whether a text can be followed along a recording: a transcript, or pasted text with times at its lines. */
export function isSpoken({ evidence, text }: Pick<OpenedEvidence, 'evidence' | 'text'>): boolean {
  if (text === null) return false;
  if (evidence.text.kind === 'transcript') return true;
  return (
    evidence.text.kind === 'text' && cuesOf(text).filter((cue) => cue.time !== null).length >= leastTimes
  );
}

/** The transcript viewer, for a text that is followed along a recording. */
export const transcriptViewer: ViewerKind = viewers.transcript;
