import { useEffect, useState } from 'react';
import type { ResponseOf } from '../../../contract/channels.ts';
import type { ExportFormat } from '../../../contract/views.ts';
import type { AppError } from '../../../core/app-error.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';

type Preview = ResponseOf<'export:preview'>;

/** More than this many characters would slow the screen; the file has them all. */
const shownCharacters = 60_000;

export interface ExportPreviewProps {
  readonly format: ExportFormat;
  readonly isDraft: boolean;
  readonly hasText: boolean;
}

/** The text of the export as it would be written, what the format cannot carry, and why a format is blocked. */
export function ExportPreview({ format, isDraft, hasText }: ExportPreviewProps) {
  const { bridge } = useStores();
  const { project } = useDesk();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { id, revision } = project;
  useEffect(() => {
    let isCurrent = true;
    void bridge.invoke('export:preview', { projectId: id, format, isDraft }).then((made) => {
      if (!isCurrent) return;
      setPreview(made.ok ? made.value : null);
      setError(made.ok ? null : made.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, id, revision, format, isDraft]);
  return (
    <div className="preview">
      <Refusal error={error} />
      {preview === null ? null : (
        <>
          <Messages title="What the format cannot carry" lines={preview.losses} />
          <Messages title="Worth knowing" lines={preview.messages} />
          {hasText ? (
            <>
              <h4 className="blockers-heading">Preview{isDraft ? ', as a draft' : ''}</h4>
              <pre className="preview-text" tabIndex={0} aria-label="Preview of the export">
                {preview.text.slice(0, shownCharacters)}
              </pre>
              {preview.text.length > shownCharacters ? (
                <p className="insp-hint">The preview stops here; the file is complete.</p>
              ) : null}
            </>
          ) : (
            <p className="insp-hint">This format has no text to preview.</p>
          )}
        </>
      )}
    </div>
  );
}

function Messages({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h4 className="blockers-heading">{title}</h4>
      <ul className="messages">
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
