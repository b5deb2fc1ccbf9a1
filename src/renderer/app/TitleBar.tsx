import { Search, Settings as SettingsIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useStores } from '../stores/stores.ts';
import { useStore } from '../stores/store.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { TitleBarSlot } from '../ui/TitleBarSlot.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';

/** The row at the top of every screen: the way home, the open screen's own controls, palette and settings. */
export function TitleBar() {
  const { actions, routes } = useStores();
  const screen = useStore(routes, (state) => state.route.screen);
  return (
    <header className="app-title-bar" data-screen={screen}>
      <Tooltip content="Library" keys="Mod+Shift+L">
        <AriaButton
          className="app-wordmark"
          aria-label="Stet: go to the library"
          onPress={() => actions.run('go-library')}
        >
          stet
        </AriaButton>
      </Tooltip>
      <TitleBarSlot />
      <div className="app-title-bar-end">
        <IconButton
          label="Command palette"
          keys="Mod+Shift+P"
          icon={<Search />}
          onPress={() => actions.run('palette')}
        />
        <IconButton
          label="Settings"
          keys="Mod+,"
          icon={<SettingsIcon />}
          isActive={screen === 'settings'}
          onPress={() => actions.run('settings')}
        />
      </div>
    </header>
  );
}
