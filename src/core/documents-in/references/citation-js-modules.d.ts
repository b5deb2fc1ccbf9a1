/** The parts of Citation.js that Stet uses; the packages bring no types of their own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** One step of reading: text to entries, or entries to CSL-JSON. Throws on what it cannot read. */
      readonly data: (input: unknown, type: string) => unknown;
      readonly has: (type: string) => boolean;
    };
    readonly output: {
      readonly format: (format: string, items: readonly unknown[], options?: object) => unknown;
    };
    readonly config: { readonly get: (plugin: string) => unknown };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
declare module '@citation-js/plugin-csl' {}
