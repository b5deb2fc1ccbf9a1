export interface Picture {
  readonly size: number;
  readonly png: Uint8Array;
}
export function icoFile(pictures: readonly Picture[]): Buffer;
export function icnsFile(pictures: readonly Picture[]): Buffer;
