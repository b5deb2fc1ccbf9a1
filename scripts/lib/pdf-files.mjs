// What pdf.js needs beside its code: character maps, the standard fonts and the decoders that do without WebAssembly.
// They become files of the build and are served from the application's own scheme; nothing is fetched.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folders = [
  ['cmaps', /\.bcmap$/],
  ['standard_fonts', /\.(?:pfb|ttf)$/],
  ['wasm', /_nowasm_fallback\.js$/],
];

/** Puts the files under `pdf/` of the window’s build. */
export function pdfFiles(packageFolder) {
  return {
    name: 'pdf-files',
    apply: 'build',
    generateBundle() {
      for (const [folder, wanted] of folders) {
        for (const name of readdirSync(join(packageFolder, folder)).filter((each) => wanted.test(each))) {
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${name}`,
            source: readFileSync(join(packageFolder, folder, name)),
          });
        }
      }
    },
  };
}

/**
 * Keeps pdf.js from loading a native drawing library where it happens to be installed: the parsing thread only reads
 * text, and a hostile document should meet as little native code as possible.
 */
export function pdfWithoutCanvas() {
  return {
    name: 'pdf-without-canvas',
    transform(code, id) {
      return id.includes('pdfjs-dist/legacy/build/pdf.mjs')
        ? { code: code.replaceAll('require("@napi-rs/canvas")', 'undefined'), map: null }
        : null;
    },
  };
}
