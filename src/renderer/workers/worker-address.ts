import pdfWorkerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import factsWorkerUrl from './facts.worker.ts?worker&url';
import importWorkerUrl from './import.worker.ts?worker&url';
import spottingWorkerUrl from './spotting.worker.ts?worker&url';

/** The part of the Trusted Types API that we use (W3C Trusted Types; not in TypeScript's DOM types). */
interface TrustedTypesWindow {
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { readonly createScriptURL: (url: string) => string },
    ) => { readonly createScriptURL: (url: string) => string };
  };
}

/** The only scripts that may become a worker: our readers of documents, of facts and of claims to be, and pdf.js's own. */
const addresses = {
  import: importWorkerUrl,
  facts: factsWorkerUrl,
  spotting: spottingWorkerUrl,
  pdf: pdfWorkerUrl,
} as const;
const made = new Map<string, string>();

/**
 * The address of a worker, as the policy `stet-worker` makes it. The page's content security policy lets no other
 * script address become a worker.
 */
export function workerAddress(name: keyof typeof addresses): string {
  const known = made.get(name);
  if (known !== undefined) return known;
  const factory = (window as TrustedTypesWindow).trustedTypes;
  const policy = factory?.createPolicy('stet-worker', {
    createScriptURL: (url) => {
      if (!Object.values(addresses).includes(url))
        throw new TypeError('Not the address of a worker of ours.');
      return url;
    },
  });
  const address = policy === undefined ? addresses[name] : policy.createScriptURL(addresses[name]);
  made.set(name, address);
  return address;
}
