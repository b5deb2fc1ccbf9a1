import { use, type ReactNode } from 'react';
import type { ShownLeaf, ShownRun } from '../../../../../core/documents-in/shown/shown-document.ts';
import type { MarkIndex } from '../../mark-index.ts';
import { MarkedText } from '../MarkedText.tsx';
import { JumpContext } from './jump.ts';

export interface LeafViewProps {
  readonly leaf: ShownLeaf;
  readonly text: string;
  /** Those of the block. */
  readonly marks: ReturnType<MarkIndex['touching']>;
}

/** A piece of formatted text. Every run points into the evidence text; what does not is no text of the document. */
export function LeafView({ leaf, text, marks }: LeafViewProps) {
  return leaf.runs.map((run, at) => {
    const next = leaf.runs[at + 1];
    const isLinkEnd = run.href !== null && next?.href !== run.href;
    return (
      <RunView
        // Runs of a leaf never change places; two notes may stand at one.
        key={at}
        run={run}
        text={text}
        marks={marks}
        address={isLinkEnd ? run.href : null}
      />
    );
  });
}

interface RunViewProps extends Omit<LeafViewProps, 'leaf'> {
  readonly run: ShownRun;
  /** Shown behind the run that ends a link. */
  readonly address: string | null;
}

function RunView({ run, text, marks, address }: RunViewProps) {
  if (run.noteId !== null) return <NoteReference id={run.noteId} />;
  const isWhole = run.text.length !== run.end - run.start;
  const touching = marks.filter((mark) => mark.start < run.end && mark.end > run.start);
  let content: ReactNode = isWhole ? (
    <WholeRun shown={run.text} kinds={touching.map((mark) => mark.kind)} />
  ) : (
    <MarkedText text={text} start={run.start} end={run.end} marks={touching} />
  );
  for (const format of run.formats) {
    const Format = formatElements[format];
    content = <Format className={`is-${format}`}>{content}</Format>;
  }
  return (
    <>
      <span
        data-start={run.start}
        {...(isWhole ? { 'data-end': run.end } : {})}
        {...(run.href === null ? {} : { className: 'formatted-link', title: run.href })}
      >
        {content}
      </span>
      {run.isBroken ? <br /> : null}
      {address === null ? null : (
        <span className="formatted-address" contentEditable={false} data-address={address} />
      )}
    </>
  );
}

const formatElements = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  html: 'code',
  picture: 'span',
} as const satisfies Record<ShownRun['formats'][number], string>;

/** Characters that stand for others, such as a reference of HTML: marked as a whole. */
function WholeRun({ shown, kinds }: { readonly shown: string; readonly kinds: readonly string[] }) {
  return kinds.length === 0 ? (
    shown
  ) : (
    <mark className={kinds.map((kind) => `is-${kind}`).join(' ')}>{shown}</mark>
  );
}

function NoteReference({ id }: { readonly id: string }) {
  const { numbers, jumpTo } = use(JumpContext);
  const number = numbers.get(id);
  return (
    <button
      type="button"
      className="formatted-note"
      contentEditable={false}
      aria-label={`Note ${number ?? ''}`}
      data-number={number}
      onClick={() => {
        jumpTo(id);
      }}
    />
  );
}
