import { Banner } from '../../../../ui/Banner.tsx';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { TextViewer } from '../text/TextViewer.tsx';
import type { ViewerProps } from '../viewer.ts';
import { PdfPages } from './PdfPages.tsx';
import { usePdf } from './use-pdf.ts';

/** A PDF as its pages. One that cannot be opened is shown as the text that was kept of it, where there is some. */
export function PdfViewer(props: ViewerProps) {
  const { opened } = props;
  const state = usePdf(opened.bytes);
  if (state.kind === 'opening') return <p className="evidence-loading">Opening…</p>;
  if (state.kind === 'open') return <PdfPages {...props} pdf={state.pdf} first={state.first} />;
  if (opened.text !== null) {
    return (
      <>
        <Banner kind="warning" title="The pages cannot be shown" code={state.error.code}>
          {state.error.message} Below is the text that was kept.
        </Banner>
        <TextViewer {...props} />
      </>
    );
  }
  return (
    <EmptyState title="The PDF cannot be shown">{state.error.message} The file is kept as it is.</EmptyState>
  );
}
