import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react';
import type { RefObject } from 'react';
import { timeCode } from '../../../../../core/documents-in/transcript/cue.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { ProgressWithCancel } from '../../../../ui/ProgressWithCancel.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { skip, speeds, type Player } from './use-player.ts';
import type { LoadedRecording } from './use-recording.ts';

export interface PlayerBarProps {
  readonly player: Player;
  readonly element: RefObject<HTMLMediaElement | null>;
  readonly recording: LoadedRecording;
  readonly isFilm: boolean;
  readonly label: string;
  /** The arrow keys belong to the caret of a transcript, so that skipping takes Alt. */
  readonly hasCaret: boolean;
}

const speedOptions = speeds.map((speed) => ({ value: String(speed), label: `${speed} ×` }));

/** The recording and what steers it. */
export function PlayerBar({ player, element, recording, isFilm, label, hasCaret }: PlayerBarProps) {
  const back = hasCaret ? 'Alt+Left' : 'Left';
  const on = hasCaret ? 'Alt+Right' : 'Right';
  const media = {
    ref: element as RefObject<HTMLVideoElement & HTMLAudioElement>,
    preload: 'metadata',
    'aria-label': label,
    tabIndex: -1,
    ...(recording.address === null ? {} : { src: recording.address }),
  } as const;
  return (
    <div className="player" data-film={isFilm || undefined}>
      {/* What is said stands in the transcript, where there is one. */}
      {isFilm ? <video {...media} className="player-film" onClick={player.toggle} /> : <audio {...media} />}
      {recording.error !== null ? (
        <p className="player-broken" role="status">
          {recording.error.message}
        </p>
      ) : recording.address === null ? (
        <ProgressWithCancel label="Loading the recording…" value={recording.progress} />
      ) : player.isBroken ? (
        <p className="player-broken" role="status">
          The recording cannot be played: it is damaged, or made with a method that this window does not know.
          The file is kept as it is.
        </p>
      ) : (
        <div className="evidence-tools" role="group" aria-label="Recording">
          <IconButton
            label={player.isPlaying ? 'Pause' : 'Play'}
            icon={player.isPlaying ? <Pause /> : <Play />}
            keys="Space"
            onPress={player.toggle}
          />
          <IconButton
            label={`Back ${skip} seconds`}
            icon={<RotateCcw />}
            size="small"
            keys={back}
            onPress={() => {
              player.skipBy(-skip);
            }}
          />
          <IconButton
            label={`On ${skip} seconds`}
            icon={<RotateCw />}
            size="small"
            keys={on}
            onPress={() => {
              player.skipBy(skip);
            }}
          />
          <output className="evidence-tools-text is-value" aria-label="Time">
            {timeCode(player.time)}
          </output>
          <input
            type="range"
            className="player-time"
            aria-label="Position in the recording"
            aria-valuetext={`${timeCode(player.time)} of ${timeCode(player.duration)}`}
            min={0}
            max={Math.max(1, player.duration)}
            step={1}
            value={Math.min(player.time, Math.max(1, player.duration))}
            onChange={(event) => {
              player.seek(event.target.valueAsNumber);
            }}
          />
          <span className="evidence-tools-text is-value">{timeCode(player.duration)}</span>
          <Select
            label="Speed"
            isLabelHidden
            variant="quiet"
            options={speedOptions}
            value={String(player.speed)}
            onChange={(speed) => {
              player.setSpeed(Number(speed));
            }}
          />
        </div>
      )}
    </div>
  );
}
