import { element } from './html-text.ts';

/** What is told beside a line of the report, quieter and after a dot. `html` is ready HTML. */
export function aside(html: string): string {
  // The dot is text and no rule of the style sheet: a report has thousands, and printing made a box of its own for each.
  return element('span', { class: 'aside' }, '· ', html);
}
