import { describe, expect, it } from 'vitest';
import { importPaste } from './paste-in.ts';
import { countingIds, outline } from './testing/import-for-test.ts';

const menu = [
  'Saltmarsh Bugle',
  'Skip to content',
  'News',
  'Tides',
  'Sport',
  'Letters',
  'Weather',
  'Obituaries',
  'Log in',
  'Subscribe',
];
const story = [
  'Night Ferries Will Not Return By Spring',
  'By Nora Quill',
  'Share this article',
  'The harbour office on Wednesday contradicted a statement by Mayor Ines Calder that night ferries would return before the herons do.',
  'Calder had told residents on Tuesday that the operator was ready, and held up a timetable from 2019 while the audience laughed.',
  'What the operator says',
  'Aldren Lines wrote to its passengers that no decision had been made, and put the cost of the service at a million pounds a year.',
  'Nobody in the hall asked for the minutes.',
];
const below = [
  'Related stories',
  'The last tram',
  'A bridge too far',
  'Ten facts about tides',
  'Most read',
  'Goat eats hat',
  '© 2025 Saltmarsh Bugle. All rights reserved.',
  'Privacy',
  'Contact us',
];

function kept(lines: readonly string[]): string[] {
  const result = importPaste({ html: null, text: lines.join('\n\n') }, { newId: countingIds() });
  if (!result.ok) throw new Error(result.error.code);
  const removed = new Set(result.value.removals.map((removal) => removal.blockId));
  return outline(result.value.article.blocks.filter((block) => !removed.has(block.id)));
}

describe('a whole page pasted as text', () => {
  it('keeps the article with its headline, byline and subheads, and proposes the rest', () => {
    expect(kept([...menu, ...story, ...below])).toEqual([
      `headline: ${story[0] ?? ''}`,
      `byline: ${story[1] ?? ''}`,
      ...story.slice(3).map((line) => `paragraph: ${line}`),
    ]);
  });

  it('never loses a line: everything is in the article until the user consents', () => {
    const result = importPaste(
      { html: null, text: [...menu, ...story, ...below].join('\n\n') },
      { newId: countingIds() },
    );
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.article.blocks).toHaveLength(menu.length + story.length + below.length);
  });

  it('leaves a recipe or a list of results alone', () => {
    const recipe = [
      'Bread For A Wet Winter',
      'This loaf wants two days, and a kitchen that is not too cold for the dough to move at all.',
      ...Array.from({ length: 14 }, (_, at) => `${at + 1}00 g of flour`),
      'Bake it.',
    ];
    expect(kept(recipe)).toHaveLength(recipe.length);
  });
});
