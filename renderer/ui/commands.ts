import { useLayoutEffect, useRef } from 'react';
import { createStore } from '#renderer/api/store.ts';
import type { MessageKey } from '#shared/text/index.ts';

/** Something the user can do: the same object stands behind button, shortcut, palette and help. */
export type Command = {
  readonly id: string;
  readonly label: MessageKey;
  /** Group in the palette, a catalogue key. */
  readonly group?: MessageKey;
  /** Words or pinyin by which it is also found. */
  readonly keywords?: string;
  /** For example `Ctrl+S`, `Ctrl+Shift+N`, `F2`, `Alt+3`. */
  readonly shortcut?: string;
  canRun(): boolean;
  run(): void;
};

/** Commands in force: of the frame and of the page on the screen (last registered wins a shortcut). */
export const commands = createStore<readonly Command[]>([]);

/** Puts the commands of a page in force while it is on the screen; the newest closures are used. */
export function useCommands(list: readonly Command[]): void {
  const latest = useRef(list);
  latest.current = list;
  const shape = list.map((command) => `${command.id}|${command.shortcut ?? ''}|${command.canRun()}`).join('\n');
  // Before the page is drawn: what is on the screen has its keys, however quickly they are pressed.
  useLayoutEffect(() => {
    void shape;
    const own: readonly Command[] = latest.current.map((command) => ({
      ...command,
      canRun: () => latest.current.find((item) => item.id === command.id)?.canRun() ?? false,
      run: () => latest.current.find((item) => item.id === command.id)?.run(),
    }));
    commands.update((all) => [...all, ...own]);
    return () => commands.update((all) => all.filter((command) => !own.includes(command)));
  }, [shape]);
}

/** The shortcut of a key press, written as in `Command.shortcut`. */
export function shortcutOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

/** Runs the command of a key press. @returns whether there was one */
export function runShortcut(event: KeyboardEvent): boolean {
  const shortcut = shortcutOf(event);
  const found = [...commands.get()].reverse().find((command) => command.shortcut === shortcut && command.canRun());
  if (found === undefined) return false;
  event.preventDefault();
  found.run();
  return true;
}
