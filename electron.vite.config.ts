import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { pdfFiles, pdfWithoutCanvas } from './scripts/lib/pdf-files.mjs';

/**
 * React Aria's announcer empties itself through `innerHTML`, which the content policy forbids (Trusted Types): a date field would
 * break the screen. The same without markup; a version that says it otherwise stops the build.
 */
function announcerWithoutMarkup(): Plugin {
  const found = /\.innerHTML = '';/gu;
  return {
    name: 'announcer-without-markup',
    transform(code, id) {
      if (!/dist[\\/]private[\\/]live-announcer[\\/]LiveAnnouncer\.m?js$/u.test(id)) return null;
      if (code.match(found)?.length !== 2)
        this.error('The announcer has changed: look how it empties itself now.');
      return { code: code.replace(found, '.replaceChildren();'), map: null };
    },
  };
}

/**
 * One build for the app, the stand-in and the command line.
 * Main and CLI bundle every library (the packaged app carries no node_modules); only `electron` and
 * Node's own modules stay imports. The preload is one CommonJS file because a sandboxed preload cannot be ESM.
 */
export default defineConfig({
  main: {
    plugins: [pdfWithoutCanvas()],
    resolve: {
      // Its Node build declares a `require` of its own, which meets the one that electron-vite adds to each chunk.
      // Only the synchronous functions are used; they are the same in both.
      alias: {
        fflate: resolve(import.meta.dirname, 'node_modules/fflate/esm/browser.js'),
        // Citation.js brings two clients for the network; nothing of it is ever to be reached.
        'node-fetch': resolve(import.meta.dirname, 'src/main/services/references/no-network.ts'),
        'sync-fetch': resolve(import.meta.dirname, 'src/main/services/references/no-network.ts'),
      },
    },
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/main/index.ts'),
          cli: resolve(import.meta.dirname, 'src/cli/index.ts'),
          'parse-worker': resolve(import.meta.dirname, 'src/main/services/parse-worker.ts'),
          'write-worker': resolve(import.meta.dirname, 'src/main/services/write-worker.ts'),
          'dossier-worker': resolve(import.meta.dirname, 'src/main/services/dossier/dossier-worker.ts'),
          'search-worker': resolve(import.meta.dirname, 'src/main/services/search/search-worker.ts'),
          'reference-worker': resolve(
            import.meta.dirname,
            'src/main/services/references/reference-worker.ts',
          ),
        },
        external: ['electron'],
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(import.meta.dirname, 'src/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src/renderer'),
    base: './',
    plugins: [
      react(),
      announcerWithoutMarkup(),
      pdfFiles(resolve(import.meta.dirname, 'node_modules/pdfjs-dist')),
    ],
    resolve: {
      alias: {
        // Its browser build decodes through `innerHTML`, which a worker has not and the content policy forbids.
        'decode-named-character-reference': resolve(
          import.meta.dirname,
          'node_modules/decode-named-character-reference/index.js',
        ),
      },
    },
    worker: { format: 'es' },
    build: {
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: resolve(import.meta.dirname, 'src/renderer/index.html') } },
    },
  },
});
