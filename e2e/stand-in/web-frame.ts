import type { Frame } from 'playwright-core';
import { schemes } from './host.ts';
import { fromBrowserUrl, originOf } from './urls.ts';

/** Electron's `WebFrameMain`, as far as sender checks read it. */
export class WebFrame {
  readonly #frame: Frame;
  constructor(frame: Frame) {
    this.#frame = frame;
  }
  get url(): string {
    return fromBrowserUrl(this.#frame.url(), schemes);
  }
  get origin(): string {
    return originOf(this.#frame.url(), schemes);
  }
  get parent(): WebFrame | null {
    const parent = this.#frame.parentFrame();
    return parent === null ? null : frameOf(parent);
  }
}

const frames = new WeakMap<Frame, WebFrame>();
/** The one object that stands for a frame: sender checks compare identities. */
export function frameOf(frame: Frame): WebFrame {
  const known = frames.get(frame) ?? new WebFrame(frame);
  frames.set(frame, known);
  return known;
}
