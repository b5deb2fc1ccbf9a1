const mostWords = 7;
const mostUnits = 60;

/** What a pasted text is called until somebody says better: the first words of its first line that has any. */
export function pasteName(text: string): string {
  const line = /\S.*/u.exec(text)?.[0].trim() ?? '';
  // A line without spaces may be a megabyte long.
  const words = line
    .slice(0, 10 * mostUnits)
    .split(/\s+/u)
    .filter(Boolean);
  let name = '';
  for (const word of words.slice(0, mostWords)) {
    const longer = name === '' ? word : `${name} ${word}`;
    if (longer.length > mostUnits) break;
    name = longer;
  }
  if (name === '') return 'Pasted text';
  return name.length < words.join(' ').length ? `${name} …` : name;
}

/** The name beside a text that changes: one that was made of the text follows it, one that a person gave stays. */
export function nameBeside(name: string, before: string, after: string): string {
  const isMade = name.trim() === '' || (before.trim() !== '' && name === pasteName(before));
  if (!isMade) return name;
  return after.trim() === '' ? '' : pasteName(after);
}
