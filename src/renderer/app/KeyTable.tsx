import { actions, type Action } from '../../contract/actions.ts';
import { Kbd } from '../ui/Kbd.tsx';

interface KeyGroup {
  readonly title: string;
  readonly rows: readonly { readonly action: Action; readonly keys: string }[];
}

const pick = (title: string, keyOf: (action: Action) => string | null): KeyGroup => ({
  title,
  rows: actions.flatMap((action) => {
    const keys = keyOf(action);
    return keys === null ? [] : [{ action, keys }];
  }),
});

const groups: readonly KeyGroup[] = [
  pick('Everywhere', (action) => (action.scope === 'anywhere' ? action.key : null)),
  pick('In a project', (action) => (action.scope === 'anywhere' ? null : action.key)),
  pick('In Check mode: one key', (action) => (action.scope === 'anywhere' ? null : action.checkKey)),
];

/** Every key of `contract/actions.ts`, by where it works. */
export function KeyTable() {
  return (
    <div className="key-table">
      {groups.map((group) => (
        <section key={group.title}>
          <h3 className="key-table-title">{group.title}</h3>
          <dl>
            {group.rows.map(({ action, keys }) => (
              <div key={action.id} className="key-table-row">
                <dt>{action.label.replace(/…$/u, '')}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
