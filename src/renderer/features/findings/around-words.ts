/** Words with a little of the text before and behind them. */
export interface AroundWords {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** The words at `start`..`end` (UTF-16 units) with at most `reach` units of context either side, cut between words. */
export function aroundWords(text: string, start: number, end: number, reach = 40): AroundWords {
  const head = text.slice(0, start);
  const tail = text.slice(end);
  const before = head.length <= reach ? head : `… ${head.slice(-reach).replace(/^\S*\s+/u, '')}`;
  const after = tail.length <= reach ? tail : `${tail.slice(0, reach).replace(/\s+\S*$/u, '')} …`;
  return { before: flat(before), words: text.slice(start, end), after: flat(after) };
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
