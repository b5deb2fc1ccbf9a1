import { createContext, use, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

const SlotContext = createContext<HTMLElement | null>(null);
const SetSlotContext = createContext<(element: HTMLElement | null) => void>(() => undefined);

/** Lets screens put their own controls into the title bar row. Wraps the whole window. */
export function TitleBarSlotProvider({ children }: { readonly children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return (
    <SetSlotContext value={setElement}>
      <SlotContext value={element}>{children}</SlotContext>
    </SetSlotContext>
  );
}

/** The place in the title bar row that the open screen fills. */
export function TitleBarSlot() {
  const setElement = use(SetSlotContext);
  return <div className="ui-title-bar-slot" ref={setElement} />;
}

/** Puts `children` into the title bar row while mounted. */
export function TitleBarContent({ children }: { readonly children: ReactNode }) {
  const element = use(SlotContext);
  return element === null ? null : createPortal(children, element);
}
