import { expect, it } from 'vitest';
import { nestsTooDeep } from './canonical-json.ts';
import { followLog } from './dossier/log-part.ts';
import { aCheckedStory } from './dossier/testing/a-dossier.ts';
import { canonicalJson } from './canonical-json.ts';

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

it('tells nesting that no record has, however deep, from records', () => {
  const { project, entries } = aCheckedStory();
  expect(nestsTooDeep(project)).toBe(false);
  expect(nestsTooDeep(entries)).toBe(false);
  expect(nestsTooDeep(JSON.parse(nested(100_000)))).toBe(true);
  expect(nestsTooDeep('text')).toBe(false);
});

it('draws the line at 200 levels, whatever lies there', () => {
  const around = (levels: number, inner: string): unknown =>
    JSON.parse(`${'{"a":['.repeat(levels / 2)}${inner}${']}'.repeat(levels / 2)}`);
  expect([nestsTooDeep(around(200, '1')), nestsTooDeep(around(200, '{}'))]).toEqual([false, false]);
  expect([nestsTooDeep(around(200, '[]')), nestsTooDeep(around(200, '[1]'))]).toEqual([false, true]);
  expect([nestsTooDeep(around(200, '{"b":null}')), nestsTooDeep(around(202, '1'))]).toEqual([true, true]);
});

it('a log whose entry nests without end is one that cannot be read, and breaks nothing', () => {
  const [first] = aCheckedStory().entries;
  const line = canonicalJson({ ...first, schema: 3, command: { kind: 'x', deep: 'here' } }).replace(
    '"here"',
    nested(100_000),
  );
  const { problem } = followLog(new TextEncoder().encode(`${line}\n`), null);
  expect(problem).toBe('Entry 1 of the log cannot be read.');
});
