import importWorkerUrl from './import.worker.ts?worker&url';
import type { WorkerLike } from './document-reader.ts';

/** The part of the Trusted Types API that we use (W3C Trusted Types; not in TypeScript's DOM types). */
interface TrustedTypesWindow {
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { readonly createScriptURL: (url: string) => string },
    ) => { readonly createScriptURL: (url: string) => string };
  };
}

let made: string | null = null;

/** Starts a fresh import worker. */
export function startImportWorker(): WorkerLike {
  return new Worker(importWorkerAddress(), { type: 'module', name: 'import' });
}

/**
 * The address of the import worker, as the one value that the policy `stet-worker` makes. The page's content security
 * policy lets no other script address become a worker.
 */
function importWorkerAddress(): string {
  if (made !== null) return made;
  const factory = (window as TrustedTypesWindow).trustedTypes;
  const policy = factory?.createPolicy('stet-worker', {
    createScriptURL: (url) => {
      if (url !== importWorkerUrl) throw new TypeError('Not the address of a worker of ours.');
      return url;
    },
  });
  made = policy === undefined ? importWorkerUrl : policy.createScriptURL(importWorkerUrl);
  return made;
}
