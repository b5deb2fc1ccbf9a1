/**
 * Puts PNGs of several sizes into one file for Windows or macOS. Both kinds of file are a table in front of whole PNGs, which all systems that
 * Electron runs on read.
 * @typedef {{ readonly size: number, readonly png: Uint8Array }} Picture square, `size` pixels wide
 */

/**
 * ICO: 6 bytes, then 16 for each picture, then the pictures (learn.microsoft.com, “Icons”). Sizes up to 256.
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function icoFile(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    if (size > 256) throw new Error(`An ICO holds no picture of ${size} pixels.`);
    const at = 6 + 16 * index;
    // One byte: 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The types of an ICNS that hold a PNG, by its pixels; some sizes stand twice, for screens of one and of two dots a point. */
const icnsTypes = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/**
 * ICNS: a word and a length, then type, length and PNG of each (en.wikipedia.org/wiki/Apple_Icon_Image_format).
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function icnsFile(pictures) {
  const entries = pictures.flatMap(({ size, png }) => {
    const types = icnsTypes[size];
    if (types === undefined) throw new Error(`An ICNS holds no picture of ${size} pixels.`);
    return types.map((type) => Buffer.concat([tagged(type, png.length), png]));
  });
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([tagged('icns', length), ...entries]);
}

/** Four letters, and how long it is with them and the length itself. */
function tagged(type, length) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
