import { useEffect } from 'react';
import type { ArticleFacts } from '../../../core/checks/article-facts.ts';
import { factBlocks, isSameText } from '../../stores/facts-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';

export interface ShownFacts {
  /** Null before the first reading. */
  readonly facts: ArticleFacts | null;
  /** Whether the facts are those of the text as it stands: only then are their places right. */
  readonly isCurrent: boolean;
  readonly isFailed: boolean;
}

/** What the machine finds in the whole article, read in a worker while a part of the desk shows it. */
export function useArticleFacts(): ShownFacts {
  const { project } = useDesk();
  const { facts: store } = useStores();
  const state = useStore(store, (value) => value);
  useEffect(() => {
    store.want(project);
  }, [store, project]);
  return {
    facts: state.facts,
    isCurrent: state.facts !== null && isSameText(state.blocks, factBlocks(project.article)),
    isFailed: state.isFailed,
  };
}
