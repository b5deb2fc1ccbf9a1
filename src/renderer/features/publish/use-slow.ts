import { useEffect, useState } from 'react';

/** Milliseconds of work after which it is shown: what is done sooner would only flicker. */
const patience = 250;

/** Whether work has gone on long enough to be shown. */
export function useSlow(isWorking: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isWorking) return;
    const timer = setTimeout(() => {
      setSlow(true);
    }, patience);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isWorking]);
  return isWorking && isSlow;
}
