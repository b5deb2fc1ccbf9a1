import { useEffect, useState } from 'react';
import type { AppError } from '../../../core/app-error.ts';
import { useStores } from '../../stores/stores.ts';

/** A piece of evidence as the store holds it. */
export type EvidenceContent =
  | { readonly kind: 'loading' }
  /** None was asked for. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | {
      readonly kind: 'ready';
      /** False: the stored file is not the one that was collected. */
      readonly isIntact: boolean;
      readonly text: string | null;
      readonly bytes: Uint8Array | null;
      readonly shownType: string | null;
      /** Bytes of a recording, which is read part by part; null for all else. */
      readonly recordingSize: number | null;
    };

/** Opens evidence; the main process hashes the file again and logs what it found. */
export function useEvidence(projectId: string, evidenceId: string | null): EvidenceContent {
  const { bridge } = useStores();
  const [content, setContent] = useState<EvidenceContent>({ kind: evidenceId === null ? 'none' : 'loading' });
  useEffect(() => {
    if (evidenceId === null) {
      setContent({ kind: 'none' });
      return;
    }
    let isCurrent = true;
    setContent({ kind: 'loading' });
    void bridge.invoke('evidence:open', { projectId, evidenceId }).then((opened) => {
      if (!isCurrent) return;
      setContent(opened.ok ? { kind: 'ready', ...opened.value } : { kind: 'failed', error: opened.error });
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, projectId, evidenceId]);
  return content;
}
