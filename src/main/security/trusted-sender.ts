import { appOrigin } from './app-address.ts';

/** What a sender check reads of Electron's `WebFrameMain`. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/**
 * Whether a message comes from our own page. Identity is compared, not names: the frame must *be* the window's main
 * frame, have no parent, and stand on exactly our origin. A frame that is gone (null) is refused.
 */
export function isTrustedSender(frame: SenderFrame | null, mainFrame: SenderFrame | null): boolean {
  return frame !== null && frame === mainFrame && frame.parent === null && frame.origin === appOrigin;
}
