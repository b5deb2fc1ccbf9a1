export function findChromium(): string | null;
export function canSandbox(): boolean;
export function hasDisplay(): boolean;
