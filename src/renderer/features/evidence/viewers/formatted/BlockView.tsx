import { memo, use } from 'react';
import {
  leavesOf,
  type ShownBlock,
  type ShownLeaf,
} from '../../../../../core/documents-in/shown/shown-document.ts';
import type { MarkIndex } from '../../mark-index.ts';
import { JumpContext } from './jump.ts';
import { LeafView } from './LeafView.tsx';

export interface BlockViewProps {
  /** One block, or the items of one list. */
  readonly blocks: readonly ShownBlock[];
  readonly text: string;
  readonly marks: MarkIndex;
}

/** A block of a formatted document. Drawn again only when its own marks change. */
export function BlockView({ blocks, text, marks }: BlockViewProps) {
  const leaves = blocks.flatMap(leavesOf);
  const start = leaves[0]?.start ?? 0;
  const touching = marks.touching(start, leaves.at(-1)?.end ?? start);
  return <Blocks blocks={blocks} text={text} touching={touching} />;
}

interface BlocksProps {
  readonly blocks: readonly ShownBlock[];
  readonly text: string;
  readonly touching: ReturnType<MarkIndex['touching']>;
}

const Blocks = memo(function Blocks({ blocks, text, touching }: BlocksProps) {
  const { numbers } = use(JumpContext);
  const first = blocks[0];
  if (first === undefined) return null;
  const leaf = (shown: ShownLeaf) => <LeafView leaf={shown} text={text} marks={touching} />;
  switch (first.kind) {
    case 'heading': {
      const Heading = headings[first.level - 1] ?? 'h6';
      return (
        <Heading className="formatted-block" data-block={first.id}>
          {leaf(first)}
        </Heading>
      );
    }
    case 'item':
      return (
        <ul className="formatted-block formatted-list">
          {blocks.map((item) =>
            item.kind !== 'item' ? null : (
              <li
                key={item.id}
                data-block={item.id}
                data-marker={item.marker}
                style={{ marginInlineStart: `${item.depth * 1.6}em` }}
              >
                {leaf(item)}
              </li>
            ),
          )}
        </ul>
      );
    case 'divider':
      return <hr className="formatted-block" contentEditable={false} />;
    case 'picture':
      return (
        <figure className="formatted-block formatted-picture">
          <p contentEditable={false}>
            <span className="formatted-picture-kind">Picture</span>
            {first.alt === '' ? 'not described' : first.alt}
            {first.address === null ? null : <span className="formatted-address">{first.address}</span>}
          </p>
          {first.caption === null ? null : <figcaption>{leaf(first.caption)}</figcaption>}
          {first.credit === null ? null : <p className="formatted-credit">{leaf(first.credit)}</p>}
        </figure>
      );
    case 'table':
      return (
        <div className="formatted-block formatted-table">
          <table>
            <tbody>
              {first.rows.map((row, y) => (
                <tr key={y}>
                  {row.map((cell) => {
                    const Cell = first.hasHeader && y === 0 ? 'th' : 'td';
                    return <Cell key={cell.id}>{leaf(cell)}</Cell>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'text': {
      const Element = elements[first.role] ?? 'p';
      return (
        <Element
          className={`formatted-block is-${first.role}`}
          data-block={first.id}
          data-number={first.role === 'footnote' ? numbers.get(first.id) : undefined}
        >
          {leaf(first)}
        </Element>
      );
    }
  }
});

const headings = ['h2', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
const elements: Readonly<Partial<Record<string, 'h1' | 'blockquote' | 'pre' | 'p'>>> = {
  headline: 'h1',
  quote: 'blockquote',
  code: 'pre',
};
