import type { channels } from '../../../contract/channels.ts';
import { appError } from '../../../core/app-error.ts';
import { exportableSources } from '../../../core/privilege/without-privileged.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import {
  importReferences,
  referenceFileName,
  referenceText,
  writeReferences,
} from '../../services/references/reference-service.ts';
import { embargoRefusal } from '../../services/embargo-guard.ts';
import { guardLeaks } from '../../services/leak-guard.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type SourceChannel = 'sources:import' | 'sources:export' | 'sources:format';

const formatNames = {
  'csl-json': { name: 'CSL-JSON', extension: 'json' },
  bibtex: { name: 'BibTeX', extension: 'bib' },
  ris: { name: 'RIS', extension: 'ris' },
} as const;

/** Sources as references: in, out, and written for readers. */
export function createSourceHandlers({
  projects,
  tokens,
  references,
  runtime,
  ports,
  vault,
}: AppServices): Pick<Handlers<typeof channels>, SourceChannel> {
  return {
    'sources:import': async ({ projectId, from, take }, windowId) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session, role } = open.value;
      let text: Result<string>;
      if (from.kind === 'text') text = ok(from.text);
      else {
        const file = await tokens.read(from.token, windowId);
        text = file.ok ? referenceText(file.value.bytes) : file;
      }
      if (!text.ok) return text;
      const done = await importReferences(
        session,
        projects.actorIn(role),
        { text: text.value, format: null, take },
        { desk: references, newId: runtime.newId },
      );
      return done.ok ? ok({ ...done.value, items: [...done.value.items] }) : done;
    },
    'sources:export': async ({ projectId, sourceIds, format, isUnderEmbargo }, windowId) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const { session } = open.value;
      const leaving = { isUnderEmbargo, at: runtime.clock(), isTold: false };
      const unconfirmed = embargoRefusal(session.project, leaving);
      if (unconfirmed !== null) return unconfirmed;
      const all = exportableSources(session.project);
      const sources = sourceIds === null ? all : all.filter(({ id }) => sourceIds.includes(id));
      const exported = await references.do<'export'>({ kind: 'export', sources, format });
      if (!exported.ok) return exported;
      const told = await guardLeaks(session.project, vault, [
        { where: 'the text', text: exported.value.text },
      ]);
      if (!told.ok) return told;
      const { name, extension } = formatNames[format];
      const path = await ports.dialogs.chooseSavePath({
        title: `Export sources as ${name}`,
        suggestedPath: referenceFileName(session.project.story.title, exported.value),
        filters: [{ name, extensions: [extension] }],
      });
      if (path === null) return ok({ saved: null });
      const written = await writeReferences(runtime.fs, session, exported.value, path);
      if (!written.ok) return written;
      const { token, fileName } = tokens.issueWritten(path, windowId, written.value.size);
      const { count, losses } = exported.value;
      return ok({ saved: { token, fileName, size: written.value.size, count, losses: [...losses] } });
    },
    'sources:format': async ({ projectId, sourceId, style }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const source = open.value.session.project.sources[sourceId];
      if (source === undefined) {
        return err(appError('unknown-id', 'That source is no longer in the project.', { id: sourceId }));
      }
      return references.do<'style'>({ kind: 'style', source, style });
    },
  };
}
