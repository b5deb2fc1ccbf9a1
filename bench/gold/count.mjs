/** Words and claims of every annotated article: `npx node bench/gold/count.mjs`. */
import { claimTypes } from '../../src/core/claims/claim.ts';
import { readGold } from './read-gold.ts';

const { articles, missing } = await readGold();
for (const { id, why } of missing) console.log(`left out: ${id}, ${why}`);
const row = (id, texts, claims) => {
  const words = texts.flatMap((text) => text.split(/\s+/u).filter((word) => word !== '')).length;
  const types = claimTypes.map((type) => [type, claims.filter((claim) => claim.type === type).length]);
  return {
    id,
    words,
    claims: claims.length,
    'per 100 words': ((100 * claims.length) / words).toFixed(1),
    ...Object.fromEntries(types),
  };
};
console.table([
  ...articles.map(({ id, text, claims }) => row(id, [text], claims)),
  row(
    'all',
    articles.map(({ text }) => text),
    articles.flatMap(({ claims }) => claims),
  ),
]);
