import type { Claim } from '../../../core/claims/claim.ts';
import type { VerdictStatus } from '../../../core/claims/claim-status.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { UnsentStore } from '../../stores/unsent-words.ts';
import { isAboutMedia, mediaDraft, mediaOf } from './MediaFields.tsx';

/** A verdict with what was typed for it. */
export interface VerdictWithWords {
  readonly command: Command;
  /** To be called once the verdict is given: its words wait no longer. */
  readonly isGiven: () => void;
}

/** The verdict, by key or by button, takes the note along that waits in the inspector, and what is said of a picture. */
export function verdictWithWords(
  unsent: UnsentStore,
  projectId: string,
  claim: Claim,
  verdict: VerdictStatus,
): VerdictWithWords {
  const notePlace = { projectId, kind: 'verdict-note', id: claim.id } as const;
  const mediaPlace = { projectId, kind: 'verdict-media', id: claim.id } as const;
  const note = unsent.at(notePlace);
  const media = unsent.at(mediaPlace);
  return {
    command: {
      kind: 'claim.verdict',
      claimId: claim.id,
      verdict,
      note: note?.trim() ?? '',
      ...(isAboutMedia(claim) ? { media: mediaOf(mediaDraft(claim, media)) } : {}),
    },
    isGiven: () => {
      unsent.given(notePlace, note);
      unsent.given(mediaPlace, media);
    },
  };
}
