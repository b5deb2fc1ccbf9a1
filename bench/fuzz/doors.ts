import type { Door } from './door.ts';
import { documentDoors } from './doors/documents.ts';
import { pdfDoors } from './doors/pdf.ts';
import { referenceDoors } from './doors/references.ts';
import { storedDoors } from './doors/stored.ts';
import { windowDoors } from './doors/window.ts';

/** Every door that is tried. */
export const doors: readonly Door[] = [
  ...documentDoors,
  ...referenceDoors,
  ...storedDoors,
  ...windowDoors,
  ...pdfDoors,
];
