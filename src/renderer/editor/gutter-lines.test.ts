import { describe, expect, it } from 'vitest';
import type { SpanView } from './article-editor-props.ts';
import { gutterLines } from './gutter-lines.ts';

const view = (ownerId: string, state: SpanView['state'] = 'to-check'): SpanView => ({
  ownerId,
  state,
  glyph: '',
  description: '',
});
const views = new Map([
  ['a', view('claim-a')],
  ['a2', view('claim-a')],
  ['b', view('claim-b', 'wrong')],
  ['nc', view('nc', 'not-checkable')],
]);
const box = (top: number) => ({ top, height: 20 });

describe('gutter lines', () => {
  it('shows a claim on every line it runs over, and its glyph on the first', () => {
    const lines = gutterLines([{ spanIds: ['a'], boxes: [box(0), box(30)] }], views);
    expect(lines.map((line) => [line.top, line.ticks.map((tick) => tick.isFirst)])).toEqual([
      [0, [true]],
      [30, [false]],
    ]);
  });

  it('puts what lies on one line together, once for each claim', () => {
    const lines = gutterLines(
      [
        { spanIds: ['a'], boxes: [box(30)] },
        { spanIds: ['a', 'b'], boxes: [box(32)] },
        { spanIds: ['a2'], boxes: [box(30)] },
        { spanIds: ['nc'], boxes: [box(60)] },
        { spanIds: ['unknown'], boxes: [box(90)] },
      ],
      views,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.ticks.map((tick) => tick.ownerId)).toEqual(['claim-a', 'claim-b']);
  });

  it('shows no glyph again for a claim that began above the view', () => {
    const [line] = gutterLines([{ spanIds: ['a'], boxes: [box(0)] }], views, new Set(['a']));
    expect(line?.ticks[0]?.isFirst).toBe(false);
  });

  it('keeps each claim in a lane of its own from line to line', () => {
    const lanes = gutterLines(
      [
        { spanIds: ['a'], boxes: [box(0)] },
        { spanIds: ['a', 'b'], boxes: [box(30)] },
        { spanIds: ['b', 'c'], boxes: [box(60)] },
        { spanIds: ['c'], boxes: [box(90)] },
        { spanIds: ['a2'], boxes: [box(120)] },
      ],
      new Map([...views, ['c', view('claim-c')]]),
    ).map((line) => Object.fromEntries(line.ticks.map((tick) => [tick.ownerId, tick.lane])));
    expect(lanes).toEqual([
      { 'claim-a': 0 },
      { 'claim-a': 0, 'claim-b': 1 },
      { 'claim-b': 1, 'claim-c': 0 },
      { 'claim-c': 0 },
      { 'claim-a': 0 },
    ]);
  });
});
