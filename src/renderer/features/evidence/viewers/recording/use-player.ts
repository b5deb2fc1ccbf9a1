import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';

/** Speeds to choose from, as factors. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** Seconds that a step goes back or on. */
export const skip = 5;

/** A recording and the ways to play it. Times are seconds. */
export interface Player {
  readonly time: number;
  /** 0 until it is known. */
  readonly duration: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  /** The recording cannot be played. */
  readonly isBroken: boolean;
  readonly toggle: () => void;
  readonly playFrom: (seconds: number) => void;
  readonly seek: (seconds: number) => void;
  readonly skipBy: (seconds: number) => void;
  readonly setSpeed: (speed: number) => void;
}

const events = [
  'timeupdate',
  'seeked',
  'play',
  'pause',
  'ended',
  'ratechange',
  'durationchange',
  'error',
] as const;

/** Follows a media element and steers it. */
export function usePlayer(element: RefObject<HTMLMediaElement | null>, address: string | null): Player {
  const [state, setState] = useState({ time: 0, duration: 0, isPlaying: false, speed: 1, isBroken: false });
  useEffect(() => {
    const media = element.current;
    if (media === null || address === null) return;
    const read = () => {
      setState({
        time: media.currentTime,
        duration: Number.isFinite(media.duration) ? media.duration : 0,
        isPlaying: !media.paused && !media.ended,
        speed: media.playbackRate,
        isBroken: media.error !== null,
      });
    };
    for (const name of events) media.addEventListener(name, read);
    read();
    return () => {
      for (const name of events) media.removeEventListener(name, read);
      media.pause();
    };
  }, [element, address]);

  const play = useCallback(() => {
    // A refusal is told by the element's own `error` event.
    element.current?.play().catch(() => undefined);
  }, [element]);
  const seek = useCallback(
    (seconds: number) => {
      const media = element.current;
      if (media === null) return;
      const last = Number.isFinite(media.duration) ? media.duration : seconds;
      media.currentTime = Math.min(last, Math.max(0, seconds));
    },
    [element],
  );
  return useMemo(
    () => ({
      ...state,
      toggle: () => {
        if (element.current?.paused === false) element.current.pause();
        else play();
      },
      playFrom: (seconds) => {
        seek(seconds);
        play();
      },
      seek,
      skipBy: (seconds) => {
        seek((element.current?.currentTime ?? 0) + seconds);
      },
      setSpeed: (speed) => {
        if (element.current !== null) element.current.playbackRate = speed;
      },
    }),
    [state, element, play, seek],
  );
}
