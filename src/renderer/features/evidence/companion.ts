import { isRecordingType } from '../../../core/documents-in/media-signature.ts';
import type { Project } from '../../../core/project/project.ts';
import type { Evidence } from '../../../core/sources/evidence.ts';

/** A recording and its transcript are two pieces of evidence of one source; here they find each other. */

const isRecording = ({ mediaType }: Evidence): boolean => isRecordingType(mediaType);

/** How likely a piece of evidence is the transcript of a recording; 0: it is not. */
function transcriptRank({ text }: Evidence): number {
  if (text.kind === 'transcript') return 2;
  return text.kind === 'text' ? 1 : 0;
}

/**
 * The other half of a recording or transcript: of the same source, by the same name before its ending where there is
 * one, else the only one. Null where nothing or more than one thing could be meant.
 */
export function companionOf(project: Project, evidence: Evidence): Evidence | null {
  const others = Object.values(project.evidence).filter(
    (each) => each.id !== evidence.id && each.sourceId === evidence.sourceId,
  );
  const candidates = isRecording(evidence)
    ? likeliest(others)
    : transcriptRank(evidence) > 0
      ? others.filter(isRecording)
      : [];
  const named = candidates.filter((each) => stem(each.fileName) === stem(evidence.fileName));
  const found = named.length > 0 ? named : candidates;
  return found.length === 1 ? (found[0] ?? null) : null;
}

function likeliest(others: readonly Evidence[]): readonly Evidence[] {
  const best = Math.max(0, ...others.map(transcriptRank));
  return best === 0 ? [] : others.filter((each) => transcriptRank(each) === best);
}

const stem = (fileName: string): string => fileName.replace(/\.[^.]{1,8}$/u, '').toLowerCase();
