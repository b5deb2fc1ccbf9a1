import { join } from 'node:path';
import { app, dialog } from 'electron';
import { startApp } from './lifecycle.ts';

startApp({
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  renderer: join(import.meta.dirname, '../renderer'),
  threads: import.meta.dirname,
  stamp: join(import.meta.dirname, '../stamp.json'),
}).catch((error: unknown) => {
  console.error('Stet could not start:', error);
  dialog.showErrorBox('Stet could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
