import fc from 'fast-check';
import { plainBlock, type Block, type Mark, type SpanRange } from '../article/block-tree.ts';

/**
 * Arbitrary articles for property tests: every kind of block, overlapping marks and spans, and text made of what
 * breaks formats (markup characters, emoji, right-to-left letters, combining marks, line breaks, odd spaces).
 * Ids are unique within one article; `article.validate-article` accepts every one of them.
 */

/** Pieces that have a meaning in some format, or that count differently in bytes, code points and UTF-16 units. */
const pieces = [
  ...Array.from('abc XYZ 0189 .,;:!?-–—…'),
  ...Array.from('*_~`#>+=|\\/[](){}<&"\'$^@%'),
  ' ',
  '  ',
  '\n',
  '\t',
  '\u00a0',
  '\u200b',
  '\u200f',
  'word',
  'The board said ',
  '1,950 people',
  '3.5 %',
  '“quoted”',
  "it's",
  '1. ',
  '- ',
  '# ',
  '> ',
  '---',
  '***',
  '```',
  '~~',
  '[^1]',
  '[x]: y',
  '![a](b)',
  '<b>',
  '</p>',
  '<!--',
  '<script>',
  '&amp;',
  '&#x41;',
  'www.example.org',
  'https://example.org/a_b',
  'me@example.org',
  '|a|',
  'é',
  'e\u0301',
  'ß',
  '漢字。',
  '한국',
  'שלום',
  'مرحبا',
  '👍',
  '👩‍👩‍👧',
  '🇺🇦',
  '𝒳',
] as const;

/** Text of up to about `maxPieces` awkward pieces; well-formed UTF-16 without control characters. */
export function awkwardText(maxPieces = 12): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: maxPieces }).map((parts) => parts.join(''));
}

const hrefs = fc.constantFrom(
  'https://example.org/',
  'https://example.org/a(b)c?d=e&f=%20g',
  'http://example.org/"quoted"',
  'mailto:desk@example.org',
);

/** A range over whole code points of `text`; null when the text is empty. */
function rangeIn(text: string): fc.Arbitrary<{ start: number; end: number } | null> {
  if (text === '') return fc.constant(null);
  const borders = [0];
  for (const character of text) borders.push((borders.at(-1) ?? 0) + character.length);
  return fc
    .tuple(fc.nat({ max: borders.length - 1 }), fc.nat({ max: borders.length - 1 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ start: borders[Math.min(a, b)] ?? 0, end: borders[Math.max(a, b)] ?? 0 }));
}

function marksIn(text: string): fc.Arbitrary<Mark[]> {
  const format = fc.constantFrom('bold' as const, 'italic' as const, 'strike' as const);
  const one = fc
    .tuple(rangeIn(text), fc.oneof(format, fc.record({ href: hrefs })))
    .map(([range, what]): Mark[] => {
      if (range === null) return [];
      return [typeof what === 'string' ? { kind: what, ...range } : { kind: 'link', ...range, ...what }];
    });
  return fc.array(one, { maxLength: 4 }).map((found) => found.flat());
}

function spansIn(text: string): fc.Arbitrary<SpanRange[]> {
  return fc
    .array(fc.tuple(rangeIn(text), fc.constantFrom('s1', 's2', 's3', 's4')), { maxLength: 3 })
    .map((found) => found.flatMap(([range, id]) => (range === null ? [] : [{ id, ...range }])));
}

const inline = awkwardText().chain((text) =>
  fc.record({ text: fc.constant(text), marks: marksIn(text), spans: spansIn(text) }),
);

const plainKinds = fc.constantFrom(
  'headline' as const,
  'dek' as const,
  'byline' as const,
  'paragraph' as const,
  'paragraph' as const,
  'block-quote' as const,
  'pull-quote' as const,
  'footnote' as const,
);

/** One top-level block; `id` is a placeholder that {@link anArticle} replaces. */
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(plainKinds, inline).map(([kind, rest]): Block => ({ kind, id: 'x', ...rest })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(2 as const, 3 as const, 4 as const), inline)
      .map(([level, rest]): Block => ({ kind: 'heading', level, id: 'x', ...rest })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('bullet' as const, 'number' as const), fc.nat({ max: 3 }), inline)
      .map(([list, depth, rest]): Block => ({ kind: 'list-item', list, depth, id: 'x', ...rest })),
  },
  { weight: 1, arbitrary: fc.constant<Block>({ kind: 'divider', id: 'x' }) },
  {
    weight: 1,
    arbitrary: fc.tuple(awkwardText(4), inline, inline).map(([alt, caption, credit]): Block => ({
      kind: 'figure',
      id: 'x',
      image: { sha256: null, mediaType: null, originalUrl: null },
      alt,
      caption: { ...plainBlock('caption', 'x', ''), ...caption },
      credit: { ...plainBlock('credit', 'x', ''), ...credit },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 3 })).chain(([hasHeader, width]) =>
      fc
        .array(fc.array(inline, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 })
        .map((rows): Block => ({
          kind: 'table',
          id: 'x',
          hasHeader,
          rows: rows.map((row) => row.map((cell) => ({ ...plainBlock('cell', 'x', ''), ...cell }))),
        })),
    ),
  },
);

/** Blocks with unique ids, and with references to each other's footnotes. */
export const anArticle: fc.Arbitrary<readonly Block[]> = fc
  .tuple(fc.array(anyBlock, { maxLength: 8 }), fc.array(fc.nat({ max: 7 }), { maxLength: 3 }))
  .map(([blocks, referring]) => {
    const named = blocks.map(withIds);
    const notes = named.filter((block) => block.kind === 'footnote').map((block) => block.id);
    return named.map((block, at) => {
      const footnoteId = notes[at % Math.max(1, notes.length)];
      if (footnoteId === undefined || !referring.includes(at) || block.kind !== 'paragraph') return block;
      const { length } = block.text;
      return {
        ...block,
        marks: [...block.marks, { kind: 'note' as const, start: length, end: length, footnoteId }],
      };
    });
  });

function withIds(block: Block, at: number): Block {
  const id = `b${at}`;
  switch (block.kind) {
    case 'figure':
      return {
        ...block,
        id,
        caption: { ...block.caption, id: `${id}-caption` },
        credit: { ...block.credit, id: `${id}-credit` },
      };
    case 'table':
      return {
        ...block,
        id,
        rows: block.rows.map((row, y) => row.map((cell, x) => ({ ...cell, id: `${id}-${y}-${x}` }))),
      };
    default:
      return { ...block, id };
  }
}
