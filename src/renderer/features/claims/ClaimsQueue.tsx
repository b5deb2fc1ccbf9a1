import { useMemo, useState } from 'react';
import { claimTypes, type ClaimType } from '../../../core/claims/claim.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { useDesk } from '../desk/desk-context.ts';
import {
  claimRows,
  filterRows,
  noFilter,
  ownersOf,
  queueTabs,
  tabCounts,
  type QueueTab,
} from './claim-rows.ts';
import { ClaimRowView } from './ClaimRowView.tsx';
import { claimTypeNames } from './claim-words.ts';

const tabNames: Readonly<Record<QueueTab, string>> = {
  open: 'Open',
  stale: 'Stale',
  queried: 'Queried',
  detached: 'Detached',
  all: 'All',
};

/** Values that no owner’s name can have. */
const anyOwner = '\u0000any';
const nobody = '\u0000nobody';

/** The claims in the order of the article, by what they wait for. */
export function ClaimsQueue() {
  const { project, legend, selectedClaimId, selectClaim, focusPage } = useDesk();
  const [tab, setTab] = useState<QueueTab>('open');
  const [filter, setFilter] = useState(noFilter);
  const rows = claimRows(project);
  const counts = useMemo(() => tabCounts(rows), [rows]);
  const shown = useMemo(() => filterRows(rows, tab, filter), [rows, tab, filter]);
  const isFiltered = filter !== noFilter && filterRows(rows, tab, noFilter).length > shown.length;
  return (
    <div className="queue">
      <Tabs
        className="queue-tabs"
        label="Claims"
        tabs={queueTabs.map((id) => ({ id, label: tabNames[id], count: counts[id] }))}
        selected={tab}
        onSelect={setTab}
      >
        <div className="queue-filters">
          <SearchField
            label="Filter claims by words or owner"
            placeholder="Filter"
            value={filter.text}
            onChange={(text) => {
              setFilter({ ...filter, text });
            }}
          />
          <Select
            label="Type"
            isLabelHidden
            variant="quiet"
            options={[
              { value: 'any', label: 'Any type' },
              ...claimTypes.map((type) => ({ value: type, label: claimTypeNames[type] })),
            ]}
            value={filter.type ?? 'any'}
            onChange={(type: ClaimType | 'any') => {
              setFilter({ ...filter, type: type === 'any' ? null : type });
            }}
          />
          <Select
            label="Owner"
            isLabelHidden
            variant="quiet"
            options={[
              { value: anyOwner, label: 'Anyone' },
              { value: nobody, label: 'Nobody’s' },
              ...ownersOf(rows).map((name) => ({ value: name, label: name })),
            ]}
            value={filter.owner === null ? anyOwner : filter.owner === '' ? nobody : filter.owner}
            onChange={(owner) => {
              setFilter({ ...filter, owner: owner === anyOwner ? null : owner === nobody ? '' : owner });
            }}
          />
        </div>
        <VirtualList
          className="queue-list"
          label={`${tabNames[tab]} claims`}
          items={shown}
          keyOf={(row) => row.id}
          selected={selectedClaimId}
          onSelect={(id) => {
            selectClaim(id, { reveal: true });
          }}
          onOpen={focusPage}
          estimate={62}
          empty={<QueueEmpty tab={tab} isFiltered={isFiltered} isBlank={rows.length === 0} />}
        >
          {(row) => <ClaimRowView row={row} legend={legend} />}
        </VirtualList>
      </Tabs>
    </div>
  );
}

const emptyWords: Readonly<Record<QueueTab, readonly [string, string]>> = {
  open: ['Nothing is open', 'Every claim has a verdict for the words it now has.'],
  stale: [
    'Nothing is stale',
    'A claim comes here when its words change after the verdict, by as little as one character.',
  ],
  queried: [
    'No open query',
    'A query to the writer, the editor or a source keeps its claim here until it is resolved.',
  ],
  detached: [
    'Nothing is detached',
    'A claim comes here when its words have left the text. Only a person attaches it again.',
  ],
  all: ['No claims yet', ''],
};

function QueueEmpty(props: {
  readonly tab: QueueTab;
  readonly isFiltered: boolean;
  readonly isBlank: boolean;
}) {
  if (props.isFiltered) {
    return <EmptyState title="No claim matches">Change the filter to see more.</EmptyState>;
  }
  if (props.isBlank) {
    return (
      <EmptyState title="No claims yet">
        Select words on the page and mark them as a claim. Every word ends up in a claim or marked not
        checkable.
      </EmptyState>
    );
  }
  const [title, text] = emptyWords[props.tab];
  return <EmptyState title={title}>{text}</EmptyState>;
}
