export const builderVersion: string;
export function provideBuilderSchema(root: string): Record<string, unknown> | null;
export function fileIn(tar: Buffer, name: string): Buffer;
