/** Whether every word typed begins a word of the name, in any order: "exp pub" finds "Publish and export". */
export function matchesWords(name: string, typed: string): boolean {
  const words = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
  const names = words(name);
  return words(typed).every((wanted) => names.some((word) => word.startsWith(wanted)));
}
