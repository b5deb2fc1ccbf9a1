import { ipcMain, type WebContents } from 'electron';
import type { Result } from '../../core/result.ts';
import type { FileToken } from '../../contract/views.ts';
import { isTrustedSender } from '../security/trusted-sender.ts';
import type { Post } from './event-sender.ts';
import { UntrustedSenderError, type Router, type Sender } from './router.ts';

/** Names of Electron's own channels: one for calls, one for dropped files, one for events. Nothing else is listened to. */
export const wire = { invoke: 'stet:invoke', drop: 'stet:drop', event: 'stet:event' } as const;

/** Turns the path of a file dropped on a window into a token; the path comes from the preload, never from the page. */
export type AcceptDrop = (path: string, windowId: number) => Promise<Result<FileToken>>;

/** Connects the router to Electron. This is the only file that touches `ipcMain`. */
export function installIpc(router: Router, acceptDrop: AcceptDrop): void {
  ipcMain.handle(wire.invoke, (event, channel: unknown, payload: unknown) =>
    router(senderOf(event), channel, payload),
  );
  ipcMain.handle(wire.drop, (event, path: unknown) => {
    const sender = senderOf(event);
    if (!isTrustedSender(sender.frame, sender.mainFrame) || typeof path !== 'string')
      throw new UntrustedSenderError();
    return acceptDrop(path, sender.windowId);
  });
}

function senderOf(event: Electron.IpcMainInvokeEvent): Sender {
  return { frame: event.senderFrame, mainFrame: event.sender.mainFrame, windowId: event.sender.id };
}

/** Posts to one window. After it has gone events are dropped. */
export function postTo(contents: WebContents): Post {
  return (name, payload) => {
    if (!contents.isDestroyed()) contents.send(wire.event, name, payload);
  };
}
