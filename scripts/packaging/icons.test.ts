import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { icnsFile, icoFile } from './icon-files.mjs';
import { makeIcons } from './icons.mjs';

const drawings = resolve(import.meta.dirname, '../../resources/icon');

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stet-icons-'));
  await makeIcons(drawings, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name));

/** The pictures in an ICO, found through its table. */
function inIco(bytes: Buffer) {
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const start = bytes.readUInt32LE(at + 12);
    return {
      size: bytes.readUInt8(at) || 256,
      png: bytes.subarray(start, start + bytes.readUInt32LE(at + 8)),
    };
  });
}

/** The pictures in an ICNS, read one behind the other. */
function inIcns(bytes: Buffer) {
  const found: { type: string; png: Buffer }[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
    const end = at + bytes.readUInt32BE(at + 4);
    found.push({ type: bytes.toString('latin1', at, at + 4), png: bytes.subarray(at + 8, end) });
  }
  return found;
}

it('draws a PNG of each size for Linux', async () => {
  const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
  expect(readdirSync(join(folder, 'png')).sort()).toEqual(sizes.map((size) => `${size}x${size}.png`).sort());
  for (const size of sizes) {
    expect(await sharp(read(`png/${size}x${size}.png`)).metadata()).toMatchObject({
      format: 'png',
      width: size,
      height: size,
      hasAlpha: true,
    });
  }
});

it.each(['stet', 'dossier'])('%s: Windows and macOS find every size where the table says', async (name) => {
  const ico = inIco(read(`${name}.ico`));
  expect(ico.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  for (const { size, png } of ico) expect((await sharp(png).metadata()).width).toBe(size);

  const bytes = read(`${name}.icns`);
  expect(bytes.toString('latin1', 0, 4)).toBe('icns');
  expect(bytes.readUInt32BE(4)).toBe(bytes.length);
  const widths = await Promise.all(inIcns(bytes).map(async ({ png }) => (await sharp(png).metadata()).width));
  expect(widths).toEqual([16, 32, 32, 64, 128, 256, 256, 512, 512, 1024]);
});

it('the dots are to be seen at 16 pixels', async () => {
  const { data, info } = await sharp(read('png/16x16.png')).raw().toBuffer({ resolveWithObject: true });
  const row = Array.from({ length: 16 }, (_, x) => data[(13 * 16 + x) * info.channels]! < 100);
  // Three runs of dark pixels with light ones between.
  expect(row.filter((isDark, x) => isDark && row[x - 1] !== true)).toHaveLength(3);
});

it('refuses sizes that the files cannot hold', () => {
  expect(() => icoFile([{ size: 512, png: new Uint8Array() }])).toThrow('512');
  expect(() => icnsFile([{ size: 48, png: new Uint8Array() }])).toThrow('48');
});
