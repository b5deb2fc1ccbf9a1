import { expect, it } from 'vitest';
import type { MarkState } from '../../contract/settings.ts';
import type { SpanView } from './article-editor-props.ts';
import { foremost, secondLine } from './mark-painter.ts';

const view = (ownerId: string, state: MarkState): SpanView => ({
  ownerId,
  state,
  glyph: '',
  description: '',
});
const under = (...views: SpanView[]) => secondLine(views, foremost(views)!)?.ownerId ?? null;

it('draws the claim inside another claim on a line of its own', () => {
  expect(under(view('outer', 'to-check'), view('inner', 'to-check'))).toBe('inner');
  expect(under(view('outer', 'confirmed'), view('inner', 'wrong'))).toBe('outer');
});

it('draws one line for one claim, however many spans it has there', () => {
  expect(under(view('one', 'to-check'))).toBeNull();
  expect(under(view('one', 'to-check'), view('one', 'to-check'))).toBeNull();
});

it('draws no line for what is not checkable', () => {
  expect(under(view('claim', 'to-check'), view('nc', 'not-checkable'))).toBeNull();
  expect(under(view('nc', 'not-checkable'), view('nc2', 'not-checkable'))).toBeNull();
});
