import type { channels } from '../../../contract/channels.ts';
import { ok } from '../../../core/result.ts';
import { examineEvidence } from '../../services/evidence-examination.ts';
import {
  addEvidence,
  addImage,
  addRecording,
  openEvidence,
  readImage,
  readRecording,
  type ExtractedText,
} from '../../services/evidence-service.ts';
import type { Handlers } from '../router.ts';
import { plainBytes } from './file-handlers.ts';
import type { AppServices } from './services.ts';

type EvidenceChannel = Extract<keyof typeof channels, `evidence:${string}` | `image:${string}`>;

/** Stored files and pictures of a project. */
export function createEvidenceHandlers({
  projects,
  tokens,
  copies,
  runtime,
}: AppServices): Pick<Handlers<typeof channels>, EvidenceChannel> {
  return {
    'evidence:add-file': async ({ projectId, sourceId, token, text }, windowId) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const large = await tokens.largeFile(token, windowId);
      if (!large.ok) return large;
      if (large.value !== null) {
        const { path, fileName, size } = large.value;
        const by = projects.actorIn(open.value.role);
        return copies.run(token, size, (watch) =>
          addRecording(open.value.session, by, { sourceId, path, fileName }, watch, runtime.newId),
        );
      }
      const file = await tokens.read(token, windowId);
      if (!file.ok) return file;
      const { fileName, bytes } = file.value;
      const extracted: ExtractedText | null =
        text === null || text.kind === 'none' ? null : { kind: text.kind, text: text.text };
      const collected = { sourceId, kind: 'file', fileName, bytes, text: extracted, from: fileName } as const;
      const { session, role } = open.value;
      return addEvidence(session, projects.actorIn(role), collected, runtime.newId);
    },
    'evidence:add-pasted': async ({ projectId, sourceId, fileName, text }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session, role } = open.value;
      return addEvidence(
        session,
        projects.actorIn(role),
        {
          sourceId,
          kind: 'pasted',
          fileName,
          bytes: Buffer.from(text, 'utf8'),
          text: { kind: 'text', text },
          from: 'pasted',
        },
        runtime.newId,
      );
    },
    'evidence:open': async ({ projectId, evidenceId }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session, role } = open.value;
      const found = await openEvidence(session, projects.actorIn(role), evidenceId);
      if (!found.ok) return found;
      const { bytes } = found.value;
      return ok({ ...found.value, bytes: bytes === null ? null : plainBytes(bytes) });
    },
    'evidence:read-recording': async ({ projectId, evidenceId, position, length }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const part = await readRecording(open.value.session, evidenceId, position, length);
      return part.ok ? ok({ bytes: plainBytes(part.value) }) : part;
    },
    'evidence:cancel': ({ token }) => {
      copies.cancel(token);
      return ok({});
    },
    'evidence:examine': async ({ projectId }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session, role } = open.value;
      return ok({ lost: [...(await examineEvidence(session, projects.actorIn(role)))] });
    },
    'image:add': async ({ projectId, token }, windowId) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const file = await tokens.read(token, windowId);
      return file.ok ? addImage(open.value.session, file.value.bytes) : file;
    },
    'image:read': async ({ projectId, sha256 }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const image = await readImage(open.value.session, sha256);
      if (!image.ok) return image;
      return ok({ bytes: plainBytes(image.value.bytes), mediaType: image.value.mediaType });
    },
  };
}
