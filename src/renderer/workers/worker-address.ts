/** The part of the Trusted Types API that we use (W3C Trusted Types; not in TypeScript's DOM types). */
interface TrustedTypesWindow {
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { readonly createScriptURL: (url: string) => string },
    ) => { readonly createScriptURL: (url: string) => string };
  };
}

const made = new Map<string, string>();

/**
 * The address of one of our own workers, as the one value that its policy `stet-worker` makes. The page's content security
 * policy lets no other script address become a worker. `own` comes from an import that ends in `?worker&url`.
 */
export function workerAddress(own: string): string {
  const known = made.get(own);
  if (known !== undefined) return known;
  const factory = (window as TrustedTypesWindow).trustedTypes;
  const policy = factory?.createPolicy('stet-worker', {
    createScriptURL: (url) => {
      if (url !== own) throw new TypeError('Not the address of a worker of ours.');
      return url;
    },
  });
  const address = policy === undefined ? own : policy.createScriptURL(own);
  made.set(own, address);
  return address;
}
