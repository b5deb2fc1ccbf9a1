import { fileURLToPath } from 'node:url';

/**
 * The folder of pdf.js's character maps: among the built files of the window, or the package's own where the program
 * runs from its sources.
 * @param file address of the running file
 */
export function builtMapFolder(file: string): string {
  const folder = file.endsWith('.ts') ? '../../../node_modules/pdfjs-dist/cmaps/' : '../renderer/pdf/cmaps/';
  return fileURLToPath(new URL(folder, file));
}
