import { hasCommandKey, keyCaps } from './keys.ts';

/** A key combination of `contract/actions.ts`, drawn as caps. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className="ui-kbd">
      {keyCaps(keys, hasCommandKey()).map((cap) => (
        <kbd key={cap} className="ui-kbd-cap">
          {cap}
        </kbd>
      ))}
    </kbd>
  );
}
