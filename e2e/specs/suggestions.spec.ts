import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { expect, test } from '../fixtures/test.ts';
import { writeStory } from '../fixtures/written-story.ts';
import type { DeskPage } from '../pages/desk-page.ts';
import { Keyboard } from '../pages/keyboard.ts';
import { LibraryPage } from '../pages/library-page.ts';
import { Suggestions } from '../pages/suggestions.ts';

const title = 'A full ferry';
const carried = 'The ferry carried 48,312 passengers in 2025';
const took = 'and the crossing took 14 minutes';
const lovely = 'It was a lovely evening by the water';
const pier = 'Mayor Ada Holt said the pier cost 3.2 million pounds';
const fraud = 'Harbour master Jon Vik was charged with fraud in March 2019';
const petition = 'More than 900 people signed the petition';
const largest = 'The council is the largest employer in the county';
const paragraphs = [
  `${carried}, ${took}.`,
  `${lovely}.`,
  `${pier}. ${fraud}.`,
  `${petition}.`,
  `${largest}.`,
];

async function openFerry(app: AppUnderTest): Promise<DeskPage> {
  const library = new LibraryPage(app);
  const desk = await library.open(new RegExp(title, 'u'));
  await desk.actAs('Checker');
  await desk.switchTo('Check');
  return desk;
}

async function startFerry(app: AppUnderTest, texts: readonly string[] = paragraphs): Promise<DeskPage> {
  await writeStory(app, title, texts);
  await app.page.reload();
  await app.ready();
  return openFerry(app);
}

/** Does something from the command palette, by keyboard. */
async function palette(keyboard: Keyboard, words: string): Promise<void> {
  await keyboard.press('Control+Shift+P');
  await keyboard.type(words);
  await keyboard.press('Enter');
}

test('a reader goes through what is suggested by keyboard, and an ignored one stays ignored', async ({
  app,
  page,
}) => {
  const desk = await startFerry(app);
  const keyboard = new Keyboard(page);
  let suggestions = new Suggestions(app);
  await suggestions.areUnderlined([title, carried, took, lovely, pier, fraud, petition, largest]);
  expect(await suggestions.toldOf(petition)).toMatch(/^suggestion, a figure with a unit, .*number$/u);
  expect(await suggestions.toldOf(carried)).toContain('; suggestion, ');
  const before = await desk.stored();
  expect(before.claims).toEqual([]);
  expect(before.project.ignoredSuggestions).toEqual({});
  await keyboard.pressUntilFocused('F6', desk.article.text);

  await test.step('one is ignored, the next is accepted as it is', async () => {
    await keyboard.press('s');
    await expect(suggestions.words).toHaveText(title);
    await keyboard.press('i');
    await expect(suggestions.words).toHaveText(carried);
    await keyboard.press('Shift+S');
    await expect(suggestions.words).toHaveText(largest);
    await keyboard.press('s');
    await expect(suggestions.words).toHaveText(carried);
    expect(await suggestions.chosen()).toEqual([carried]);
    await keyboard.press('a');
    await expect(suggestions.words).toHaveText(took);
    await expect(desk.article.text).toBeFocused();
  });

  await test.step('its ends are moved by words before it is accepted', async () => {
    for (const [keys, words] of [
      ['Shift+B', 'the crossing took 14 minutes'],
      ['b', took],
      ['Shift+W', 'and the crossing took 14'],
      ['w', took],
      ['Shift+B', 'the crossing took 14 minutes'],
    ] as const) {
      await keyboard.press(keys);
      await expect(suggestions.words).toHaveText(words);
    }
    await keyboard.press('a');
    await expect(suggestions.words).toHaveText(lovely);
  });

  await test.step('an opinion is marked not checkable, and the way goes on', async () => {
    await keyboard.press('x');
    await expect(page.getByRole('dialog', { name: 'Mark not checkable' })).toContainText(lovely);
    await keyboard.press('o');
    await expect(suggestions.words).toHaveText(pier);
  });

  await test.step('one is split in two at a word, and both halves are accepted in one act', async () => {
    await keyboard.press('t');
    await expect(suggestions.panel).toContainText('Suggested, split in two');
    await expect.poll(async () => (await suggestions.chosen()).length).toBe(2);
    await expect
      .poll(async () => {
        if ((await suggestions.chosen())[0] !== 'Mayor Ada Holt said') await keyboard.press('Shift+W');
        return (await suggestions.chosen())[0];
      })
      .toBe('Mayor Ada Holt said');
    await keyboard.press('a');
    await expect(suggestions.words).toHaveText(fraud);
    await expect(suggestions.panel).toContainText('Libel');
    await expect(desk.queueTab('All')).toHaveAccessibleName('All 4');
    await keyboard.press('z');
    await expect(desk.queueTab('All')).toHaveAccessibleName('All 2');
    await suggestions.areUnderlined([pier, fraud, petition, largest]);
  });

  await test.step('another type is one key more', async () => {
    await keyboard.press('Escape');
    await keyboard.press('s');
    await expect(suggestions.words).toHaveText(pier);
    await keyboard.press('m');
    await expect(page.getByRole('dialog', { name: 'Mark claim' })).toContainText(pier);
    await keyboard.press('a');
    await expect(suggestions.words).toHaveText(fraud);
    const stored = await desk.stored();
    expect(stored.claims.map(({ claim, words }) => [claim.type, words])).toEqual([
      ['number', carried],
      ['number', 'the crossing took 14 minutes'],
      ['name', pier],
    ]);
    expect(Object.values(stored.project.notCheckable)).toMatchObject([{ reason: 'opinion' }]);
    expect(Object.values(stored.project.ignoredSuggestions)).toMatchObject([{ text: title }]);
  });

  await test.step('all others are accepted at once, and one undo takes them all back', async () => {
    await palette(keyboard, 'accept all');
    await expect(page.getByRole('dialog', { name: 'Accept 3 suggestions' })).toContainText('Superlative');
    await keyboard.press('Enter');
    await expect(suggestions.bar).toContainText(
      'Every passage above the cut is a claim, not checkable or ignored.',
    );
    expect((await desk.stored()).claims.map(({ words }) => words).slice(-3)).toEqual([
      fraud,
      petition,
      largest,
    ]);
    await keyboard.press('z');
    await suggestions.areUnderlined([fraud, petition, largest]);
    expect((await desk.stored()).claims).toHaveLength(3);
  });

  await test.step('after a restart it is still ignored, until a person wants it again', async () => {
    const again = new Keyboard(await app.restart());
    await openFerry(app);
    suggestions = new Suggestions(app);
    await suggestions.areUnderlined([fraud, petition, largest]);
    await palette(again, 'ignored sugg');
    const dialog = app.page.getByRole('dialog', { name: 'Ignored suggestions' });
    await expect(dialog).toContainText(title);
    await again.tabTo(dialog.getByRole('button', { name: `Suggest again: ${title}` }));
    await again.press('Enter');
    await expect(dialog).toContainText('Nothing is ignored.');
    await again.press('Escape');
    await suggestions.areUnderlined([title, fraud, petition, largest]);
  });
});

test('typing asks again about the words of its own paragraph alone', async ({ app, page }) => {
  const desk = await startFerry(app);
  const suggestions = new Suggestions(app);
  await suggestions.areUnderlined([title, carried, took, lovely, pier, fraud, petition, largest]);
  await page.evaluate(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the worker below
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: never[]) {
      const { blocks } = message as { readonly blocks?: readonly { readonly id: string }[] };
      // The reader of facts takes whole articles; the spotter takes what changed.
      if (blocks !== undefined && !Object.hasOwn(message as object, 'register')) {
        asked.push(...blocks.map(({ id }) => id));
      }
      post.call(this, message, ...rest);
    };
  });
  await desk.actAs('Editor');
  await desk.switchTo('Draft');
  await desk.article.typeBehind('900', '5');
  await suggestions.areUnderlined([
    title,
    carried,
    took,
    lovely,
    pier,
    fraud,
    'More than 9005 people signed the petition',
    largest,
  ]);
  await desk.article.typeBehind('the county', ', by 40 jobs');
  await expect.poll(() => suggestions.underlined().then((all) => all.at(-1))).toContain('by 40 jobs');
  const asked = await page.evaluate(() => (window as unknown as { asked: readonly string[] }).asked);
  expect(new Set(asked)).toEqual(new Set(['told_4', 'told_5']));
  expect((await desk.stored()).claims).toEqual([]);
});

test('everything is there for the mouse too; the cut and the switch are remembered', async ({
  app,
  page,
}) => {
  const desk = await startFerry(app);
  let suggestions = new Suggestions(app);
  await suggestions.areUnderlined([title, carried, took, lovely, pier, fraud, petition, largest]);
  await expect(suggestions.slider).toHaveAttribute('aria-valuetext', '8 suggestions');

  await test.step('a click on the words chooses, buttons move, type and accept', async () => {
    await desk.article.clickBehind('signed the');
    await expect(suggestions.words).toHaveText(petition);
    await suggestions.panel.getByRole('button', { name: 'Begin a word later' }).click();
    await expect(suggestions.words).toHaveText('than 900 people signed the petition');
    await suggestions.panel.getByRole('button', { name: 'Begin a word earlier' }).click();
    await suggestions.panel.getByRole('button', { name: /Claim type/u }).click();
    await page.getByRole('option', { name: /^Comparison/u }).click();
    await suggestions.panel.getByRole('button', { name: 'Accept' }).click();
    await expect(suggestions.words).toHaveText(largest);
    const { claims } = await desk.stored();
    expect(claims.map(({ claim, words }) => [claim.type, words])).toEqual([['comparison', petition]]);
  });

  await test.step('words selected afterwards go before the suggestion', async () => {
    await desk.article.select('lovely evening');
    await expect(suggestions.words).toHaveText('The story');
    await desk.press('m');
    await expect(page.getByRole('dialog', { name: 'Mark claim' })).toContainText('lovely evening');
    await desk.press('Escape');
  });

  await test.step('the slider shows fewer, and says how many', async () => {
    await suggestions.slider.focus();
    for (let presses = 0; presses < 5; presses += 1) await desk.press('ArrowLeft');
    await suggestions.areUnderlined([carried, took, pier, fraud, largest]);
    await desk.press('Home');
    await suggestions.areUnderlined([carried, pier, fraud]);
    await expect(suggestions.slider).toHaveAttribute('aria-valuetext', '3 suggestions');
  });

  await test.step('both are as they were after a restart', async () => {
    await app.restart();
    await openFerry(app);
    suggestions = new Suggestions(app);
    await suggestions.areUnderlined([carried, pier, fraud]);
    await suggestions.toggle();
    await suggestions.areUnderlined([]);
    await expect(suggestions.slider).toBeHidden();
    await app.restart();
    await openFerry(app);
    suggestions = new Suggestions(app);
    await expect(suggestions.switch).not.toBeChecked();
    await suggestions.areUnderlined([]);
    await app.chooseMenu('toggle-suggestions');
    await suggestions.areUnderlined([carried, pier, fraud]);
  });
});

test('an article in a language that the spotter does not know is said to be one', async ({ app }) => {
  await startFerry(app, [
    'Die Fähre hat im Jahr 2025 insgesamt 48.312 Passagiere befördert, und das war nicht wenig für die Stadt.',
    'Der Rat hat mit dem Hafenamt gesprochen, und die Brücke ist nicht fertig.',
  ]);
  const suggestions = new Suggestions(app);
  await expect(suggestions.bar).toContainText('The spotter knows English.');
  expect((await suggestions.underlined()).join()).toContain('48.312');
});
