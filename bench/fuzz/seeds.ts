import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A seed document of the folder beside this file. */
export function seedText(name: string): string {
  return readFileSync(join(import.meta.dirname, 'seeds', name), 'utf8');
}
