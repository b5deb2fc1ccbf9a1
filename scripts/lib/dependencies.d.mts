interface WantedPackage {
  readonly version?: string;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
}
export function isInstalled(
  wanted: Readonly<Record<string, WantedPackage>>,
  installed: Readonly<Record<string, { readonly version?: string }>>,
): boolean;
export function provideDependencies(): Promise<void>;
