export function newestChange(path: string): number;
export function isStale(name: 'main' | 'window'): boolean;
export function provideBuild(names: readonly ('main' | 'window')[]): Promise<void>;
