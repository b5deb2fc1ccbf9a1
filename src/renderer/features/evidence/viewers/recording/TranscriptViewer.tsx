import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import {
  cueAtTime,
  cuesOf,
  timeAtOffset,
  timeCode,
  type PlacedCue,
} from '../../../../../core/documents-in/transcript/cue.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { proposeLocator } from '../../evidence-paragraphs.ts';
import type { MarkIndex } from '../../mark-index.ts';
import { offsetAtPoint, type Passage } from '../../passage-selection.ts';
import { MarkedText } from '../MarkedText.tsx';
import { inGroups } from '../chunks.ts';
import { ReadOnlyText } from '../ReadOnlyText.tsx';
import { useTextHandle } from '../use-text-handle.ts';
import type { ViewerProps } from '../viewer.ts';
import { doPlayerAct } from './do-player-act.ts';
import { playerAct } from './player-keys.ts';
import { PlayerBar } from './PlayerBar.tsx';
import { timeTrouble } from './transcript-state.ts';
import { usePlayer } from './use-player.ts';
import { useRecording } from './use-recording.ts';

/** A transcript, a line for each cue; played along with its recording where that is attached to the same source. */
export function TranscriptViewer(props: ViewerProps) {
  const { ref, opened, companion, label, marks, onChoice, onUse, onReady } = props;
  const text = opened.text ?? '';
  const cues = useMemo(() => cuesOf(text), [text]);
  const groups = useMemo(() => inGroups(cues), [cues]);
  const trouble = useMemo(() => timeTrouble(cues), [cues]);
  const root = useRef<HTMLDivElement>(null);
  const media = useRef<HTMLMediaElement>(null);
  const recording = useRecording(companion);
  const player = usePlayer(media, recording.address);
  const { playFrom } = player;
  const canPlay = companion !== null && !player.isBroken;
  const hasStarted = player.isPlaying || player.time > 0;
  const spoken = canPlay && hasStarted ? cueAtTime(cues, player.time) : null;
  useTextHandle(ref, root);
  useEffect(onReady, [onReady]);

  useEffect(() => {
    if (spoken === null || !player.isPlaying || document.getSelection()?.isCollapsed === false) return;
    root.current?.querySelector(`[data-cue="${spoken.start}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [spoken, player.isPlaying]);

  const onPassage = useCallback(
    (passage: Passage | null) => {
      if (passage === null) {
        onChoice(null);
        return;
      }
      const time = timeAtOffset(cues, passage.start);
      const locator =
        time === null
          ? proposeLocator(text, passage.start, passage.end)
          : ({ label: 'timestamp', value: timeCode(time) } as const);
      onChoice({ kind: 'passage', ...passage, locator });
    },
    [cues, text, onChoice],
  );
  const play = useCallback(
    (time: number) => {
      playFrom(time);
    },
    [playFrom],
  );

  return (
    <>
      {companion === null ? null : (
        <PlayerBar
          player={player}
          element={media}
          recording={recording}
          isFilm={companion.shownType?.startsWith('video/') === true}
          label={companion.evidence.fileName}
          hasCaret
        />
      )}
      {trouble === null ? null : (
        <Banner kind="warning" title="Times">
          {trouble}
        </Banner>
      )}
      <div className="evidence-scroll">
        <ReadOnlyText
          ref={root}
          text={text}
          label={label}
          className="is-transcript"
          onPassage={onPassage}
          onUse={onUse}
          onKey={(event) => {
            const key = { key: event.key, isAlt: event.altKey, isCommand: event.ctrlKey || event.metaKey };
            const act = canPlay ? playerAct(key, true, player.speed) : null;
            if (act === null) return;
            event.preventDefault();
            doPlayerAct(player, act);
          }}
          onClick={() => {
            const selection = document.getSelection();
            if (
              !canPlay ||
              root.current === null ||
              selection?.isCollapsed !== true ||
              selection.anchorNode === null
            )
              return;
            const offset = offsetAtPoint(root.current, selection.anchorNode, selection.anchorOffset);
            const time = offset === null ? null : timeAtOffset(cues, offset);
            if (time !== null) play(time);
          }}
        >
          {groups.map((group) => (
            <Cues
              key={group[0].start}
              cues={group}
              text={text}
              marks={marks.touching(group[0].start, group.at(-1)?.end ?? group[0].end)}
              spoken={spoken !== null && group.includes(spoken) ? spoken : null}
              onPlay={canPlay ? play : null}
            />
          ))}
        </ReadOnlyText>
      </div>
    </>
  );
}

interface CuesProps {
  readonly cues: readonly PlacedCue[];
  readonly text: string;
  readonly marks: ReturnType<MarkIndex['touching']>;
  /** The cue that is spoken now, when it is one of these. */
  readonly spoken: PlacedCue | null;
  readonly onPlay: ((seconds: number) => void) | null;
}

const Cues = memo(function Cues({ cues, text, marks, spoken, onPlay }: CuesProps) {
  return (
    <div className="evidence-group">
      {cues.map((cue) => (
        <Cue
          key={cue.start}
          cue={cue}
          text={text}
          marks={marks.filter((mark) => mark.start < cue.end && mark.end > cue.start)}
          isSpoken={cue === spoken}
          onPlay={onPlay}
        />
      ))}
    </div>
  );
});

interface CueProps {
  readonly cue: PlacedCue;
  readonly text: string;
  readonly marks: ReturnType<MarkIndex['touching']>;
  readonly isSpoken: boolean;
  readonly onPlay: ((seconds: number) => void) | null;
}

function Cue({ cue, text, marks, isSpoken, onPlay }: CueProps) {
  const { time, start, textStart, wordsStart, end } = cue;
  const code = time === null ? null : timeCode(time);
  return (
    <div className="cue" data-cue={start} aria-current={isSpoken || undefined}>
      <span className="cue-time" contentEditable={false}>
        {time === null || code === null ? null : onPlay === null ? (
          code
        ) : (
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Play from ${code}`}
            onClick={(event) => {
              event.stopPropagation();
              onPlay(time);
            }}
          >
            {code}
          </button>
        )}
      </span>
      <p>
        {wordsStart === textStart ? null : (
          <span className="cue-speaker" data-start={textStart}>
            <MarkedText text={text} start={textStart} end={wordsStart} marks={marks} />
          </span>
        )}
        <span data-start={wordsStart}>
          <MarkedText text={text} start={wordsStart} end={end} marks={marks} />
        </span>
      </p>
    </div>
  );
}
