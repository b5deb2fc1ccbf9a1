interface FileAssociation {
  readonly ext: string;
  readonly name: string;
  readonly mimeType?: string;
}
declare const config: {
  readonly electronVersion: string;
  readonly files: readonly string[];
  readonly extraResources: readonly { readonly from: string; readonly to: string }[];
  readonly linux: {
    readonly target: readonly string[];
    readonly fileAssociations: readonly FileAssociation[];
  };
  readonly mac: { readonly target: readonly string[]; readonly fileAssociations: readonly FileAssociation[] };
  readonly win: { readonly target: readonly string[]; readonly fileAssociations: readonly FileAssociation[] };
  readonly publish: null;
};
export default config;
