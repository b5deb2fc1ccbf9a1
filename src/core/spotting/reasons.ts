import type { TextBlockKind } from '../article/block-tree.ts';
import type { CueKind } from './cue.ts';

/** So many reasons are read; more are not. */
const mostReasons = 3;

/** Why a passage is suggested, most telling first. The first words of each row that holds are said; the rest of a row is skipped. */
const rows: readonly (readonly (readonly [words: string, needed: readonly CueKind[]])[])[] = [
  [['rests on an unnamed source', ['anonymous']]],
  [
    ['accuses a named person or body', ['accusation', 'name']],
    ['speaks of a crime or of misconduct', ['accusation']],
  ],
  [['quotes somebody', ['quotation']]],
  [
    ['a percentage', ['percent']],
    ['a sum of money', ['figure', 'money']],
    ['a figure with a unit', ['figure', 'unit']],
    ['a figure', ['figure']],
    ['a number in words', ['number-word', 'unit']],
    ['a statistic', ['statistic']],
  ],
  [['a superlative or an absolute', ['superlative']]],
  [['compares', ['comparison']]],
  [['says what caused what', ['causal']]],
  [['says that something rose or fell', ['change']]],
  [
    ['a date', ['date']],
    ['an age', ['age']],
    ['a length of time', ['duration']],
  ],
  [['attributed to somebody', ['attribution']]],
  [
    ['a name with a title', ['name', 'title']],
    ['a name', ['name']],
  ],
  [['a point of law', ['law']]],
  [['a medical statement', ['medical']]],
  [['about a child', ['minor']]],
  [['about somebody’s private life', ['private-life']]],
  [['says that something happened', ['past-action']]],
];

/** Reasons in words for people, at least one. */
export function reasonsFor(
  kinds: ReadonlySet<CueKind>,
  kind: TextBlockKind,
  foreign: boolean,
): readonly string[] {
  const said: string[] = kind === 'caption' ? ['says what a picture shows'] : [];
  const most = foreign ? mostReasons - 1 : mostReasons;
  for (const row of rows) {
    if (said.length >= most) break;
    const holding = row.find(([, needed]) => needed.every((each) => kinds.has(each)));
    if (holding !== undefined) said.push(holding[0]);
  }
  if (foreign) said.push('not in English, which is all the spotter knows');
  return said.length > 0 ? said : ['a statement that can be true or false'];
}
