const first = '<!-- aims: written by npm run bench -->';
const last = '<!-- end of aims -->';
const head = ['aim', 'what', 'Stet', 'others in the same run', 'limit', '', 'measured'];

/**
 * The text of `bench/README.md` with the table of aims made anew.
 * @param {string} text
 * @param {readonly { target: number, what: string, stet: string, peers: string, aim: string, isMet: boolean, at: string }[]} figures in their order
 */
export function withTable(text, figures) {
  const [before, rest] = text.split(first);
  const after = rest?.split(last)[1];
  if (after === undefined) throw new Error('bench/README.md has lost the marks around its table of aims.');
  const rows = figures.map(({ target, what, stet, peers, aim, isMet, at }) => [
    target,
    what,
    isMet ? stet : `**${stet}**`,
    peers,
    aim,
    isMet ? 'met' : 'missed',
    at,
  ]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  return `${before}${first}\n\n${table}\n\n${last}${after}`;
}
