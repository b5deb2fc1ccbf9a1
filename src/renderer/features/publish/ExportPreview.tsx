import { useEffect, useState } from 'react';
import type { ResponseOf } from '../../../contract/channels.ts';
import type { ExportFormat } from '../../../contract/views.ts';
import type { AppError } from '../../../core/app-error.ts';
import { useStores } from '../../stores/stores.ts';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { ExportedPage } from './ExportedPage.tsx';
import type { FormatSpec } from './format-words.ts';
import { useSlow } from './use-slow.ts';

type Preview = ResponseOf<'export:preview'>;
type State =
  | { readonly kind: 'making' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'made'; readonly preview: Preview }
  | { readonly kind: 'refused'; readonly error: AppError };

/** More than this many characters would slow the screen; the file has them all. */
const shownCharacters = 60_000;

export interface ExportPreviewProps {
  readonly format: ExportFormat;
  readonly spec: FormatSpec;
  readonly isDraft: boolean;
}

/** The export as it would be read, what the format cannot carry, and why a format is blocked. */
export function ExportPreview({ format, spec, isDraft }: ExportPreviewProps) {
  const { state, stop, again } = usePreview(format, isDraft);
  const [look, setLook] = useState<'page' | 'source'>('page');
  const isSlow = useSlow(state.kind === 'making');
  const hasBoth = spec.preview === 'page';
  return (
    <div className="preview" role="group" aria-label="Preview">
      <div className="preview-head">
        <h4 className="blockers-heading">Preview{isDraft ? ', as a draft' : ''}</h4>
        {hasBoth && state.kind === 'made' ? (
          <Segmented
            label="Show the preview"
            className="is-small"
            value={look}
            onChange={setLook}
            segments={[
              { value: 'page', label: 'As read' },
              { value: 'source', label: 'Source' },
            ]}
          />
        ) : null}
      </div>
      {/* It scrolls by itself; the keys must reach it. */}
      <div className="preview-scroll" role="region" aria-label="What leaves" tabIndex={0}>
        {state.kind === 'refused' ? <Refusal error={state.error} /> : null}
        {isSlow ? (
          <ProgressWithCancel label={`Making the preview: ${spec.name}`} value={null} onCancel={stop} />
        ) : null}
        {state.kind === 'stopped' ? (
          <p className="insp-hint">
            The preview was stopped.{' '}
            <button type="button" className="text-button" onClick={again}>
              Make it now
            </button>
          </p>
        ) : null}
        {state.kind === 'made' ? (
          <>
            <Messages title="What the format cannot carry" lines={state.preview.losses} />
            <Messages title="Worth knowing" lines={state.preview.messages} />
            {spec.previewNote === undefined ? null : <p className="insp-hint">{spec.previewNote}</p>}
            {spec.preview === 'text' || (hasBoth && look === 'source') ? (
              <SourceText text={state.preview.text} isCode={format !== 'text'} />
            ) : (
              <ExportedPage html={state.preview.text} />
            )}
          </>
        ) : null}
      </div>
    </div>
  );
}

/** Asks for the preview of this revision; an answer that comes after the user went on, or stopped it, is let go. */
function usePreview(format: ExportFormat, isDraft: boolean) {
  const { bridge } = useStores();
  const { project } = useDesk();
  const { id, revision } = project;
  const [attempt, setAttempt] = useState(0);
  const wish = `${id} ${revision} ${format} ${String(isDraft)} ${attempt}`;
  const [answer, setAnswer] = useState<{ readonly wish: string; readonly state: State } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void bridge.invoke('export:preview', { projectId: id, format, isDraft }).then((made) => {
      if (!isCurrent) return;
      const state: State = made.ok
        ? { kind: 'made', preview: made.value }
        : { kind: 'refused', error: made.error };
      setAnswer((known) =>
        known?.wish === wish && known.state.kind === 'stopped' ? known : { wish, state },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, id, format, isDraft, wish]);
  // What was made before stays in view until its successor is there.
  const isOld = answer !== null && answer.wish !== wish;
  const state: State =
    answer === null || (isOld && answer.state.kind !== 'made') ? { kind: 'making' } : answer.state;
  return {
    state,
    stop: () => {
      setAnswer({ wish, state: { kind: 'stopped' } });
    },
    again: () => {
      setAttempt((count) => count + 1);
    },
  };
}

/** The export as it is written, letter for letter. */
function SourceText({ text, isCode }: { readonly text: string; readonly isCode: boolean }) {
  return (
    <>
      <pre
        className={isCode ? 'preview-text' : 'preview-text is-plain'}
        tabIndex={0}
        role="document"
        aria-label="Preview of the export"
      >
        {text.slice(0, shownCharacters)}
      </pre>
      {text.length > shownCharacters ? (
        <p className="insp-hint">The preview stops here; the file is complete.</p>
      ) : null}
    </>
  );
}

/** Lines that matter to whoever exports, one press away: the page itself comes first. */
function Messages({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="preview-messages">
      <summary>
        {title} <span className="insp-count">{lines.length}</span>
      </summary>
      <ul className="messages">
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
