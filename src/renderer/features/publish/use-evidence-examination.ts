import { useEffect } from 'react';
import { useStores } from '../../stores/stores.ts';

/**
 * Has all evidence hashed again when the screen opens. What is found lands in the custody records and, through them, among the
 * blockers; nothing else has to be told here. A vetted export looks again by itself.
 */
export function useEvidenceExamination(projectId: string): void {
  const { bridge } = useStores();
  useEffect(() => {
    void bridge.invoke('evidence:examine', { projectId });
  }, [bridge, projectId]);
}
