import type { Command } from '../../core/project/commands.ts';
import type { CommandRunner, UndoDirection, UndoOutcome } from './article-editor-props.ts';

/**
 * One thing that was done. `serial` counts the steps of text; `act` is what was given, `back` what takes it back (null:
 * nothing does, and no older act is undone over it).
 */
type Act =
  | { readonly kind: 'text'; readonly serial: number }
  | {
      readonly kind: 'commands';
      readonly act: readonly Command[];
      readonly back: readonly Command[] | null;
    };

export interface UndoPorts {
  /** Undoes or redoes one step of text; false when the text history has none left. */
  readonly moveText: (direction: UndoDirection, keep: ReadonlySet<string>) => boolean;
  readonly runCommands: CommandRunner;
  /** Whether text may be changed now (Draft). */
  readonly mayEditText: () => boolean;
}

/** Oldest acts are forgotten beyond this many; the text history uses the same number. */
export const deepestUndo = 500;

/**
 * One order of undo for typing and for acts such as marking a claim. An act that nothing takes back stops the undo of older acts, not of
 * typing. The text steps themselves are Lexical's history;
 * this keeps where they stand among the commands.
 */
export class UndoStack {
  readonly #ports: UndoPorts;
  readonly #past: Act[] = [];
  readonly #future: Act[] = [];
  /** For each block changed from outside: how many steps of text there were by then. */
  readonly #outside = new Map<string, number>();
  #serial = 0;
  #turns = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(ports: UndoPorts) {
    this.#ports = ports;
  }

  /** Tells that typing made a new step of text. */
  noticeText(): void {
    this.#serial += 1;
    this.#push({ kind: 'text', serial: this.#serial });
  }

  /** Puts an executed act on the stack; `inverse` takes it back, null: nothing does. */
  recordAct(act: readonly Command[], inverse: readonly Command[] | null): void {
    if (act.length > 0 && inverse?.length !== 0) this.#push({ kind: 'commands', act, back: inverse });
  }

  /** Tells that these blocks were changed from outside: undoing older text leaves them as they are. */
  noticeOutside(blockIds: Iterable<string>): void {
    for (const id of blockIds) this.#outside.set(id, this.#serial);
  }

  undo(): Promise<UndoOutcome> {
    return this.#inTurn(() => this.#move('undo', this.#past, this.#future));
  }

  redo(): Promise<UndoOutcome> {
    return this.#inTurn(() => this.#move('redo', this.#future, this.#past));
  }

  /** A key held down asks faster than commands are written; each waits for the one before. */
  #inTurn(move: () => Promise<UndoOutcome>): Promise<UndoOutcome> {
    const turn = this.#turns === 0 ? move() : this.#last.then(move);
    this.#turns += 1;
    this.#last = turn.then(
      () => void (this.#turns -= 1),
      () => void (this.#turns -= 1),
    );
    return turn;
  }

  async #move(direction: UndoDirection, from: Act[], to: Act[]): Promise<UndoOutcome> {
    const newest = from.at(-1);
    if (newest === undefined) return { kind: 'nothing' };
    // Typing is taken back from under a reply or a note: what others changed since keeps its words. An older act is not.
    const isPassed = direction === 'undo' && this.#ports.mayEditText();
    const under = isPassed ? from.findLast((each) => each.kind === 'text' || each.back !== null) : undefined;
    const act = under?.kind === 'text' ? under : newest;
    if (act.kind === 'text') {
      if (!this.#ports.mayEditText()) return { kind: 'text-elsewhere' };
      from.splice(from.lastIndexOf(act), 1);
      if (!this.#ports.moveText(direction, this.#changedSince(act.serial)))
        return this.#move(direction, from, to);
      to.push(act);
      return { kind: 'text' };
    }
    if (act.back === null) return { kind: 'stopped', act: act.act };
    // Off the stack while it is under way, lest what is done meanwhile gets in between; back on it when refused.
    from.pop();
    const result = await this.#ports.runCommands(act.back);
    if (!result.ok) {
      from.push(act);
      return { kind: 'refused', act: act.act, error: result.error };
    }
    to.push({ kind: 'commands', act: act.act, back: result.value.inverse });
    return { kind: 'commands', act: act.act };
  }

  #changedSince(serial: number): ReadonlySet<string> {
    return new Set([...this.#outside].filter(([, at]) => at >= serial).map(([id]) => id));
  }

  #push(act: Act): void {
    this.#past.push(act);
    if (this.#past.length > deepestUndo) this.#past.shift();
    this.#future.length = 0;
  }
}
