import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Placement,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Kbd } from './Kbd.tsx';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly description?: string;
  readonly keys?: string | null;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
}

export interface MenuGroup {
  /** Shown above the group; empty for none. */
  readonly title: string;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  /** The button that opens it: a `Button` or an `IconButton`. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
  readonly placement?: Placement;
}

/** Things to do, behind a button. */
export function Menu({ trigger, label, groups, onAction, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="ui-popover ui-menu-popover" placement={placement} offset={4}>
        <AriaMenu
          aria-label={label}
          className="ui-menu"
          onAction={(key) => {
            onAction(String(key));
          }}
        >
          {groups.map((group, index) => (
            <MenuSection key={group.title === '' ? index : group.title} aria-label={group.title || label}>
              {group.title === '' ? null : <Header className="ui-menu-title">{group.title}</Header>}
              {group.items.map((item) => (
                <AriaMenuItem
                  key={item.id}
                  id={item.id}
                  textValue={item.label}
                  isDisabled={item.isDisabled ?? false}
                  className={classNames('ui-menu-item', item.isDanger === true && 'is-danger')}
                >
                  <span className="ui-icon" aria-hidden="true">
                    {item.icon}
                  </span>
                  <span className="ui-menu-text">
                    <span>{item.label}</span>
                    {item.description === undefined ? null : (
                      <span className="ui-menu-description">{item.description}</span>
                    )}
                  </span>
                  {item.keys === undefined || item.keys === null ? null : (
                    <span aria-hidden="true">
                      <Kbd keys={item.keys} />
                    </span>
                  )}
                </AriaMenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
