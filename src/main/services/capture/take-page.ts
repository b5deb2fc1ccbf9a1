import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { appError } from '../../../core/app-error.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { CapturePage } from '../../platform/ports.ts';
import type { CaptureLimits } from './capture-limits.ts';

/** The stored form of a page. */
export interface Snapshot {
  readonly bytes: Uint8Array;
  readonly mediaType: 'multipart/related' | 'text/html';
  /** Without a dot. */
  readonly extension: 'mhtml' | 'html';
  readonly notes: readonly string[];
}

const metrics = z.object({ cssContentSize: z.object({ width: z.number(), height: z.number() }) });
const data = z.object({ data: z.string() });
const body = z.object({ body: z.string(), base64Encoded: z.boolean() });

/** A picture of the whole page as far as the limit goes, else of what a window shows of it, else none, with a note. */
export async function takePicture(
  page: CapturePage,
  limits: CaptureLimits,
): Promise<{ readonly png: Uint8Array | null; readonly notes: readonly string[] }> {
  const size = metrics.safeParse(await ask(page, 'Page.getLayoutMetrics', {}, limits)).data?.cssContentSize;
  const height = Math.max(1, Math.ceil(size?.height ?? 0));
  const clip = {
    x: 0,
    y: 0,
    width: limits.pictureWidth,
    height: Math.min(height, limits.pictureHeight),
    scale: 1,
  };
  const shot =
    size === undefined
      ? undefined
      : data.safeParse(
          await ask(
            page,
            'Page.captureScreenshot',
            { format: 'png', captureBeyondViewport: true, clip },
            limits,
          ),
        ).data;
  if (shot !== undefined) {
    const isCut = height > limits.pictureHeight;
    const note = `The picture shows the first ${limits.pictureHeight.toLocaleString('en')} of ${height.toLocaleString('en')} pixels of the page. The snapshot holds all of it.`;
    return { png: Buffer.from(shot.data, 'base64'), notes: isCut ? [note] : [] };
  }
  const visible = await Promise.race([page.visiblePicture(), wait(limits.taking, null, { ref: false })]);
  return visible === null
    ? { png: null, notes: ['No picture of the page could be taken. The snapshot is complete without it.'] }
    : {
        png: visible,
        notes: ['The picture shows only the upper part of the page. The snapshot holds all of it.'],
      };
}

/**
 * The page with everything it shows in one file, or its HTML alone where that cannot be had. Errors: `too-large`,
 * `load-failed`.
 */
export async function takeSnapshot(
  page: CapturePage,
  mainRequest: string | null,
  limits: CaptureLimits,
): Promise<Result<Snapshot>> {
  const whole = data.safeParse(await ask(page, 'Page.captureSnapshot', { format: 'mhtml' }, limits)).data;
  if (whole !== undefined) {
    const bytes = Buffer.from(whole.data, 'utf8');
    if (bytes.length <= limits.snapshot)
      return ok({ bytes, mediaType: 'multipart/related', extension: 'mhtml', notes: [] });
  }
  const html =
    mainRequest === null
      ? undefined
      : body.safeParse(await ask(page, 'Network.getResponseBody', { requestId: mainRequest }, limits)).data;
  if (html === undefined)
    return err(
      appError('load-failed', 'The page was loaded but could not be copied. Nothing was kept. Try again.'),
    );
  const bytes = Buffer.from(html.body, html.base64Encoded ? 'base64' : 'utf8');
  if (bytes.length === 0 || bytes.length > limits.snapshot)
    return err(appError('too-large', 'The page is empty or too large to be stored. Nothing was kept.'));
  return ok({
    bytes,
    mediaType: 'text/html',
    extension: 'html',
    notes: ['The snapshot holds the page’s HTML as it was sent, without its pictures and styles.'],
  });
}

/** The answer to a DevTools command; undefined when it failed or took too long. */
async function ask(
  page: CapturePage,
  method: string,
  parameters: object,
  limits: CaptureLimits,
): Promise<unknown> {
  const answer = page.command(method, parameters).catch(() => undefined);
  return Promise.race([answer, wait(limits.taking, undefined, { ref: false })]);
}
