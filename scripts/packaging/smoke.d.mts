export function smokeStart(
  program: string,
  args: readonly string[],
  wish?: { readonly limit?: number; readonly commit?: string },
): Promise<string>;
