export function makeIcons(drawings: string, folder: string): Promise<void>;
