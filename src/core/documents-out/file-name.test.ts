import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awkwardText } from '../testing/arbitraries.ts';
import { safeFileName } from './file-name.ts';

describe('safeFileName', () => {
  test.each([
    ['Ferry line opens', 'Ferry line opens.html'],
    ['What? A/B: "test" <1> | *', 'What A B test 1.html'],
    ['  ..hidden.. ', 'hidden.html'],
    ['', 'Untitled.html'],
    ['///', 'Untitled.html'],
    ['\u200d\u200b', 'Untitled.html'],
    ['CON', '_CON.html'],
    ['nul.backup', '_nul.backup.html'],
    ['COM1', '_COM1.html'],
    ['Concord', 'Concord.html'],
    ['a\u0000b\nc\td', 'ab c d.html'],
    ['report\u202Efdp.exe', 'reportfdp.exe.html'],
    ['..\\..\\etc\\passwd', 'etc passwd.html'],
    ['Fähre — e\u0301', 'Fähre — é.html'],
    ['~lock', 'lock.html'],
  ])('%j becomes %j', (title, name) => expect(safeFileName(title, 'html')).toBe(name));

  test('a long title is cut between characters, below 255 bytes', () => {
    const name = safeFileName('👩‍👩‍👧'.repeat(60), 'docx');
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(190);
    expect(name).toMatch(/^(?:👩‍👩‍👧)+\.docx$/u);
  });

  test('any title gives a name that every file system takes', () => {
    fc.assert(
      fc.property(fc.oneof(awkwardText(30), fc.string({ unit: 'binary', maxLength: 300 })), (title) => {
        const name = safeFileName(title, 'md');
        // eslint-disable-next-line no-control-regex -- control characters are what this looks for
        expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u202a-\u202e]|^[ .]|[ .]\.md$/u);
        expect(name).toMatch(/.\.md$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(190);
      }),
    );
  });
});
