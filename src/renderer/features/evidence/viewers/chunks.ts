/**
 * Long documents are drawn in groups. The browser lays out only the groups in view (`content-visibility`), and a change
 * of marks draws again only the groups it touches. All of the text stays in the page, so that a selection can reach
 * from one end to the other.
 */

/** Items of a group. Measured: hundreds of groups cost nothing while scrolling, thousands do. */
const groupSize = 40;

/** The items in groups, in their order. */
export function inGroups<T>(items: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  for (let at = 0; at < items.length; at += groupSize) {
    const [first, ...rest] = items.slice(at, at + groupSize);
    if (first !== undefined) groups.push([first, ...rest]);
  }
  return groups;
}
