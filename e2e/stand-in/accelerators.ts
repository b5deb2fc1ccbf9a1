/** Keys of the menu as Electron writes them, turned into what the page's key listener reports. */

const names: Readonly<Record<string, readonly string[]>> = {
  Plus: ['+', '='],
  Space: [' '],
  Return: ['Enter'],
  Esc: ['Escape'],
  Up: ['ArrowUp'],
  Down: ['ArrowDown'],
  Left: ['ArrowLeft'],
  Right: ['ArrowRight'],
};

/**
 * All spellings (`Ctrl+Alt+Shift+M`) under which the page may report an accelerator such as `CmdOrCtrl+Shift+Alt+M`.
 * A sign that needs Shift on some keyboards (`Plus`, `?`) is accepted with and without it.
 */
export function reportedKeys(accelerator: string, platform: NodeJS.Platform): readonly string[] {
  const parts = accelerator.split('+').map((part) => part.trim());
  const last = parts.pop() ?? '';
  const command = platform === 'darwin' ? 'Meta' : 'Ctrl';
  const modifiers = new Set(
    parts.map((part) => {
      if (/^(CmdOrCtrl|CommandOrControl)$/i.test(part)) return command;
      if (/^(Cmd|Command|Meta|Super)$/i.test(part)) return 'Meta';
      if (/^(Ctrl|Control)$/i.test(part)) return 'Ctrl';
      if (/^(Alt|Option|AltGr)$/i.test(part)) return 'Alt';
      return 'Shift';
    }),
  );
  const keys = names[last] ?? [last.length === 1 ? last.toUpperCase() : last];
  return keys.flatMap((key) => {
    const isSign = key.length === 1 && !/[A-Z0-9]/.test(key);
    const sets = isSign ? [modifiers, new Set([...modifiers, 'Shift'])] : [modifiers];
    return sets.map((set) =>
      [...['Ctrl', 'Meta', 'Alt', 'Shift'].filter((name) => set.has(name)), key].join('+'),
    );
  });
}
