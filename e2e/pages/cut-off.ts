import type { Page } from '@playwright/test';

/**
 * Text and controls that nobody can get to, as `element: words`: outside what clips it or outside the window, with nothing to scroll. Words that
 * end in an ellipsis on purpose are no loss. And text columns that scroll sideways; tables, pictures and pages of PDFs may.
 */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide =
      'table, [role="grid"], [role="tablist"], .evidence-table, .sources-table, .project-table, pre, svg, img';
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;
    const found = new Set<string>();
    for (const scroller of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX } = getComputedStyle(scroller);
      if (!['auto', 'scroll'].includes(overflowX) || scroller.clientWidth === 0) continue;
      if (scroller.closest(wide) !== null || scroller.querySelector(wide) !== null) continue;
      if (scroller.scrollWidth > scroller.clientWidth + 1) found.add(`${nameOf(scroller)} scrolls sideways`);
    }
    /** Looks whether all of a box can be seen or scrolled to; `words` say in a finding what it holds. */
    const look = (holder: HTMLElement, box: DOMRect, words: string): void => {
      if (!holder.checkVisibility({ visibilityProperty: true })) return;
      if (holder.closest('.ui-visually-hidden, [inert], [aria-hidden="true"]') !== null) return;
      if (box.width <= 1 || box.height <= 1) return;
      let canScroll = { x: false, y: false };
      for (let at: HTMLElement | null = holder; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (
          style.clipPath !== 'none' ||
          style.textOverflow === 'ellipsis' ||
          style.webkitLineClamp !== 'none'
        ) {
          canScroll = { x: true, y: true };
          break;
        }
        const edge = at.getBoundingClientRect();
        const clips = (way: string): boolean => way === 'hidden' || way === 'clip';
        const scrolls = (way: string): boolean => way === 'auto' || way === 'scroll';
        if (
          clips(style.overflowX) &&
          !canScroll.x &&
          (box.right > edge.right + 2 || box.left < edge.left - 2)
        )
          found.add(`${nameOf(holder)} is cut by ${nameOf(at)}: ${words.slice(0, 40)}`);
        if (
          clips(style.overflowY) &&
          !canScroll.y &&
          (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)
        )
          found.add(`${nameOf(holder)} is cut below by ${nameOf(at)}: ${words.slice(0, 40)}`);
        canScroll = {
          x: canScroll.x || scrolls(style.overflowX),
          y: canScroll.y || scrolls(style.overflowY),
        };
      }
      if (!canScroll.x && (box.right > innerWidth + 1 || box.left < -1))
        found.add(`${nameOf(holder)} is outside the window: ${words.slice(0, 40)}`);
      if (!canScroll.y && (box.bottom > innerHeight + 1 || box.top < -1))
        found.add(`${nameOf(holder)} is below the window: ${words.slice(0, 40)}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? '';
      const holder = node.parentElement;
      if (words === '' || holder === null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      look(holder, range.getBoundingClientRect(), words);
    }
    for (const control of document.querySelectorAll<HTMLElement>('button, input, textarea, select'))
      if (control.closest('label') === null)
        look(control, control.getBoundingClientRect(), control.getAttribute('aria-label') ?? 'a control');
    return [...found];
  });
}
