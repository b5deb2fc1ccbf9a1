import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importDocument } from './document-in.ts';
import { codes, countingIds, imported, outline, refusal, sharedFolder } from './testing/import-for-test.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));

describe('a news story pasted into a text file', () => {
  it('has its headline, its figure with caption and credit, and every paragraph in order', async () => {
    const story = await imported(fixture('harbour-story.txt'));
    expect(story.title).toBe('Harbour Office Rejects Mayor’s Claim That Night Ferries Will Return By Spring');
    expect(outline(story.article.blocks).slice(0, 4)).toEqual([
      'headline: Harbour Office Rejects Mayor’s Claim That Night Ferries Will Return By Spring',
      'figure: [Ferry at the quay] Ferry at the quay. / @saltmarshlens',
      'paragraph: The harbour office on Wednesday contradicted a statement by Mayor Ines Calder that night ferries between Port Aldren and Saltmarsh would return “before the herons do”.',
      'paragraph: Calder had told residents on Tuesday that the operator was ready. “They have no objection,” she said, holding up a timetable from 2019.',
    ]);
    expect(story.article.blocks).toHaveLength(11);
  });

  it('proposes the furniture for removal with reasons, and nothing else', async () => {
    const story = await imported(fixture('harbour-story.txt'));
    expect(story.removals.map((removal) => [removal.reason, removal.text.slice(0, 15)])).toEqual([
      ['related-link', 'READ: Lighthous'],
      ['donation', 'Please make a s'],
      ['social-follow', 'Connect with us'],
      ['newsletter', 'Sign up: Subscr'],
      ['login-comment', 'Log In To Faceb'],
    ]);
  });

  it('reports the lines it merged and the label it left out', async () => {
    const story = await imported(fixture('harbour-story.txt'));
    expect(story.messages).toContainEqual(expect.objectContaining({ code: 'figure-text-merged', count: 2 }));
    expect(story.messages).toContainEqual(expect.objectContaining({ code: 'credit-label' }));
  });
});

describe('figures in text', () => {
  it('never merges the only line that can be the headline', async () => {
    const story = await imported(
      'Ferry Hits The Quay\n\nBy Nora Quill\n\nFerry hits the quay. Photo: Jo Marsh\n\nThe ferry hit the quay on Monday at nine, and nobody was hurt. The captain said the fog was to blame for it.',
    );
    expect(outline(story.article.blocks).slice(0, 3)).toEqual([
      'headline: Ferry Hits The Quay',
      'byline: By Nora Quill',
      'figure: [] Ferry hits the quay. / Jo Marsh',
    ]);
  });

  it.each([
    ['Smoke over the harbour (Jo Marsh/Reuters)', 'Smoke over the harbour', 'Jo Marsh/Reuters'],
    ['Smoke over the harbour. Image courtesy of Port Aldren', 'Smoke over the harbour.', 'Port Aldren'],
    ['Smoke over the harbour | Credit: Getty Images', 'Smoke over the harbour', 'Getty Images'],
    ['Photo by Jo Marsh', '', 'Jo Marsh'],
  ])('takes %j apart', async (line, caption, credit) => {
    const story = await imported(
      `Mill Sold Again\n\nThe mill was sold on Monday to a firm from Aldren. It had stood empty for years and years.\n\n${line}\n\nNobody in the hall protested.`,
    );
    expect(outline(story.article.blocks)[2]).toBe(`figure: [] ${caption} / ${credit}`);
  });

  it.each([
    'The source: a bakery on the quay, which had sold both cakes to the same man.',
    'Officials pointed to a photo by the door of the chapel.',
    'The price fell to £3 (he/she said).',
    'Source: Bureau of Harbour Statistics',
    'WASHINGTON (Reuters) - The office declined to comment.',
  ])('leaves running text alone: %s', async (line) => {
    const story = await imported(
      `Mill Sold Again\n\nThe mill was sold on Monday to a firm from Aldren. It had stood empty for years and years.\n\n${line}\n\nNobody in the hall protested.`,
    );
    expect(outline(story.article.blocks)[2]).toBe(`paragraph: ${line}`);
  });

  it('reads thousands of credits in reasonable time', async () => {
    const started = performance.now();
    const story = await imported(`Mill Sold Again\n\n${'Photo: Jo Marsh\n\n'.repeat(20_000)}`);
    expect(story.article.blocks).toHaveLength(20_001);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('front matter', () => {
  it('recognises dek, byline and date', async () => {
    const story = await imported(
      [
        'Council Buys Back The Old Mill',
        'Nineteen years after its sale, the building returns to the town for a third of the price.',
        'By Nora Quill and Tom de Witt, Staff Writers',
        'Published March 3, 2025 at 5:40 pm',
        'The council voted on Monday to buy the mill, which has stood empty since 2006. The price was £210,000.',
      ].join('\n\n'),
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Council Buys Back The Old Mill',
      'dek: Nineteen years after its sale, the building returns to the town for a third of the price.',
      'byline: By Nora Quill and Tom de Witt, Staff Writers',
      'byline: Published March 3, 2025 at 5:40 pm',
      'paragraph: The council voted on Monday to buy the mill, which has stood empty since 2006. The price was £210,000.',
    ]);
    expect(story.byline).toBe('By Nora Quill and Tom de Witt, Staff Writers');
    expect(story.bylineNames).toEqual(['Nora Quill', 'Tom de Witt']);
    expect(story.publicationDate).toBe('2025-03-03');
  });

  it('takes a byline with a role and one beside a date', async () => {
    const role = await imported(
      'Mill Sold Again\n\nN. Quill | Reporter\n\nThe mill was sold on Monday to a firm from Aldren. It had stood empty for years and years.',
    );
    expect(role.bylineNames).toEqual(['N. Quill']);
    const bare = await imported(
      'Mill Sold Again\n\nNora Quill\n3 March 2025\n\nThe mill was sold on Monday to a firm from Aldren. It had stood empty for years and years.',
    );
    expect(bare.bylineNames).toEqual(['Nora Quill']);
    expect(bare.publicationDate).toBe('2025-03-03');
  });

  it('does not take a sentence that begins with "By" for a byline', async () => {
    const story = await imported(
      'Flood Recedes\n\nBy Monday evening the river had fallen below the bridge.\n\nSandbags stayed in place until the weekend, the fire brigade said. Nobody was hurt.',
    );
    expect(story.byline).toBeNull();
    expect(story.bylineNames).toEqual([]);
  });

  it('names the project after the file when there is no headline', async () => {
    const text =
      'The mill was sold on Monday to a firm from Aldren for far less than anybody in the town hall had hoped. It had stood empty for nineteen years.';
    const story = await imported(text, { fileName: 'mill story.txt' });
    expect(story.title).toBe('mill story');
    expect(codes(story)).toContain('no-headline');
  });
});

describe('paragraphs', () => {
  it('joins hard-wrapped lines and says so', async () => {
    const story = await imported(
      `Mill Sold Again

The mill on the northern bank was sold on Monday to a firm from Aldren
that nobody in the town hall had heard of before the vote. It had stood
empty for nineteen years, and its roof was gone. The price was low, but
the council agreed.

Nobody protested, although the hall was full and the evening was mild
enough for the windows to stand open all the way through the meeting.
`,
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: Mill Sold Again',
      'paragraph: The mill on the northern bank was sold on Monday to a firm from Aldren that nobody in the town hall had heard of before the vote. It had stood empty for nineteen years, and its roof was gone. The price was low, but the council agreed.',
      'paragraph: Nobody protested, although the hall was full and the evening was mild enough for the windows to stand open all the way through the meeting.',
    ]);
    expect(codes(story)).toContain('lines-joined');
  });

  it('keeps single-line paragraphs apart', async () => {
    const story = await imported(
      'Mill Sold\nThe mill on the northern bank was sold on Monday to a firm from Aldren. The price was low.\nNobody protested.\nThe vote took four minutes, according to the minutes of the meeting. It was open.',
    );
    expect(outline(story.article.blocks)).toHaveLength(4);
    expect(codes(story)).not.toContain('lines-joined');
  });

  it('reads bullets and counted lines as lists', async () => {
    const story = await imported(
      'What We Know So Far\n\n• One roof\n• No doors\n\n1. Buy\n2. Mend\n\n- A lone dash',
    );
    expect(outline(story.article.blocks)).toEqual([
      'headline: What We Know So Far',
      'bullet0: One roof',
      'bullet0: No doors',
      'number0: Buy',
      'number0: Mend',
      'paragraph: - A lone dash',
    ]);
  });
});

describe('encodings and odd characters', () => {
  const bytesOf = (...values: number[]): Uint8Array => new Uint8Array(values);

  it('reads UTF-8 with a BOM, and UTF-16 with a BOM', async () => {
    const title = 'Äpfel für Óscar';
    const utf16 = new Uint8Array(2 + title.length * 2);
    new DataView(utf16.buffer).setUint16(0, 0xfeff, true);
    Array.from(title).forEach((char, at) =>
      new DataView(utf16.buffer).setUint16(2 + at * 2, char.charCodeAt(0), true),
    );
    expect((await imported(`\ufeff${title}`)).title).toBe(title);
    expect((await imported(utf16)).title).toBe(title);
  });

  it('falls back to Windows-1252 and says that it guessed', async () => {
    const story = await imported(
      bytesOf(0x43, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x41, 0x94, 0x20, 0x80, 0x35, 0x20, 0x73, 0x6f, 0x6c, 0x64),
    );
    expect(story.title).toBe('Café “A” €5 sold');
    expect(codes(story)).toContain('encoding-guessed');
  });

  it('keeps bidi controls, emoji and combining marks exactly', async () => {
    const text = 'Mayor said \u202bשלום\u202c and 👩‍👩‍👧 and Cafe\u0301 and a\u00a0b';
    expect((await imported(text)).article.blocks[0]).toMatchObject({ text });
  });

  it('removes control characters and says so; line ends of every system count', async () => {
    const story = await imported('One two three\u0007\r\n\r\nFour\rFive');
    expect(outline(story.article.blocks).map((line) => line.replace(/^[^:]*: /u, ''))).toEqual([
      'One two three',
      'Four',
      'Five',
    ]);
    expect(codes(story)).toContain('control-characters');
  });

  it('leaves out a stray NUL or noncharacter and says how many there were and where the first stood', async () => {
    const story = await imported('The ferry runs late\n\nIt was\0 late\uffff on 17 days.\n\nTwice\0 a day.');
    expect(outline(story.article.blocks).join('\n')).toContain('It was late on 17 days.');
    expect(story.messages.filter((message) => message.code === 'control-characters')).toEqual([
      {
        code: 'control-characters',
        text: '3 invisible control characters were left out of the text, the first in line 3.',
        count: 1,
      },
    ]);
  });

  it('names the place and a way out when it refuses binary', async () => {
    const answer = await importDocument(Buffer.from(`A line\n${'\u0001'.repeat(20)}`), {
      fileName: 'a.txt',
      newId: countingIds(),
    });
    expect(answer.ok ? '' : answer.error.message).toMatch(
      /20 control characters, the first in line 2.*save it as/u,
    );
  });

  it('reads a line of thousands of marks without going over it again and again', async () => {
    const before = process.threadCpuUsage();
    await imported(`Night Ferry Returns\n\n${"'[!['".repeat(9_000)} the council voted.`, { format: 'text' });
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1_500);
  });

  it('refuses empty, blank and binary files', async () => {
    expect(await refusal('')).toBe('empty-file');
    expect(await refusal(' \n\t\n ')).toBe('empty-file');
    expect(await refusal('MZ\0\u0001\0\0\0\u0002')).toBe('not-text');
    expect(await refusal(Buffer.from('The ferry\0 was late\xe9', 'latin1'))).toBe('not-text');
    expect(await refusal(Buffer.from('The ferry was late on 17 days.', 'utf16le'))).toBe('not-text');
    expect(await refusal(Uint8Array.from({ length: 4000 }, (_, at) => (at * 37) % 256))).toBe('not-text');
  });

  it('reads a paragraph of one megabyte quickly', async () => {
    const word = 'The mill stood empty; ';
    const started = performance.now();
    await imported(`Mill Sold Again\n\n${word.repeat(50_000)}`);
    await imported(`Mill Sold Again\n\n${'x'.repeat(1_000_000)}`);
    await imported(`Mill Sold Again\n\n${'. '.repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

const articles = sharedFolder('articles/peacekeeping-article.txt');
describe.skipIf(articles === null)('the real article', () => {
  it('comes out whole, with its figure and exactly its seven furniture lines', async () => {
    const bytes = new Uint8Array(readFileSync(articles!));
    const story = await imported(bytes);
    const lines = outline(story.article.blocks);
    const furniture = new Set(story.removals.map((removal) => removal.blockId));
    expect(lines[0]).toBe(
      'headline: Kremlin Denies Putin’s Support For Peacekeeping Forces In Ukraine, Contradicting Trump',
    );
    expect(lines.filter((line) => line.startsWith('figure'))).toEqual([
      'figure: [Ukraine Soldiers] Ukraine Soldiers. / @ukrainiansquad',
    ]);
    expect(story.removals.map((removal) => removal.reason)).toEqual([
      'related-link',
      'related-link',
      'related-link',
      'donation',
      'social-follow',
      'newsletter',
      'login-comment',
    ]);
    const body = story.article.blocks.filter(
      (block) => block.kind === 'paragraph' && !furniture.has(block.id),
    );
    const source = new TextDecoder()
      .decode(bytes)
      .split('\n')
      .map((line) => line.trim());
    const start = source.findIndex((line) => line.startsWith('The Kremlin on Tuesday'));
    const expected = source
      .slice(start)
      .filter((line) => line !== '' && !/^(?:READ:|Please make|Connect|Sign up|Login)/u.test(line));
    expect(body.map((block) => ('text' in block ? block.text : ''))).toEqual(expected);
  });
});
