import type { ReferenceFormat } from '../../../core/sources/reference-kinds.ts';
import { useStores } from '../../stores/stores.ts';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Writes all sources of the project in one format and tells what became of it. */
export function useExportSources(): (format: ReferenceFormat, isUnderEmbargo: boolean) => Promise<void> {
  const { bridge, notices } = useStores();
  const { project } = useDesk();
  return async (format, isUnderEmbargo) => {
    const wish = { projectId: project.id, sourceIds: null, format, isUnderEmbargo };
    const done = await bridge.invoke('sources:export', wish);
    if (!done.ok) {
      notices.tellError(done.error);
      return;
    }
    const { saved } = done.value;
    if (saved === null) return;
    const { token, fileName, count, losses } = saved;
    notices.tell({
      kind: losses.length === 0 ? 'done' : 'warning',
      text: [`${counted(count, 'source')} written to ${fileName}.`, ...losses].join(' '),
      action: { label: 'Show the file', run: () => void bridge.invoke('export:show', { token }) },
    });
  };
}
