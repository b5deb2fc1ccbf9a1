import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { classNames } from './class-names.ts';

export interface TabItem<I extends string> {
  readonly id: I;
  readonly label: string;
  /** Number behind the label; null for none. */
  readonly count?: number | null;
}

export interface TabsProps<I extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<I>[];
  readonly selected: I;
  readonly onSelect: (id: I) => void;
  /** The panel of the chosen tab. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Views of the same place. Only the chosen panel is in the document. */
export function Tabs<I extends string>({
  label,
  tabs,
  selected,
  onSelect,
  children,
  className,
}: TabsProps<I>) {
  return (
    <AriaTabs
      className={classNames('ui-tabs', className)}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find((candidate) => candidate.id === key);
        if (tab !== undefined) onSelect(tab.id);
      }}
    >
      <TabList aria-label={label} className="ui-tab-list">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="ui-tab">
            {tab.label}
            {tab.count === undefined || tab.count === null ? null : (
              <span className="ui-tab-count">{tab.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="ui-tab-panel">
          {tab.id === selected ? children : null}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
