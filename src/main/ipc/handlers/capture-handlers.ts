import type { channels } from '../../../contract/channels.ts';
import { safeFileName } from '../../../core/documents-out/file-name.ts';
import { ok } from '../../../core/result.ts';
import { keepCapture } from '../../services/capture/keep-capture.ts';
import type { Handlers } from '../router.ts';
import { plainBytes } from './file-handlers.ts';
import type { AppServices } from './services.ts';

type CaptureChannel = Extract<keyof typeof channels, `capture:${string}`>;

/** Pages that are captured from the web. */
export function createCaptureHandlers({
  captures,
  projects,
  runtime,
}: AppServices): Pick<Handlers<typeof channels>, CaptureChannel> {
  return {
    'capture:start': (wish) => captures.start(wish),
    'capture:result': async ({ captureId }) => {
      const result = await captures.result(captureId);
      if (!result.ok) return result;
      const { snapshot, picture, way, leftOut, notes, ...page } = result.value;
      return ok({
        ...page,
        way: [...way],
        leftOut: [...leftOut],
        notes: [...notes],
        snapshot: {
          fileName: safeFileName(page.title, snapshot.extension),
          bytes: plainBytes(snapshot.bytes),
        },
        picture: picture === null ? null : plainBytes(picture),
      });
    },
    'capture:keep': async ({ projectId, captureId, sourceId, title, text }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const captured = await captures.result(captureId);
      if (!captured.ok) return captured;
      const { session, role } = open.value;
      const extracted = text === null || text.kind === 'none' ? null : { kind: text.kind, text: text.text };
      const wish = { sourceId, title, text: extracted };
      const kept = await keepCapture(session, projects.actorIn(role), captured.value, wish, runtime.newId);
      if (kept.ok) captures.cancel(captureId);
      return kept;
    },
    'capture:cancel': ({ captureId }) => {
      captures.cancel(captureId);
      return ok({});
    },
  };
}
