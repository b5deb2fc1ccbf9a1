import { useEffect, useState, type RefObject } from 'react';

/** The inner width of an element, CSS pixels; 0 until it is known. */
export function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(() => {
      setRoom(watched.clientWidth);
    });
    observer.observe(watched);
    setRoom(watched.clientWidth);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return room;
}
