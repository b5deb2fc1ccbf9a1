import { useEffect, useImperativeHandle, useRef, type KeyboardEvent } from 'react';
import { timeCode } from '../../../../../core/documents-in/transcript/cue.ts';
import type { ViewerProps } from '../viewer.ts';
import { playerAct } from './player-keys.ts';
import { PlayerBar } from './PlayerBar.tsx';
import { doPlayerAct } from './do-player-act.ts';
import { usePlayer } from './use-player.ts';
import { useRecording } from './use-recording.ts';

/** A recording without a transcript: the moment where it is paused is the place to cite. */
export function RecordingViewer({ ref, opened, label, onChoice, onUse, onReady }: ViewerProps) {
  const recording = useRecording(opened);
  const element = useRef<HTMLMediaElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const player = usePlayer(element, recording.address);
  useImperativeHandle(ref, () => ({
    focus: () => root.current?.focus({ preventScroll: true }),
    reveal: () => undefined,
    select: () => undefined,
  }));
  useEffect(onReady, [onReady]);
  const moment = player.isPlaying || player.isBroken || player.duration === 0 ? null : timeCode(player.time);
  useEffect(() => {
    onChoice(moment === null ? null : { kind: 'place', locator: { label: 'timestamp', value: moment } });
  }, [moment, onChoice]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons and sliders inside have these keys for themselves.
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onUse();
    else {
      const key = { key: event.key, isAlt: event.altKey, isCommand: event.ctrlKey || event.metaKey };
      const act = playerAct(key, false, player.speed);
      if (act === null) return;
      doPlayerAct(player, act);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={root}
      className="evidence-scroll evidence-recording"
      role="group"
      aria-label={label}
      tabIndex={0}
      data-pane-focus
      onKeyDown={onKeyDown}
    >
      <PlayerBar
        player={player}
        element={element}
        recording={recording}
        isFilm={opened.shownType?.startsWith('video/') === true}
        label={opened.evidence.fileName}
        hasCaret={false}
      />
      <p className="evidence-recording-hint">
        No transcript of this recording is attached to its source. Attach one (SRT, VTT, or text with times)
        to read along and to quote from it.
      </p>
    </div>
  );
}
