import type { Settings } from '../../../contract/settings.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import type { SidePane } from '../../ui/SplitPanes.tsx';

type PaneState = Omit<SidePane, 'label' | 'content'>;

const standard: Settings['panes'] = {
  queueWidth: 300,
  inspectorWidth: 360,
  isQueueOpen: true,
  isInspectorOpen: true,
};

/** The side panes as the user left them, and the ways to change and remember that. */
export function usePanes(): {
  readonly queue: PaneState;
  readonly inspector: PaneState;
  readonly toggleQueue: () => void;
  readonly toggleInspector: () => void;
} {
  const { settings } = useStores();
  const panes = useStore(settings, (state) => state?.panes ?? standard);
  const set = (part: Partial<Settings['panes']>) => void settings.update({ panes: { ...panes, ...part } });
  return {
    queue: {
      min: 200,
      max: 480,
      width: panes.queueWidth,
      isOpen: panes.isQueueOpen,
      onWidth: (queueWidth) => {
        set({ queueWidth });
      },
      onOpen: (isQueueOpen) => {
        set({ isQueueOpen });
      },
    },
    inspector: {
      min: 288,
      max: 560,
      width: panes.inspectorWidth,
      isOpen: panes.isInspectorOpen,
      onWidth: (inspectorWidth) => {
        set({ inspectorWidth });
      },
      onOpen: (isInspectorOpen) => {
        set({ isInspectorOpen });
      },
    },
    toggleQueue: () => {
      set({ isQueueOpen: !panes.isQueueOpen });
    },
    toggleInspector: () => {
      set({ isInspectorOpen: !panes.isInspectorOpen });
    },
  };
}
