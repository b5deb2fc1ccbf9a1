import type { StetBridge } from '../../contract/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent only where the window was not opened by Stet. */
    readonly stet?: StetBridge;
  }
}

/** The way out of the window. Throws where the preload did not run: nothing works without it. */
export function windowBridge(): StetBridge {
  const bridge = window.stet;
  if (bridge === undefined) throw new Error('The bridge to the main process is missing.');
  return bridge;
}
