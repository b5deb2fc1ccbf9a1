import { useEffect, useState } from 'react';
import { importDropped } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files dropped anywhere on the window. Dropping never navigates, even where nothing is taken: a screen that has
 * its own use for a file handles the event first and prevents its default.
 */
export function FileDrop({ isActive }: { readonly isActive: boolean }) {
  const stores = useStores();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isActive ? 'copy' : 'none';
      setOver(isActive);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const [file] = files;
      if (!isActive || file === undefined) return;
      if (files.length > 1) stores.notices.tell({ text: `One article at a time: importing ${file.name}.` });
      void importDropped(stores, file);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [isActive, stores]);
  if (!isOver) return null;
  return (
    <div className="file-drop" aria-hidden="true">
      <p>Drop to import, or to verify a dossier</p>
    </div>
  );
}
