import { useCallback, useEffect, useRef, useState } from 'react';
import type { ResponseOf } from '../../../contract/channels.ts';
import type { CaptureProgress } from '../../../contract/views.ts';
import type { AppError } from '../../../core/app-error.ts';
import { useStores } from '../../stores/stores.ts';
import type { EvidenceText } from '../../workers/document-reader.ts';

/** A page that has been loaded and waits to be kept. */
export interface LoadedPage {
  readonly page: ResponseOf<'capture:result'>;
  /** Null when no text could be read. */
  readonly text: EvidenceText | null;
  /** Why there is no text, in a sentence; null when there is one. */
  readonly textProblem: string | null;
}

export type CaptureState =
  | { readonly kind: 'asking'; readonly error: AppError | null }
  | { readonly kind: 'running'; readonly progress: CaptureProgress | null }
  /** The page is on the user's own network: is this host meant? */
  | { readonly kind: 'own-network'; readonly host: string }
  | ({ readonly kind: 'loaded'; readonly error: AppError | null; readonly isKeeping: boolean } & LoadedPage);

export interface CaptureQuestion {
  readonly url: string;
  readonly runScripts: boolean;
}

export interface Capture {
  readonly state: CaptureState;
  readonly start: (question: CaptureQuestion, confirmedHost?: string | null) => Promise<void>;
  /** Stops loading, or forgets what has been loaded, and goes back to the question. */
  readonly reset: () => void;
  /** The ids of evidence and source, or null when keeping failed; {@link state} then says why. */
  readonly keep: (
    projectId: string,
    sourceId: string | null,
    title: string,
  ) => Promise<{ readonly evidenceId: string; readonly sourceId: string } | null>;
}

const asking: CaptureState = { kind: 'asking', error: null };

/** One capture from the question to the evidence. Leaving the dialog stops and forgets it. */
export function useCapture(): Capture {
  const { bridge, reader } = useStores();
  const [state, setState] = useState<CaptureState>(asking);
  const current = useRef<{ readonly id: string; readonly stop: AbortController } | null>(null);
  /** Grows with each start and each reset: answers to an earlier one are of no interest. */
  const turn = useRef(0);

  const forget = useCallback(() => {
    turn.current += 1;
    const running = current.current;
    current.current = null;
    running?.stop.abort();
    if (running !== null) void bridge.invoke('capture:cancel', { captureId: running.id });
  }, [bridge]);

  useEffect(() => forget, [forget]);
  useEffect(
    () =>
      bridge.on('capture:progress', (progress) => {
        setState((known) => (known.kind === 'running' ? { kind: 'running', progress } : known));
      }),
    [bridge],
  );

  const start = async ({ url, runScripts }: CaptureQuestion, confirmedHost: string | null = null) => {
    forget();
    const mine = turn.current;
    setState({ kind: 'running', progress: null });
    const started = await bridge.invoke('capture:start', { url, runScripts, confirmedHost });
    if (!started.ok) {
      if (turn.current === mine) setState({ kind: 'asking', error: started.error });
      return;
    }
    const { captureId } = started.value;
    if (turn.current !== mine) {
      void bridge.invoke('capture:cancel', { captureId });
      return;
    }
    const stop = new AbortController();
    current.current = { id: captureId, stop };
    const result = await bridge.invoke('capture:result', { captureId });
    if (turn.current !== mine) return;
    if (!result.ok) {
      current.current = null;
      const host = result.error.details?.['host'];
      const isOwn = result.error.code === 'private-address' && typeof host === 'string';
      setState(isOwn ? { kind: 'own-network', host } : { kind: 'asking', error: result.error });
      return;
    }
    const page = result.value;
    const { bytes, fileName } = page.snapshot;
    const read = await reader.readEvidence(bytes, fileName, stop.signal);
    if (turn.current !== mine) return;
    const isEmpty = read.ok && (read.value === null || read.value.text.trim() === '');
    const textProblem = read.ok
      ? isEmpty
        ? 'The page holds no text that Stet can read.'
        : null
      : read.error.message;
    const text = read.ok && !isEmpty ? read.value : null;
    setState({ kind: 'loaded', page, text, textProblem, error: null, isKeeping: false });
  };

  return {
    state,
    start,
    reset: () => {
      forget();
      setState(asking);
    },
    keep: async (projectId, sourceId, title) => {
      const running = current.current;
      if (running === null || state.kind !== 'loaded') return null;
      setState({ ...state, error: null, isKeeping: true });
      const text = state.text && { kind: state.text.kind, text: state.text.text };
      const wish = { projectId, captureId: running.id, sourceId, title, text };
      const kept = await bridge.invoke('capture:keep', wish);
      if (kept.ok) {
        current.current = null;
        return kept.value;
      }
      setState({ ...state, error: kept.error, isKeeping: false });
      return null;
    },
  };
}
