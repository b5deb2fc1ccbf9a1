import { expect, it } from 'vitest';
import { importDocument } from '../../../core/documents-in/document-in.ts';
import { createIdSource } from '../../../core/ids.ts';
import { importFacts } from './import-facts.ts';

let count = 0;
const newId = createIdSource((size) =>
  Uint8Array.from({ length: size }, (_, at) => (at === 0 ? (count += 1) : at)),
);

async function factsOf(markdown: string) {
  const read = await importDocument(new TextEncoder().encode(markdown), { fileName: 'story.md', newId });
  if (!read.ok) throw new Error(read.error.message);
  const document = read.value;
  const facts = (leaveOut: ReadonlySet<string>) =>
    new Map(importFacts(document, leaveOut).map((fact) => [fact.label, fact.text]));
  return { document, facts };
}

it('says what has its own place in the article, and what is missing', async () => {
  const { facts } = await factsOf(
    '# The harbour wall\n\nBy Ada Marsh\n\nThe wall is twelve metres long and old.\n',
  );
  const found = facts(new Set());
  expect(found.get('Headline')).toBe('The harbour wall');
  expect(found.get('Byline')).toContain('Ada Marsh');
  expect(found.get('Dek')).toBeNull();
  expect(found.get('Figures')).toBeNull();
  expect(found.get('Read as')).toBe('Markdown');
});

it('counts only the words that will be kept', async () => {
  const { document, facts } = await factsOf('# The wall\n\nOne two three four five.\n\nSix seven eight.\n');
  const words = (leaveOut: ReadonlySet<string>) => Number.parseInt(facts(leaveOut).get('Text') ?? '', 10);
  const last = document.article.blocks.at(-1)?.id ?? '';
  expect(words(new Set()) - words(new Set([last]))).toBe(3);
});
