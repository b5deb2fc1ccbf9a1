import { useEffect, useState } from 'react';
import type { ShownDocument } from '../../../../../core/documents-in/shown/shown-document.ts';
import { useStores } from '../../../../stores/stores.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { TextViewer } from '../text/TextViewer.tsx';
import type { OpenedEvidence, ViewerProps } from '../viewer.ts';
import { FormattedDocument } from './FormattedDocument.tsx';

/**
 * A page, Markdown or Word file with its headings, lists, tables and notes. The file is read again in a worker; where its
 * formatting does not fit the evidence text, that text is shown plain, since excerpts are anchored in it.
 */
export function FormattedViewer(props: ViewerProps) {
  const formatting = useFormatting(props.opened);
  if (formatting.kind === 'loading') return <p className="evidence-loading">Opening…</p>;
  if (formatting.kind === 'plain') {
    return (
      <>
        <Banner kind="info" title="Shown as plain text">
          {formatting.why}
        </Banner>
        <TextViewer {...props} />
      </>
    );
  }
  return <FormattedDocument {...props} document={formatting.document} />;
}

type Formatting =
  | { readonly kind: 'loading' }
  | { readonly kind: 'plain'; readonly why: string }
  | { readonly kind: 'shown'; readonly document: ShownDocument };

function useFormatting({ evidence, bytes, text }: OpenedEvidence): Formatting {
  const { reader } = useStores();
  const [formatting, setFormatting] = useState<Formatting>({ kind: 'loading' });
  const { fileName } = evidence;
  const textKind = evidence.text.kind;
  useEffect(() => {
    if (bytes === null || text === null) return;
    if (textKind !== 'html' && textKind !== 'docx' && textKind !== 'markdown') return;
    const stop = new AbortController();
    void reader.readFormatted({ bytes, fileName, textKind, text }, stop.signal).then((read) => {
      if (stop.signal.aborted) return;
      if (!read.ok) {
        const why = read.error.message.replace(/ Nothing was imported\.$/u, '');
        setFormatting({ kind: 'plain', why: `Its formatting could not be read: ${why}` });
      } else if (read.value === null) {
        setFormatting({
          kind: 'plain',
          why: 'Its formatting does not fit the text that was kept when it was attached. Excerpts stay where they are.',
        });
      } else setFormatting({ kind: 'shown', document: read.value });
    });
    return () => {
      stop.abort();
    };
  }, [reader, bytes, text, fileName, textKind]);
  return formatting;
}
