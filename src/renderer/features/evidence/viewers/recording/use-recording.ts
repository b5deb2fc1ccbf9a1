import { useEffect, useState } from 'react';
import type { AppError } from '../../../../../core/app-error.ts';
import { useStores } from '../../../../stores/stores.ts';
import { useDesk } from '../../../desk/desk-context.ts';
import type { OpenedEvidence } from '../viewer.ts';

/** A recording on its way to the player. */
export interface LoadedRecording {
  /** An address that this page can play; null until all of it is there. */
  readonly address: string | null;
  /** How much of it is there, 0 to 1. */
  readonly progress: number;
  readonly error: AppError | null;
}

/** Bytes asked for at a time. */
const partBytes = 4 * 1024 * 1024;

const nothing: LoadedRecording = { address: null, progress: 0, error: null };

/**
 * Brings a recording over part by part, for as long as it is shown. The parts become one blob, which the browser keeps on disk
 * when it is large.
 */
export function useRecording(opened: OpenedEvidence | null): LoadedRecording {
  const { bridge } = useStores();
  const { project } = useDesk();
  const [loaded, setLoaded] = useState(nothing);
  const projectId = project.id;
  const evidenceId = opened?.evidence.id ?? null;
  const size = opened?.recordingSize ?? null;
  const type = opened?.shownType ?? null;
  useEffect(() => {
    if (evidenceId === null || size === null || type === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    let address: string | null = null;
    const load = async () => {
      const parts: Blob[] = [];
      for (let position = 0; position < size; position += partBytes) {
        const length = Math.min(partBytes, size - position);
        const part = await bridge.invoke('evidence:read-recording', {
          projectId,
          evidenceId,
          position,
          length,
        });
        if (signal.aborted) return;
        if (!part.ok) {
          setLoaded({ ...nothing, error: part.error });
          return;
        }
        parts.push(new Blob([part.value.bytes.slice()]));
        setLoaded({ ...nothing, progress: (position + length) / size });
      }
      address = URL.createObjectURL(new Blob(parts, { type }));
      setLoaded({ address, progress: 1, error: null });
    };
    setLoaded(nothing);
    void load();
    return () => {
      stop.abort();
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [bridge, projectId, evidenceId, size, type]);
  return loaded;
}
