import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Node that npm put into the project, whatever the machine has; the one that runs now until it is there.
 * @param {string} root the repository
 */
export function projectNode(root) {
  const file = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : process.execPath;
}
