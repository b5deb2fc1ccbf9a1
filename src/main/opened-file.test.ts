import { describe, expect, it } from 'vitest';
import { openedFile, OpenedFiles } from './opened-file.ts';

describe.skipIf(process.platform === 'win32')('what a start hands over', () => {
  it('takes a dossier by either ending, and an archive that lost half of its own', () => {
    expect(openedFile(['stet', '/home/kim/ferry.stet.zip'], '/')).toBe('/home/kim/ferry.stet.zip');
    expect(openedFile(['stet', 'Ferry.StetDossier'], '/home/kim')).toBe('/home/kim/Ferry.StetDossier');
    expect(openedFile(['stet', 'ferry (1).zip'], '/home/kim')).toBe('/home/kim/ferry (1).zip');
  });

  it('reads the address that a Linux desktop gives, and no other', () => {
    expect(openedFile(['stet', 'file:///home/kim/On%20the%20ferry.stet.zip'], '/')).toBe(
      '/home/kim/On the ferry.stet.zip',
    );
    expect(openedFile(['stet', 'file://elsewhere/share/ferry.stet.zip'], '/')).toBeNull();
    expect(openedFile(['stet', 'https://example.org/ferry.stet.zip'], '/')).toBeNull();
    expect(openedFile(['stet', 'file:///%2F%00.stet.zip%'], '/')).toBeNull();
  });

  it('leaves everything else on the command line alone', () => {
    const start = [
      '/opt/Stet/stet',
      '.',
      '--user-data-dir=/data.zip',
      '--library=/a.stetdossier',
      'story.docx',
    ];
    expect(openedFile(start, '/')).toBeNull();
    expect(openedFile(['/opt/old.zip'], '/')).toBeNull();
    expect(openedFile([...start, 'a.stet.zip', 'b.stet.zip'], '/x')).toBe('/x/b.stet.zip');
  });
});

it('keeps what comes too early, and shows one after the other', async () => {
  const files = new OpenedFiles();
  const shown: string[] = [];
  const settle: (() => void)[] = [];
  files.take('/a');
  files.take('/a');
  files.take('/b');
  expect(shown).toEqual([]);
  files.begin((path) => {
    shown.push(path);
    return new Promise((resolve) => settle.push(resolve));
  });
  expect(shown).toEqual(['/a']);
  files.take('/c');
  expect(shown).toEqual(['/a']);
  for (const expected of [
    ['/a', '/b'],
    ['/a', '/b', '/c'],
  ]) {
    settle.at(-1)?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect(shown).toEqual(expected);
  }
});
