import { use, type ReactNode } from 'react';
import { DeskContext, FollowingDeskContext, PresentDeskContext } from './desk-context.ts';

/** What is inside sees the desk as it is at this moment, where the rest may follow typing later: the page itself, keys, dialogs. */
export function PresentDesk({ children }: { readonly children: ReactNode }) {
  return <DeskContext value={use(PresentDeskContext)}>{children}</DeskContext>;
}

/** What is inside follows typing a moment later, though it stands inside {@link PresentDesk}. */
export function FollowingDesk({ children }: { readonly children: ReactNode }) {
  return <DeskContext value={use(FollowingDeskContext)}>{children}</DeskContext>;
}
