import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { icnsFile, icoFile } from './icon-files.mjs';

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
const macSizes = [16, 32, 64, 128, 256, 512, 1024];

/** Up to so many pixels the small drawing is used, where there is one. */
const smallUpTo = 32;

/**
 * Draws all icons of the application and of its files: `png/NxN.png` for Linux, `stet.ico` and `dossier.ico` for Windows,
 * `stet.icns` and `dossier.icns` for macOS.
 * @param {string} drawings the folder with the SVGs
 * @param {string} folder is emptied first
 */
export async function makeIcons(drawings, folder) {
  const stet = await drawn(readSvg(drawings, 'stet'), readSvg(drawings, 'stet-small'));
  const dossier = await drawn(readSvg(drawings, 'dossier'), null);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'png'), { recursive: true });
  for (const size of linuxSizes) writeFileSync(join(folder, 'png', `${size}x${size}.png`), stet.get(size));
  for (const [name, pictures] of [
    ['stet', stet],
    ['dossier', dossier],
  ]) {
    const of = (sizes) => sizes.map((size) => ({ size, png: pictures.get(size) }));
    writeFileSync(join(folder, `${name}.ico`), icoFile(of(windowsSizes)));
    writeFileSync(join(folder, `${name}.icns`), icnsFile(of(macSizes)));
  }
}

function readSvg(folder, name) {
  return readFileSync(join(folder, `${name}.svg`));
}

/** @returns {Promise<Map<number, Buffer>>} a PNG for each size, drawn at that size */
async function drawn(svg, small) {
  const pictures = new Map();
  for (const size of new Set([...linuxSizes, ...windowsSizes, ...macSizes])) {
    const source = small !== null && size <= smallUpTo ? small : svg;
    const { width } = await sharp(source).metadata();
    const density = Math.min(2400, Math.max(1, (72 * size) / width));
    const png = await sharp(source, { density }).resize(size, size).png({ compressionLevel: 9 }).toBuffer();
    pictures.set(size, png);
  }
  return pictures;
}
