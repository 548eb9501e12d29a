import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { LOCALE_NAMES } from '#renderer/ui/locales.ts';
import { useText } from '#renderer/ui/text.tsx';
import { LOCALES, type MessageKey } from '#shared/text/index.ts';

export const THEME_LABELS = {
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
  auto: 'shell.themeAuto',
} as const satisfies Readonly<Record<MantineColorScheme, MessageKey>>;
export const THEMES = ['light', 'dark', 'auto'] as const;

/** Menu lines that switch the language. */
export function LanguageItems() {
  const { locale, setLocale } = useText();
  return LOCALES.map((item) => (
    <Menu.Item key={item} lang={item} onClick={() => setLocale(item)} rightSection={<Mark shown={item === locale} />}>
      {LOCALE_NAMES[item]}
    </Menu.Item>
  ));
}

/** Menu lines that switch between light, dark and the system's choice. */
export function ThemeItems() {
  const { t } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return THEMES.map((item) => (
    <Menu.Item key={item} onClick={() => setColorScheme(item)} rightSection={<Mark shown={item === colorScheme} />}>
      {t(THEME_LABELS[item])}
    </Menu.Item>
  ));
}

function Mark({ shown }: { readonly shown: boolean }) {
  return shown ? <IconCheck size={14} aria-hidden /> : null;
}
