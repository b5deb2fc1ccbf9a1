import type { Evidence } from '../../../core/sources/evidence.ts';
import type { EvidenceContent } from './use-evidence.ts';
import { isSpoken, transcriptViewer, viewerFor, type ViewerKind } from './viewers/registry.ts';
import type { OpenedEvidence } from './viewers/viewer.ts';

/** What stands beside the claim: one piece of evidence in its viewer, or a transcript with its recording. */
export interface ShownEvidence {
  readonly viewer: ViewerKind | null;
  /** What is read; excerpts are anchored in its text. */
  readonly opened: OpenedEvidence;
  readonly companion: OpenedEvidence | null;
}

/**
 * Arranges what was opened. A recording whose transcript is there is read in the transcript, since that is where words
 * can be quoted from. Null while anything that matters is still loading or could not be opened.
 */
export function arrange(
  evidence: Evidence,
  content: EvidenceContent,
  other: Evidence | null,
  otherContent: EvidenceContent,
): ShownEvidence | null {
  if (content.kind !== 'ready' || otherContent.kind === 'loading') return null;
  const opened = openedOf(evidence, content);
  const second = other === null || otherContent.kind !== 'ready' ? null : openedOf(other, otherContent);
  if (second !== null && isRecording(opened) && isSpoken(second)) {
    return { viewer: transcriptViewer, opened: second, companion: opened };
  }
  if (second !== null && isRecording(second) && isSpoken(opened)) {
    return { viewer: transcriptViewer, opened, companion: second };
  }
  return { viewer: viewerFor(opened), opened, companion: null };
}

const isRecording = ({ recordingSize }: OpenedEvidence): boolean => recordingSize !== null;

function openedOf(evidence: Evidence, content: EvidenceContent & { readonly kind: 'ready' }): OpenedEvidence {
  const { text, bytes, shownType, recordingSize } = content;
  return { evidence, text, bytes, shownType, recordingSize };
}
