/* global document, performance, requestAnimationFrame -- runs in a page */
import { mountBare } from './bare.mjs';
import { mountCodeMirror } from './codemirror.mjs';
import { mountProseMirror } from './prosemirror.mjs';

const kinds = { bare: mountBare, prosemirror: mountProseMirror, codemirror: mountCodeMirror };
const place = document.querySelector('#place');
let mounted = null;

const twoFrames = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });

/** What the measuring process calls. */
globalThis.peers = {
  /** Milliseconds until the text stands on the page. */
  mount: async (kind, text) => {
    const start = performance.now();
    mounted = kinds[kind](place, text);
    await twoFrames();
    return performance.now() - start;
  },
  putCaret: (paragraph, offset) => mounted.putCaret(paragraph, offset),
  /** Milliseconds until the claim is drawn; null where there are no claims. */
  createClaim: async (claim) => {
    if (mounted.createClaim === null) return null;
    const start = performance.now();
    mounted.createClaim(claim);
    await twoFrames();
    return performance.now() - start;
  },
};
