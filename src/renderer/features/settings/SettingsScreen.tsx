import { X } from 'lucide-react';
import { useEffect, type ComponentType } from 'react';
import { KeyTable } from '../../app/KeyTable.tsx';
import type { Settings, SettingsChange } from '../../../contract/settings.ts';
import type { SettingsSection } from '../../stores/route-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { AboutSettings } from './AboutSettings.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { DeskKeySettings } from './DeskKeySettings.tsx';
import { LegendSettings } from './LegendSettings.tsx';
import { LibrarySettings } from './LibrarySettings.tsx';
import { NetworkSettings } from './NetworkSettings.tsx';
import { PersonSettings } from './PersonSettings.tsx';
import { PolicySettings } from './PolicySettings.tsx';
import { ProjectPolicySettings } from './ProjectPolicySettings.tsx';

/** What every section of the settings gets. */
export interface SettingsSectionProps {
  readonly settings: Settings;
  readonly onChange: (change: SettingsChange) => void;
}

const sections: readonly {
  readonly id: SettingsSection;
  readonly title: string;
  readonly about: string;
  readonly Section: ComponentType<SettingsSectionProps>;
}[] = [
  {
    id: 'person',
    title: 'You',
    about:
      'Your name stands in the log beside every act. Roles are those you can switch between on the desk.',
    Section: PersonSettings,
  },
  {
    id: 'appearance',
    title: 'Appearance',
    about: 'How Stet looks on this machine.',
    Section: AppearanceSettings,
  },
  {
    id: 'project-policy',
    title: 'Policy of this project',
    about:
      'What the gate demands of the project that is open. A change is logged, and voids the sign-offs given before it.',
    Section: ProjectPolicySettings,
  },
  {
    id: 'policy',
    title: 'Policy for new projects',
    about: 'What projects start with from now on. Each keeps its own policy, which its editor can change.',
    Section: PolicySettings,
  },
  {
    id: 'legend',
    title: 'Legend',
    about: 'How each state of a mark is shown. Glyph, underline and colour always go together.',
    Section: LegendSettings,
  },
  {
    id: 'network',
    title: 'Network',
    about: 'Stet works without a network. One thing may use it, if you want it to.',
    Section: NetworkSettings,
  },
  { id: 'keyboard', title: 'Keyboard', about: 'Every key, also on ? from any screen.', Section: KeyTable },
  {
    id: 'library',
    title: 'Library and backups',
    about: 'Where your projects lie. Everything stays on this machine.',
    Section: LibrarySettings,
  },
  {
    id: 'desk-key',
    title: 'Desk’s key',
    about: 'The key of this library that signs its dossiers. Its private part never leaves the library.',
    Section: DeskKeySettings,
  },
  {
    id: 'about',
    title: 'About',
    about: 'Which Stet this is, and whose work is in it.',
    Section: AboutSettings,
  },
];

/** Everything a person sets up on this machine. Changes hold at once. */
export function SettingsScreen() {
  const { settings, routes, project } = useStores();
  const current = useStore(settings, (state) => state);
  const hasProject = useStore(project, (state) => state.kind === 'open');
  const wanted = useStore(routes, ({ route }) => (route.screen === 'settings' ? route.section : undefined));
  const shown = sections.filter(({ id }) => id !== 'project-policy' || hasProject);
  const isRead = current !== null;
  useEscape(routes.back);
  useEffect(() => {
    if (isRead && wanted !== undefined) showSection(wanted);
  }, [isRead, wanted]);
  if (current === null) {
    return (
      <main className="library is-waiting" tabIndex={-1}>
        <h1 className="ui-visually-hidden">Settings</h1>
        <ProgressWithCancel label="Reading the settings" value={null} />
      </main>
    );
  }
  return (
    <main className="settings" tabIndex={-1}>
      <nav className="settings-nav" aria-label="Settings sections">
        <div className="settings-nav-head">
          <h1 className="screen-title">Settings</h1>
        </div>
        <ul>
          {shown.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                className="settings-nav-link"
                onClick={() => {
                  showSection(id);
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="settings-body" tabIndex={-1}>
        <div className="settings-close">
          <IconButton
            label="Close settings"
            keys="Escape"
            placement="left"
            icon={<X />}
            onPress={() => {
              routes.back();
            }}
          />
        </div>
        {shown.map(({ id, title, about, Section }) => (
          <section
            key={id}
            id={`settings-${id}`}
            className="settings-section"
            aria-labelledby={`settings-${id}-title`}
            tabIndex={-1}
          >
            <header>
              <h2 id={`settings-${id}-title`}>{title}</h2>
              <p>{about}</p>
            </header>
            <div className="settings-fields">
              <Section settings={current} onChange={(change) => void settings.update(change)} />
            </div>
          </section>
        ))}
      </div>
    </main>
  );
}

/** Brings a section to the top and the focus to it. */
function showSection(id: SettingsSection): void {
  const section = document.getElementById(`settings-${id}`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
