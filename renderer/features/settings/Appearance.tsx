import { Radio, useMantineColorScheme } from '@mantine/core';
import { LOCALE_NAMES } from '#renderer/ui/locales.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { LOCALES } from '#shared/text/index.ts';
import styles from './SettingsPage.module.css';

const THEMES = [
  { value: 'light', label: 'shell.themeLight' },
  { value: 'dark', label: 'shell.themeDark' },
  { value: 'auto', label: 'shell.themeAuto' },
] as const;

/** Language and theme, remembered on this machine. */
export function Appearance() {
  const { t, locale, setLocale } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Section title={t('settings.language')}>
        <div className={styles.choices}>
          {LOCALES.map((item) => (
            <Radio
              key={item}
              name="locale"
              lang={item}
              label={LOCALE_NAMES[item]}
              checked={item === locale}
              onChange={() => setLocale(item)}
            />
          ))}
        </div>
      </Section>
      <Section title={t('settings.theme')}>
        <div className={styles.choices}>
          {THEMES.map((item) => (
            <Radio
              key={item.value}
              name="theme"
              label={t(item.label)}
              checked={item.value === colorScheme}
              onChange={() => setColorScheme(item.value)}
            />
          ))}
        </div>
      </Section>
    </>
  );
}
