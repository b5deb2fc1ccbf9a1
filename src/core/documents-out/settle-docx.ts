import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { MarginComment } from './checked-markup.ts';
import { withThreads } from './comment-threads.ts';

/**
 * Makes a Word file depend on its contents alone: `docx` writes the clock's time, random relationship ids and drawing
 * ids that count through the whole process. Equal articles then give equal bytes, so that a file can be compared with a
 * second export and its hash means something.
 * @param generatedAt instant for the document's properties and the archive's entries
 * @param comments the document's comments, for their threads
 */
export function settleDocx(
  bytes: Uint8Array,
  generatedAt: string,
  comments: readonly MarginComment[] = [],
): Uint8Array {
  const parts = withThreads(unzipSync(bytes), comments);
  const names = Object.keys(parts).sort(byPackageOrder);
  const settled: Zippable = {};
  const relationshipIds = new Map<string, string>();
  let drawings = 0;
  for (const name of names) {
    const part = parts[name] ?? new Uint8Array();
    if (!/\.(?:xml|rels)$/u.test(name)) {
      settled[name] = [part, { level: 0 }];
      continue;
    }
    const xml = strFromU8(part)
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${generatedAt}`)
      .replace(/"rId([a-z0-9_-]{21})"/gu, (_, random: string) => {
        const known = relationshipIds.get(random) ?? `rIdLink${relationshipIds.size + 1}`;
        relationshipIds.set(random, known);
        return `"${known}"`;
      })
      .replace(/(<wp:docPr id=")\d+"/gu, (_, start: string) => `${start}${String((drawings += 1))}"`);
    settled[name] = [strToU8(xml), { level: 6 }];
  }
  return zipSync(settled, { mtime: zipTime(generatedAt) });
}

/** Content types first, as readers that stream expect; the rest by name. */
function byPackageOrder(a: string, b: string): number {
  const rank = (name: string) => (name === '[Content_Types].xml' ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** ZIP stores local time without a zone, from 1980 on: the instant's UTC figures, so that no machine's zone gets in. */
function zipTime(instant: string): Date {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = instant
    .slice(0, 19)
    .split(/[-T:]/u)
    .map(Number);
  return new Date(Math.max(1980, year), month - 1, day, hour, minute, second);
}
