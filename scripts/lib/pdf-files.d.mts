import type { Plugin } from 'vite';

export function pdfFiles(packageFolder: string): Plugin;
export function pdfWithoutCanvas(): Plugin;
