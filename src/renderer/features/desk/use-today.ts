import { useEffect, useState } from 'react';

/** The present moment, drawn anew when the day ends: what was saved “at 22:38” was saved yesterday after midnight. */
export function useToday(): Date {
  const [, setDay] = useState(0);
  const now = new Date();
  const day = now.toDateString();
  useEffect(() => {
    const from = new Date();
    const midnight = new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1).getTime();
    const timer = setTimeout(
      () => {
        setDay((count) => count + 1);
      },
      midnight - from.getTime() + 500,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [day]);
  return now;
}
