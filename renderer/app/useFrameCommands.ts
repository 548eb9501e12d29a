import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import { type Command, runShortcut, shortcutOf, useCommands } from '#renderer/ui/commands.ts';
import { useText } from '#renderer/ui/text.tsx';
import { paletteOpen } from './CommandPalette.tsx';
import { lockOffice } from './lockOffice.ts';
import { NAVIGATION } from './navigationItems.ts';
import { navigationCollapsed } from './preferences.ts';
import { shortcutsOpen } from './ShortcutList.tsx';

const always = () => true;
/** Keys that mean something to a browser which never helps here. */
const BROWSERS_OWN: readonly string[] = ['Ctrl+S', 'Ctrl+P'];

/** The commands that work on every page, and the one listener that turns key presses into commands. */
export function useFrameCommands(): void {
  const [, go] = useLocation();
  const can = useCan();
  const { locale, setLocale } = useText();
  const { setColorScheme } = useMantineColorScheme();
  const pages = NAVIGATION.filter((item) => can(item.permission));
  useCommands([
    { id: 'palette', label: 'shell.searchBox', shortcut: 'Ctrl+K', canRun: always, run: () => paletteOpen.set(true) },
    ...pages.map(
      (item, index): Command => ({
        id: `go:${item.path}`,
        label: item.label,
        group: 'shell.go',
        // Nine places have a digit; the others are two keys away in the palette.
        ...(index < 9 ? { shortcut: `Alt+${index + 1}` } : {}),
        canRun: always,
        run: () => go(item.path),
      }),
    ),
    {
      id: 'organizations.new',
      label: 'shell.newOrganization',
      canRun: () => can('registry.write'),
      run: () => go('/organizations/new'),
    },
    {
      id: 'organizations.import',
      label: 'shell.importOrganizations',
      canRun: () => can('registry.import'),
      run: () => go('/organizations/import'),
    },
    { id: 'shortcuts', label: 'shell.shortcuts', shortcut: 'F1', canRun: always, run: () => shortcutsOpen.set(true) },
    { id: 'lock', label: 'shell.lockNow', shortcut: 'Ctrl+L', canRun: always, run: () => void lockOffice() },
    {
      id: 'navigation',
      label: 'shell.toggleNavigation',
      shortcut: 'Ctrl+B',
      canRun: () => !isTyping(),
      run: () => navigationCollapsed.update((collapsed) => !collapsed),
    },
    { id: 'theme.light', label: 'shell.useLight', canRun: always, run: () => setColorScheme('light') },
    { id: 'theme.dark', label: 'shell.useDark', canRun: always, run: () => setColorScheme('dark') },
    { id: 'theme.auto', label: 'shell.useAuto', canRun: always, run: () => setColorScheme('auto') },
    {
      id: 'language',
      label: 'shell.switchLanguage',
      canRun: always,
      run: () => setLocale(locale === 'zh-CN' ? 'en' : 'zh-CN'),
    },
  ]);
  useEffect(() => {
    // Looked at before anybody acts on the key: afterwards an open list or dialog is already closed.
    let taken = false;
    const look = (event: KeyboardEvent) => {
      taken = belongsToOverlay(event);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const handled = event.defaultPrevented;
      // Also where nothing can be saved or printed now: the browser would save or print the bare page.
      if (BROWSERS_OWN.includes(shortcutOf(event))) event.preventDefault();
      if (!taken && !handled && !event.isComposing) runShortcut(event);
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** While a dialog is open every key is its own; while a list or calendar is open, Esc closes that and nothing else. */
function belongsToOverlay(event: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return true;
  return event.key === 'Escape' && document.querySelector('[aria-haspopup][aria-expanded="true"]') !== null;
}

/** In a text editor Ctrl+B is bold. */
function isTyping(): boolean {
  const element = document.activeElement;
  return element instanceof HTMLElement && element.isContentEditable;
}
