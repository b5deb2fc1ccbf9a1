import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { appScheme } from './app-address.ts';
import { createManifest, findBuiltFile } from './built-files.ts';

/** Names the application's scheme to Chromium. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built renderer on `stet://app/`, from a list made now. */
export async function installAppProtocol(session: Session, builtFolder: string): Promise<void> {
  const entries = await readdir(builtFolder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(builtFolder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const manifest = createManifest(paths);
  session.protocol.handle(appScheme, async (request) => {
    const answer = findBuiltFile(manifest, request.method, request.url);
    if (answer.kind === 'refused') return new Response(null, { status: answer.status });
    const bytes = await readFile(join(builtFolder, answer.file.path));
    return new Response(new Uint8Array(bytes), { status: 200, headers: answer.file.headers });
  });
}
