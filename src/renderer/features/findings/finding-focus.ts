/** The findings that are on screen, in their order; those folded away are not. */
function findings(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-finding]')].filter((card) =>
    card.checkVisibility(),
  );
}

/** The finding behind the one that has the focus, round at the end; the first where none has it. */
export function nextFinding(): HTMLElement | null {
  const all = findings();
  const at = all.findIndex((card) => card.contains(document.activeElement));
  return all[(at + 1) % Math.max(1, all.length)] ?? null;
}

/** Puts the focus on a finding, so that it is read out; false when there is none. */
export function focusFinding(card: HTMLElement | null): boolean {
  card?.focus();
  return card !== null;
}
