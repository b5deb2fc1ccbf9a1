import type { PlayerAct } from './player-keys.ts';
import type { Player } from './use-player.ts';

export function doPlayerAct(player: Player, act: PlayerAct): void {
  switch (act.kind) {
    case 'toggle':
      player.toggle();
      break;
    case 'skip':
      player.skipBy(act.seconds);
      break;
    case 'speed':
      player.setSpeed(act.speed);
      break;
  }
}
