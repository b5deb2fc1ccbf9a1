import { expect, type Locator, type Page } from '@playwright/test';

interface Ends {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/**
 * Selects words in a text with the mouse: a click before their first letter and a click with Shift behind their last.
 * `occurrence` counts from 0.
 */
export async function selectText(text: Locator, words: string, occurrence = 0): Promise<void> {
  const page = text.page();
  const find = (end: 'from' | 'to'): Promise<Ends> => text.evaluate(placeOf, { words, occurrence, end });
  const { from } = await find('from');
  await page.mouse.click(from.x, from.y);
  await page.keyboard.down('Shift');
  const { to } = await find('to');
  await page.mouse.click(to.x, to.y);
  await page.keyboard.up('Shift');
  const plain = words.replace(/\s+/gu, ' ');
  await expect
    .poll(() => page.evaluate(() => (getSelection()?.toString() ?? '').replace(/\s+/gu, ' ').trim()))
    .toBe(plain);
  await twoFrames(page);
}

/** Waits until the window has drawn: it reads a new selection, and begins to fade in what is new, when it next does. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Clicks behind the last letter of words. */
export async function clickBehind(text: Locator, words: string): Promise<void> {
  const page = text.page();
  const { to } = await text.evaluate(placeOf, { words, occurrence: 0, end: 'to' as const });
  await page.mouse.click(to.x, to.y);
  await expect.poll(() => page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
  await twoFrames(page);
}

/** Runs in the page: brings one end of the words into view and says where both ends are on the screen. */
function placeOf(
  root: Element,
  {
    words,
    occurrence,
    end,
  }: { readonly words: string; readonly occurrence: number; readonly end: 'from' | 'to' },
): Ends {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let whole = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { data, parentElement } = node as Text;
    if (parentElement?.closest('[contenteditable]')?.getAttribute('contenteditable') === 'false') continue;
    nodes.push({ node: node as Text, start: whole.length });
    whole += data;
  }
  let at = -1;
  for (let count = 0; count <= occurrence; count += 1) at = whole.indexOf(words, at + 1);
  if (at < 0) throw new Error(`The text does not hold “${words}”. It says: ${whole.slice(0, 500)}`);
  const letter = (offset: number): Range => {
    const found = nodes.findLast((entry) => entry.start <= offset);
    if (found === undefined) throw new Error('No text node.');
    const range = document.createRange();
    range.setStart(found.node, offset - found.start);
    range.setEnd(found.node, offset - found.start + 1);
    return range;
  };
  const first = letter(at);
  const last = letter(at + words.length - 1);
  (end === 'from' ? first : last).startContainer.parentElement?.scrollIntoView({
    block: 'center',
    behavior: 'instant',
  });
  const a = first.getBoundingClientRect();
  const b = last.getBoundingClientRect();
  return {
    from: { x: a.left + Math.min(1, a.width / 4), y: a.top + a.height / 2 },
    to: { x: b.right - Math.min(1, b.width / 4), y: b.top + b.height / 2 },
  };
}
