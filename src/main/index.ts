import { join } from 'node:path';
import { app } from 'electron';
import { startApp } from './lifecycle.ts';

startApp({
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  renderer: join(import.meta.dirname, '../renderer'),
}).catch((error: unknown) => {
  console.error('Stet could not start:', error);
  app.exit(1);
});
