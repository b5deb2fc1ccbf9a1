import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleText } from '../../article/article-text.ts';
import { imported } from '../testing/import-for-test.ts';
import { detectFormat } from '../detect-format.ts';
import { readEvidenceText } from '../evidence-text.ts';
import { createMessageLog } from '../import-messages.ts';
import { defaultLimits } from '../limits.ts';
import { readSavedPage } from './mhtml-in.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const read = (file: Uint8Array, limits = defaultLimits) => readSavedPage(file, limits, createMessageLog());
const textOf = (file: Uint8Array, limits = defaultLimits) => {
  const page = read(file, limits);
  return page.ok ? new TextDecoder().decode(page.value.html) : page.error.code;
};

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

interface Part {
  readonly type?: string;
  readonly headers?: readonly string[];
  readonly body: string;
}

/** A file as Chromium writes it. */
function archive(
  parts: readonly Part[],
  { boundary = '----MultipartBoundary--x1----', parameters = '', end = true } = {},
): string {
  const head = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://ferry.example/news/fares',
    'Subject: Fares',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related;\r\n\ttype="text/html";${parameters}\r\n\tboundary="${boundary}"`,
    '',
    '',
  ].join('\r\n');
  const body = parts.map(({ type = 'text/html', headers = [], body: text }) =>
    [`--${boundary}`, `Content-Type: ${type}`, ...headers, '', text, ''].join('\r\n'),
  );
  return `${head}\r\n${body.join('')}${end ? `--${boundary}--\r\n` : ''}`;
}

const quoted = 'Content-Transfer-Encoding: quoted-printable';

describe('the page in a saved file', () => {
  it('is decoded from quoted-printable, soft breaks and blanks at line ends included', () => {
    const file = archive([
      { headers: [quoted], body: '<p>A crossing costs=20=E2=82=AC=\r\n 3.20, 100=25 = certain=  \r\n.</p>' },
    ]);
    expect(textOf(bytes(file))).toBe('<p>A crossing costs € 3.20, 100% = certain.</p>');
  });

  it('is decoded from base64 with foreign signs in it', () => {
    const file = archive([
      { headers: ['Content-Transfer-Encoding: BASE64'], body: 'PHA+R*WlucyBa\r\n IHdlaTwvcD4=' },
    ]);
    expect(textOf(bytes(file))).toBe('<p>Eins Z wei</p>');
  });

  it('is left as it is under any other encoding', () => {
    expect(
      textOf(bytes(archive([{ headers: ['Content-Transfer-Encoding: x-none'], body: '<p>=41</p>' }]))),
    ).toBe('<p>=41</p>');
  });

  it('is the part that start names, else the first that is HTML', () => {
    const parts = [
      { type: 'text/css', body: 'p {}' },
      { headers: ['Content-ID: <frame@x>'], body: '<p>A frame</p>' },
      { headers: ['Content-ID: <main@x>'], body: '<p>The page</p>' },
    ];
    expect(textOf(bytes(archive(parts, { parameters: ' start="<main@x>";' })))).toBe('<p>The page</p>');
    expect(textOf(bytes(archive(parts)))).toBe('<p>A frame</p>');
    expect(textOf(bytes(archive(parts, { parameters: ' start="<gone@x>";' })))).toBe('<p>A frame</p>');
  });

  it('is found inside nested multiparts whose boundaries begin alike', () => {
    const inner =
      '--b1x\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b1x\r\nContent-Type: text/html\r\n\r\n<p>Inside</p>\r\n--b1x--';
    const file = archive(
      [
        { type: 'multipart/alternative; boundary=b1x', body: inner },
        { type: 'image/png', body: 'x' },
      ],
      { boundary: 'b1' },
    );
    expect(textOf(bytes(file))).toBe('<p>Inside</p>');
  });

  it('may be the only thing in the file', () => {
    const file =
      'MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>Al=\none</p>';
    expect(textOf(bytes(file))).toBe('<p>Alone</p>');
  });

  it('says what encoding it is in and where it came from', async () => {
    const file = latin(
      archive([
        {
          type: 'text/html; charset="windows-1250"',
          body: '<body><p>\u0141 \u00b3 is written so.</p></body>',
        },
      ]).replace('\u0141', '\u00a3'),
    );
    const page = read(file);
    expect(page).toMatchObject({
      ok: true,
      value: { charset: 'windows-1250', location: 'https://ferry.example/news/fares' },
    });
    expect(await readEvidenceText(file, 'x')).toMatchObject({
      value: { kind: 'html', text: 'Ł ł is written so.' },
    });
  });

  it('keeps no address that the policy refuses', () => {
    const file = archive([{ headers: ['Content-Location: javascript:alert(1)'], body: '<p>x</p>' }]).replace(
      /Snapshot-Content-Location.*\r\n/u,
      '',
    );
    expect(read(bytes(file))).toMatchObject({ ok: true, value: { location: null } });
  });
});

describe('what the page shows', () => {
  const file = bytes(
    archive([
      {
        headers: ['Content-Location: https://ferry.example/news/fares'],
        body:
          '<html><head><title>Fares rise on the ferry</title></head><body><h1>Fares rise on the ferry</h1><p>A crossing costs 3.20 pounds from the first of May, the company says.</p>' +
          '<img src="../img/boat.png" alt="The boat"><img src="cid:dock@x" alt="The dock"><img src="https://other.example/far.png" alt="Far"></body></html>',
      },
      {
        type: 'image/png',
        headers: [
          'Content-Transfer-Encoding: base64',
          'Content-Location: https://ferry.example/img/boat.png',
        ],
        body: png,
      },
      {
        type: 'image/png',
        headers: ['Content-Transfer-Encoding: base64', 'Content-ID: <dock@x>'],
        body: png,
      },
      { type: 'text/html', body: '<p>A frame</p>' },
    ]),
  );

  it('comes from the file, and what is not in it is not loaded', async () => {
    const document = await imported(file, { fileName: 'fares.mhtml' });
    const figures = document.article.blocks.filter((block) => block.kind === 'figure');
    expect(figures.map(({ alt, image }) => [alt, image.sha256 !== null, image.originalUrl])).toEqual([
      ['The boat', true, 'https://ferry.example/img/boat.png'],
      ['The dock', true, null],
      ['Far', false, 'https://other.example/far.png'],
    ]);
    expect(document.images).toHaveLength(1);
    expect(document.sourceUrl).toBe('https://ferry.example/news/fares');
    expect(document.title).toBe('Fares rise on the ferry');
    expect(articleText(document.article)).toContain('3.20 pounds');
    expect(document.messages.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['frame-dropped', 'image-not-loaded']),
    );
  });
});

describe('what a file is', () => {
  it.each([
    ['anything.txt', archive([{ body: '<p>x</p>' }]), 'html'],
    ['page.mht', 'Content-Type: text/html\nMIME-Version: 1.0\n\n<p>x</p>', 'html'],
    ['page.mhtml', 'Only text', 'wrong-type'],
    ['letter.eml', `To: a@b.example\r\n${archive([{ body: '<p>x</p>' }])}`, 'unsupported-type'],
    [
      'letter',
      'Subject: Hi\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x--',
      'unsupported-type',
    ],
  ])('%s is told by its bytes', (name, text, expected) => {
    const found = detectFormat(bytes(text), name);
    expect(found.ok ? found.value : found.error.code).toBe(expected);
  });
});

describe('hostile files', () => {
  it('without an end are read as far as they go, and it is said', () => {
    const messages = createMessageLog();
    const page = readSavedPage(
      bytes(archive([{ body: '<p>To the en' }], { end: false })),
      defaultLimits,
      messages,
    );
    expect(page.ok && new TextDecoder().decode(page.value.html)).toContain('<p>To the en');
    expect(messages.list()).toMatchObject([{ code: 'archive-cut-off' }]);
  });

  it.each([
    ['no boundary', archive([{ body: '<p>x</p>' }]).replace(/boundary="[^"]*"/u, '')],
    ['an endless boundary', archive([{ body: '<p>x</p>' }], { boundary: 'b'.repeat(5_000) })],
    [
      'another boundary than the parts have',
      archive([{ body: '<p>x</p>' }]).replace('boundary="', 'boundary="y'),
    ],
    ['no page', archive([{ type: 'image/png', body: 'x' }])],
  ])('with %s are refused as malformed', (_what, text) => {
    expect(textOf(bytes(text))).toBe('malformed');
  });

  it('that nest without end or have too many parts are refused', () => {
    const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n';
    const distinct = Array.from(
      { length: 6 },
      (_, depth) => `--b${depth}\r\nContent-Type: multipart/related; boundary=b${depth + 1}\r\n\r\n`,
    );
    expect(textOf(bytes(`${head.replace('=b\r', '=b0\r')}${distinct.join('')}`))).toBe('too-complex');
    const many = archive(Array.from({ length: 2_001 }, () => ({ body: '' })));
    expect(textOf(bytes(many))).toBe('too-complex');
  });

  it('that lie about their lengths are read by their bytes', () => {
    const file = archive([{ headers: ['Content-Length: 999999999'], body: '<p>short</p>' }]);
    expect(textOf(bytes(file))).toBe('<p>short</p>');
  });

  it('with headers beyond all measure end quickly', () => {
    const file = `MIME-Version: 1.0\r\nContent-Type: multipart/related; ${'a="b";'.repeat(20_000)}\r\n\r\n`;
    expect(textOf(bytes(file))).toBe('malformed');
  });

  it('of 40 MB are read in a few seconds of processor time', () => {
    const line = `${'=41'.repeat(25)}=\r\n`;
    const file = bytes(archive([{ headers: [quoted], body: line.repeat(520_000) }]));
    expect(file.length).toBeGreaterThan(39_000_000);
    const before = process.cpuUsage();
    expect(read(file)).toMatchObject({ ok: true });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000_000).toBeLessThan(10);
  });

  it('of any bytes never throw', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '--b',
        '--b--',
        '\r\n',
        '\n',
        '=',
        '==',
        'Content-Type: multipart/related; boundary=b',
        'Content-Type: text/html',
        '<p>',
        '\0',
        '\u00ff',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const file = latin(
          `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n${pieces.join('')}`.replace(
            /[^\0-\u00ff]/gu,
            '?',
          ),
        );
        expect(typeof read(file).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
