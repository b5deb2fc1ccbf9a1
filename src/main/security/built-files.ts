import { extname } from 'node:path';
import { appHost, appScheme } from './app-address.ts';
import { pagePolicy, workerPolicy } from './content-policy.ts';

/** Every type the build can produce; a file of another type is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  // For pdf.js: fonts and character maps.
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};

/** A file of the built renderer, ready to be served. */
export interface BuiltFile {
  /** Path below the built folder, with `/` between its parts. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}
export type Manifest = ReadonlyMap<string, BuiltFile>;
export type Answer =
  | { readonly kind: 'file'; readonly file: BuiltFile }
  | { readonly kind: 'refused'; readonly status: 400 | 404 | 405 };

/** The build names a worker's entry `….worker-HASH.js` or `worker-HASH.js`. */
const workerName = /(^|[./-])worker[.-][^/]*\.m?js$/;

/** Lists what may be served. Made once at start, so that no request is ever turned into a path. */
export function createManifest(paths: readonly string[]): Manifest {
  const entries = paths.flatMap((path): [string, BuiltFile][] => {
    const mediaType = mediaTypes[extname(path)];
    return mediaType === undefined ? [] : [[`/${path}`, { path, headers: headersFor(path, mediaType) }]];
  });
  return new Map(entries);
}

function headersFor(path: string, mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': workerName.test(path) ? workerPolicy : pagePolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** Finds the file for a request. Only GET, only host `app`, only a name that the manifest holds. */
export function findBuiltFile(manifest: Manifest, method: string, address: string): Answer {
  if (method !== 'GET') return { kind: 'refused', status: 405 };
  if (!URL.canParse(address)) return { kind: 'refused', status: 400 };
  const url = new URL(address);
  if (url.protocol !== `${appScheme}:` || url.host !== appHost) return { kind: 'refused', status: 404 };
  const path = decodeOnce(url.pathname);
  if (path === null || /[\0\\]|(^|\/)\.\.(\/|$)/.test(path)) return { kind: 'refused', status: 400 };
  const file = manifest.get(path === '/' ? '/index.html' : path);
  return file === undefined ? { kind: 'refused', status: 404 } : { kind: 'file', file };
}

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
