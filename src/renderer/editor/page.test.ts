import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article, Block } from '../../core/article/block-tree.ts';
import { aDivider, aFigure, aHeadline, aListItem, aParagraph, aTable } from '../../core/testing/builders.ts';
import type { EditorMode } from './article-editor-props.ts';
import { chromiumPath, openHarness, type HarnessBrowser } from './testing/harness-page.ts';

if (chromiumPath === null)
  console.warn('Skipped: the editor in a real browser, because no Chromium is installed.');

const span = (id: string, start: number, end: number) => ({ id, start, end });

describe.skipIf(chromiumPath === null)('the editor in a real browser', { timeout: 60_000 }, () => {
  let browser: HarnessBrowser;
  beforeAll(async () => {
    browser = await openHarness();
  }, 120_000);
  afterAll(() => browser.close());
  beforeEach(() => {
    browser.problems.length = 0;
  });

  const page = () => browser.page;
  const keys = (...names: string[]) =>
    names.reduce((done, key) => done.then(() => page().keyboard.press(key)), Promise.resolve());
  const type = (text: string) => page().keyboard.type(text);

  /** Opens an article and puts the caret at an offset of a block (to another offset: selects). */
  async function open(blocks: readonly Block[], mode: EditorMode = 'draft'): Promise<void> {
    await page().evaluate(([article, inMode]) => window.harness.start(article, inMode), [
      { blocks },
      mode,
    ] as const);
    await page().waitForSelector(`.is-${mode} [data-block="${blocks[0]!.id}"]`);
  }
  async function caret(blockId: string, start: number, end = start): Promise<void> {
    await page().evaluate((range) => window.harness.handle.selectRange(range), { blockId, start, end });
  }
  /** What the project holds once everything is sent. */
  async function saved(): Promise<Article['blocks']> {
    return page().evaluate(async () => {
      await window.harness.handle.flush();
      return window.harness.article().blocks;
    });
  }

  it('types, breaks paragraphs and saves by itself', async () => {
    await open([aHeadline('Title', 'h'), aParagraph('p1', 'One.')]);
    await caret('p1', 4);
    await type(' Two.');
    await keys('Enter');
    await type('Thrée.');
    await page().waitForFunction(
      () => window.harness.saveState() === 'saved' && window.harness.edits().length > 0,
    );
    const blocks = await page().evaluate(() => window.harness.article().blocks);
    expect(blocks.map((block) => 'text' in block && block.text)).toEqual(['Title', 'One. Two.', 'Thrée.']);
    expect(browser.problems).toEqual([]);
  });

  it('keeps typing at the edges of a claim outside it, also at the end of a block', async () => {
    await open([aParagraph('p1', 'nine days', { spans: [span('s', 0, 9)] })]);
    await caret('p1', 9);
    await type(' later');
    await caret('p1', 0);
    await type('for ');
    await caret('p1', 8);
    await type('ty');
    expect(await saved()).toEqual([aParagraph('p1', 'for ninety days later', { spans: [span('s', 4, 15)] })]);
  });

  it('keeps letters composed at the edge of a claim outside it', async () => {
    await open([aParagraph('p1', 'nine days', { spans: [span('s', 0, 9)] })]);
    await caret('p1', 9);
    const cdp = await page().context().newCDPSession(page());
    await cdp.send('Input.imeSetComposition', { text: 'ñ', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.insertText', { text: 'ño' });
    await type('!');
    expect(await saved()).toEqual([aParagraph('p1', 'nine daysño!', { spans: [span('s', 0, 9)] })]);
  });

  it('retypes inside a claim what was deleted at its end', async () => {
    await open([aParagraph('p1', 'nine days.', { spans: [span('s', 0, 9)] })]);
    await caret('p1', 9);
    await keys('Backspace', 'Backspace', 'Backspace', 'Backspace');
    await type('weeks');
    expect(await saved()).toEqual([aParagraph('p1', 'nine weeks.', { spans: [span('s', 0, 10)] })]);
  });

  it('deletes letters, words and selections over blocks', async () => {
    await open([aParagraph('p1', 'One two three'), aDivider('d'), aParagraph('p2', 'four five')]);
    await caret('p1', 13);
    await keys('Control+Backspace', 'Backspace');
    expect((await saved())[0]).toEqual(aParagraph('p1', 'One two'));
    await caret('p1', 3);
    await keys('Delete', 'Shift+Control+End');
    await page().waitForFunction(() => window.harness.selection()?.text.endsWith('five'));
    await keys('Delete');
    expect(await saved()).toEqual([aParagraph('p1', 'One')]);
  });

  it('empties everything and types on', async () => {
    await open([
      aHeadline('Title', 'h'),
      aFigure('f', { caption: 'Cap' }),
      aTable('t', [['a']]),
      aParagraph('p1', 'One'),
    ]);
    await caret('h', 0);
    await keys('Control+a', 'Delete');
    await type('New');
    expect((await saved()).map((block) => 'text' in block && block.text)).toEqual(['New']);
    await keys('Control+z', 'Control+z');
    expect((await saved()).map((block) => block.kind)).toEqual(['headline', 'figure', 'table', 'paragraph']);
  });

  it('formats by key, and links by key and field', async () => {
    await open([aParagraph('p1', 'see this page')]);
    await caret('p1', 4, 8);
    await keys('Control+b', 'Control+i', 'Control+Shift+k', 'Control+u');
    await page().evaluate(() => window.harness.handle.openLink());
    await page().getByLabel('Address').fill('javascript:alert(1)');
    await keys('Enter');
    await page().getByText('Only http, https and mailto').waitFor();
    await page().getByLabel('Address').fill('example.org/a');
    await keys('Enter');
    const range = { start: 4, end: 8 };
    expect(await saved()).toEqual([
      aParagraph('p1', 'see this page', {
        marks: [
          { kind: 'bold', ...range },
          { kind: 'italic', ...range },
          { kind: 'strike', ...range },
          { kind: 'link', ...range, href: 'https://example.org/a' },
        ],
      }),
    ]);
    expect(browser.problems).toEqual([]);
  });

  it('turns typed signs into lists and headings, and Tab goes deeper', async () => {
    await open([aParagraph('p1', '')]);
    await caret('p1', 0);
    await type('## Part');
    await keys('Enter');
    await type('1. One');
    await keys('Enter');
    await type('Two');
    await keys('Tab', 'Enter', 'Enter', 'Enter');
    await type('Text');
    const kinds = (await saved()).map((block) =>
      block.kind === 'list-item'
        ? `${block.list} ${block.depth}: ${block.text}`
        : `${block.kind}: ${'text' in block ? block.text : ''}`,
    );
    expect(kinds).toEqual(['heading: Part', 'number 0: One', 'number 1: Two', 'paragraph: Text']);
    expect(
      await page()
        .locator('[data-list]')
        .evaluateAll((items) => items.map((item) => item.getAttribute('data-marker'))),
    ).toEqual(['1.', '1.']);
  });

  it('copies without the claim, cuts and pastes with it', async () => {
    await open([
      aParagraph('p1', 'It closed for nine days.', { spans: [span('s', 14, 23)] }),
      aParagraph('p2', ''),
    ]);
    await caret('p1', 14, 23);
    await keys('Control+c');
    await caret('p2', 0);
    await keys('Control+v');
    await type('; ');
    await caret('p1', 14, 23);
    await keys('Control+x');
    await caret('p2', 11);
    await keys('Control+v');
    expect(await saved()).toEqual([
      aParagraph('p1', 'It closed for .'),
      aParagraph('p2', 'nine days; nine days', { spans: [span('s', 11, 20)] }),
    ]);
  });

  it('pastes from elsewhere by the allow-list, and as plain text', async () => {
    await open([aParagraph('p1', '')]);
    await caret('p1', 0);
    await page().evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob(['<h2>Part</h2><p>The <b>board</b></p><ul><li>item</li></ul>'], {
            type: 'text/html',
          }),
          'text/plain': new Blob(['Part\n\nThe board\n\nitem'], { type: 'text/plain' }),
        }),
      ]),
    );
    await keys('Control+v');
    expect(
      (await saved()).map((block) => ('text' in block ? `${block.kind}: ${block.text}` : block.kind)),
    ).toEqual(['heading: Part', 'paragraph: The board', 'list-item: item']);
    await keys('Control+a', 'Control+Shift+v');
    expect((await saved()).map((block) => 'text' in block && [block.text, block.marks])).toEqual([
      ['Part', []],
      ['The board', []],
      ['item', []],
    ]);
    expect(browser.problems).toEqual([]);
  });

  it('undoes typing and marking in the order they were done', async () => {
    await open([aParagraph('p1', 'Nine days.')]);
    await caret('p1', 10);
    await page().keyboard.insertText(' Sad.');
    await page().evaluate(() => window.harness.mark('p1', 0, 4, 's1'));
    await caret('p1', 15);
    await page().keyboard.insertText(' True.');
    expect(await saved()).toEqual([aParagraph('p1', 'Nine days. Sad. True.', { spans: [span('s1', 0, 4)] })]);
    await keys('Control+z');
    expect(await saved()).toEqual([aParagraph('p1', 'Nine days. Sad.', { spans: [span('s1', 0, 4)] })]);
    await keys('Control+z');
    await page().waitForFunction(() => document.querySelector('[data-spans]') === null);
    expect(await saved()).toEqual([aParagraph('p1', 'Nine days. Sad.')]);
    await keys('Control+z');
    expect(await saved()).toEqual([aParagraph('p1', 'Nine days.')]);
    await keys('Control+Shift+z', 'Control+Shift+z', 'Control+Shift+z');
    await page().waitForSelector('[data-spans="s1"]');
    expect(await saved()).toEqual([aParagraph('p1', 'Nine days. Sad. True.', { spans: [span('s1', 0, 4)] })]);
  });

  it('keeps caret and typing when a claim is marked elsewhere in the same block', async () => {
    await open([aParagraph('p1', 'It closed for nine days.')]);
    await caret('p1', 9);
    await type(' down');
    await page().evaluate(() => window.harness.mark('p1', 19, 28, 's1'));
    await type(' again');
    expect(await saved()).toEqual([
      aParagraph('p1', 'It closed down again for nine days.', { spans: [span('s1', 25, 34)] }),
    ]);
  });

  it('changes nothing in Check and Read, whatever is pressed, and selects by keyboard in Check', async () => {
    const blocks = [aParagraph('p1', 'nine days', { spans: [span('s', 5, 9)] }), aListItem('l', 'item')];
    await open(blocks, 'check');
    await caret('p1', 0);
    await keys('j', 'k', 'Enter', 'Backspace', 'Delete', 'Control+b', 'Control+z', 'Space');
    await page().evaluate(() => navigator.clipboard.writeText('pasted'));
    await keys('Control+v', 'Control+x');
    const cdp = await page().context().newCDPSession(page());
    await page()
      .locator('[data-block="p1"]')
      .evaluate((element) => element.setAttribute('data-old', ''));
    await cdp.send('Input.imeSetComposition', { text: 'ñ', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.insertText', { text: 'ñ' });
    // What was composed is taken back by drawing the page anew.
    await page().waitForSelector('[data-block="p1"]:not([data-old])');
    expect(await saved()).toEqual(blocks);
    expect(await page().locator('[data-block="p1"]').textContent()).toBe('nine days');
    expect(await page().evaluate(() => window.harness.edits())).toEqual([]);

    await caret('p1', 0);
    await keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
    await page().waitForFunction(() => window.harness.selection()?.text === 'nine');
    expect(await page().evaluate(() => window.harness.selection()?.ranges)).toEqual([
      { blockId: 'p1', start: 0, end: 4 },
    ]);
    await keys('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await page().waitForFunction(() => window.harness.chosen().join() === 's');

    await page().evaluate(() => window.harness.setMode('read'));
    await page().locator('[data-block="p1"]').click();
    await type('x');
    expect(await page().locator('[data-block="p1"]').textContent()).toBe('nine days');
    await page()
      .locator('[data-block="p1"]')
      .dblclick({ position: { x: 8, y: 10 } });
    await page().waitForFunction(() => window.harness.selection()?.text.startsWith('nine'));
  });

  it('chooses the innermost claim by click, shows its sign and says what it is', async () => {
    await open([
      aParagraph('p1', 'It closed for nine days.', { spans: [span('outer', 0, 24), span('inner', 14, 18)] }),
    ]);
    await page().evaluate(() => window.harness.setState('inner', 'wrong'));
    await page().locator('[data-spans="inner outer"]').click();
    expect(await page().evaluate(() => window.harness.chosen())).toEqual(['inner']);
    const inner = page().locator('.mark.is-chosen');
    expect(await inner.getAttribute('data-mark')).toBe('wrong');
    expect(await inner.getAttribute('aria-description')).toBe('claim, wrong');
    const tick = page().locator('.gutter-tick[data-mark="wrong"].is-chosen');
    await tick.waitFor();
    const isDrawn = await tick.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return (
        document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.gutter-tick') === element
      );
    });
    expect(isDrawn, 'its bar is drawn beside the line').toBe(true);
  });

  it('finds, warns before checked words change, replaces all and undoes it at once', async () => {
    await open([
      aParagraph('p1', 'nine and nine', { spans: [span('s', 9, 13)] }),
      aFigure('f', { caption: 'Nine' }),
    ]);
    await page().evaluate(() => window.harness.setState('s', 'confirmed'));
    await page().evaluate(() => window.harness.handle.openFind());
    await page().getByLabel('Find', { exact: true }).fill('nine');
    await page().getByText('1 of 3').waitFor();
    await keys('Enter');
    await page().getByText('2 of 3').waitFor();
    await page().getByLabel('Replace with').fill('ten');
    await page().getByRole('button', { name: 'Replace all' }).click();
    await page().getByText('1 of these places is inside checked words').waitFor();
    expect((await saved())[0]).toMatchObject({ text: 'nine and nine' });
    await page().getByRole('button', { name: 'Replace anyway' }).click();
    expect(await saved()).toEqual([
      aParagraph('p1', 'ten and ten', { spans: [span('s', 8, 11)] }),
      aFigure('f', { caption: 'ten' }),
    ]);
    await keys('Escape', 'Control+z');
    expect((await saved())[0]).toMatchObject({ text: 'nine and nine', spans: [span('s', 9, 13)] });
    expect(browser.problems).toEqual([]);
  });

  it('finds from the caret on, and brings what it found into sight', async () => {
    await open([...Array(40).keys()].map((at) => aParagraph(`p${at}`, `Boat ${at}. `.repeat(30))));
    await caret('p3', 20);
    await page().evaluate(() => window.harness.handle.openFind());
    await page().getByLabel('Find', { exact: true }).fill('boat 35');
    await page().getByText('1 of 30').waitFor();
    await expect
      .poll(() =>
        page().evaluate(() => {
          const { top, bottom } = document.querySelector('[data-block="p35"]')!.getBoundingClientRect();
          return top < innerHeight && bottom > 0;
        }),
      )
      .toBe(true);
    await page().getByLabel('Find', { exact: true }).fill('boat 3.');
    await page().getByText('4 of 30').waitFor();
    await keys('Escape');
  });

  it('shows pictures from the store, edits their description and removes figures as a whole', async () => {
    await open([
      aParagraph('p1', 'One'),
      aFigure('f', { sha256: 'a'.repeat(64), mediaType: 'image/png', alt: 'Old', caption: 'Cap' }),
    ]);
    await page().waitForSelector('img.picture-image[src^="blob:"]');
    await page().getByPlaceholder('What the picture shows').fill('A new description');
    await keys('Enter');
    await page().waitForSelector('img[alt="A new description"]');
    expect((await saved())[1]).toMatchObject({ alt: 'A new description' });
    await page().locator('.picture-image').click({ force: true });
    await page().waitForSelector('.picture.is-selected');
    await keys('Delete');
    expect(await saved()).toEqual([aParagraph('p1', 'One')]);
    expect(browser.problems).toEqual([]);
  });

  it('shows the bar at a selection until Escape, and never at a caret', async () => {
    await open([aParagraph('p1', 'nine days')]);
    const bar = page().getByRole('toolbar', { name: 'Selected words' });
    await caret('p1', 2);
    expect(await bar.count()).toBe(0);
    await keys('Shift+ArrowRight', 'Shift+ArrowRight');
    await bar.getByRole('button', { name: 'Bold' }).click();
    expect(await saved()).toEqual([
      aParagraph('p1', 'nine days', { marks: [{ kind: 'bold', start: 2, end: 4 }] }),
    ]);
    expect(await page().evaluate(() => window.harness.selection()?.text)).toBe('ne');
    await keys('Escape');
    await bar.waitFor({ state: 'detached' });
  });

  it('underlines suggestions where their words are, without marking them, and tells which was clicked', async () => {
    await open([aParagraph('p1', 'It closed for nine days.')]);
    const suggest = (start: number, words: string) =>
      page().evaluate(
        ([from, said]) =>
          window.harness.suggest([
            {
              id: 'x',
              blockId: 'p1',
              start: from,
              end: from + said.length,
              words: said,
              glyph: '·',
              description: 'suggestion, a length of time, fact',
            },
          ]),
        [start, words] as const,
      );
    await suggest(14, 'nine days');
    const suggested = () =>
      page().evaluate(() =>
        [...document.querySelectorAll('.suggestion-lines [data-words]')].map((line) =>
          line.getAttribute('data-words'),
        ),
      );
    await expect.poll(suggested).toEqual(['nine days']);
    await caret('p1', 0);
    await page().keyboard.insertText('So ');
    await expect.poll(suggested).toEqual(['nine days']);
    await page()
      .locator('[data-block="p1"]')
      .click({ position: { x: 190, y: 15 } });
    await page().waitForFunction(() => window.harness.clicked().join() === 'x');
    expect(await saved()).toEqual([aParagraph('p1', 'So It closed for nine days.')]);
    const block = page().locator('[data-block="p1"]');
    expect(await block.getAttribute('aria-description')).toBe('suggestion, a length of time, fact');
    expect(await page().locator('.gutter-tick[data-mark="suggested"]').count()).toBe(1);
    // Words that are no longer there, or stand there twice, are not underlined anywhere.
    await suggest(14, 'ten days');
    await expect.poll(suggested).toEqual([]);
    await page().evaluate(() => window.harness.suggest([]));
    expect(await block.getAttribute('aria-description')).toBeNull();
  });

  it('moves the map by keyboard and goes there', async () => {
    await open([...Array(60).keys()].map((at) => aParagraph(`p${at}`, `Paragraph ${at}. `.repeat(20))));
    const strip = page().getByRole('slider', { name: 'Coverage of the article' });
    await strip.focus();
    await keys('End');
    expect(await strip.getAttribute('aria-valuetext')).toBe(
      'Block 60 of 60, 40 words: 0 claimed, 0 not checkable, 40 uncovered; 0 claims',
    );
    await page().waitForFunction(() => {
      const box = document.querySelector('[data-block="p59"]')!.getBoundingClientRect();
      return box.top < innerHeight && box.bottom > 0;
    });
  });

  it.each(['draft', 'check', 'read'] as const)('has no accessibility violation in %s mode', async (mode) => {
    await open(
      [
        aHeadline('Title', 'h'),
        aParagraph('p1', 'nine days and more', {
          spans: [span('s', 0, 9)],
          marks: [{ kind: 'link', start: 10, end: 13, href: 'https://example.org/' }],
        }),
        aFigure('f', { sha256: 'a'.repeat(64), mediaType: 'image/png', alt: 'A ferry', caption: 'Cap' }),
        aListItem('l', 'item'),
        aTable('t', [
          ['H', 'I'],
          ['x', 'y'],
        ]),
        aDivider('d'),
      ],
      mode,
    );
    await caret('p1', 0, 4);
    await page().evaluate(() => window.harness.handle.openFind());
    const result = await new AxeBuilder({ page: page() })
      .disableRules(['page-has-heading-one', 'region'])
      .analyze();
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });

  it('acts on what is selected at this moment, before the page has told of it', async () => {
    await open([aParagraph('p1', 'Ten boats left. Two came back.')]);
    await page().focus('[data-pane-focus]');
    await caret('p1', 0, 9);
    const seen = await page().evaluate(() => {
      const text = document.querySelector('[data-block="p1"]')!;
      const node = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode()!;
      getSelection()!.setBaseAndExtent(node, 16, node, 19);
      return window.harness.handle.currentSelection();
    });
    expect(seen).toMatchObject({ text: 'Two', ranges: [{ blockId: 'p1', start: 16, end: 19 }] });
  });

  it('deletes at the caret of the last click, not the words that were selected before it', async () => {
    await open([aParagraph('p1', 'Ten boats left. Two came back.')]);
    await page().focus('[data-pane-focus]');
    await caret('p1', 0, 19);
    await page().evaluate(() => {
      const text = document.querySelector('[data-block="p1"]')!;
      const node = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode()!;
      getSelection()!.collapse(node, 9);
      const key = { key: 'Backspace', code: 'Backspace', bubbles: true, cancelable: true };
      document.querySelector('[data-pane-focus]')!.dispatchEvent(new KeyboardEvent('keydown', key));
    });
    expect(await saved()).toEqual([aParagraph('p1', 'Ten boat left. Two came back.')]);
  });

  it('takes a footnote away with its reference, and brings both back with one undo', async () => {
    const blocks: Block[] = [
      aParagraph('p1', 'Ten boats left.', { marks: [{ kind: 'note', start: 9, end: 9, footnoteId: 'n1' }] }),
      { kind: 'footnote', id: 'n1', text: 'Counted by hand.', marks: [], spans: [] },
    ];
    await open(blocks);
    await page().focus('[data-pane-focus]');
    await caret('p1', 8, 10);
    await keys('Backspace');
    expect(await saved()).toEqual([aParagraph('p1', 'Ten boatleft.')]);
    await keys('Control+z');
    expect(await saved()).toEqual(blocks);
  });
});
