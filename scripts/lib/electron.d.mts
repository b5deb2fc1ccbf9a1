export type Binary =
  { readonly kind: 'found'; readonly path: string } | { readonly kind: 'missing'; readonly reason: string };
export function findElectron(root: string): string | null;
export function provideElectron(root: string, say: (line: string) => void): Promise<Binary>;
