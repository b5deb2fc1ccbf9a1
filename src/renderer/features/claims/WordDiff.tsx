import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { DiffStretch } from './word-stretches.ts';

export interface WordDiffProps {
  readonly stretches: readonly DiffStretch[];
  /** Names what is compared, for screen readers. */
  readonly label: string;
}

/** Two wordings in one line: what went is struck through, what came is underlined; screen readers hear both. */
export function WordDiff({ stretches, label }: WordDiffProps) {
  return (
    <p className="word-diff" aria-label={label} role="group">
      {stretches.map(({ kind, text }, at) => {
        if (kind === 'equal') return <span key={at}>{text}</span>;
        const Tag = kind === 'insert' ? 'ins' : 'del';
        return (
          <Tag key={at}>
            <VisuallyHidden>{kind === 'insert' ? ' [inserted: ' : ' [deleted: '}</VisuallyHidden>
            {text}
            <VisuallyHidden>] </VisuallyHidden>
          </Tag>
        );
      })}
    </p>
  );
}
