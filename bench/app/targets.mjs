/** How a line begins that `bench/all.mjs` reads. */
export const targetMark = '{"target":';

/**
 * Tells a figure that has an aim, as one line of JSON.
 * @param {{ target: number, what: string, stet: string, peers: string, aim: string, isMet: boolean }} figure `target`: its number in the
 *   table of `bench/README.md`; `peers`: what others in the same run had
 */
export function tellTarget({ target, ...figure }) {
  console.log(`${targetMark}${target},${JSON.stringify(figure).slice(1)}`);
  if (!figure.isMet) process.exitCode = 1;
}
