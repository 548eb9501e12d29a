import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import {
  LOCALES,
  type Locale,
  type MessageKey,
  type MessageParameters,
  message,
  messageIfKnown,
} from '#shared/text/index.ts';

export type Text = {
  readonly locale: Locale;
  setLocale(locale: Locale): void;
  /** The text of a key with its places filled. */
  t(key: MessageKey, parameters?: MessageParameters): string;
  /** The word for an enum value or a code of a section; the value itself when there is none, empty for null. */
  label(section: string, value: string | null | undefined): string;
  /** The text of a key that is only known at run time, or undefined. */
  known(key: string, parameters?: MessageParameters): string | undefined;
  /** The sentence for a failure: as the service wrote it (Chinese), or from the catalogue. */
  errorText(error: unknown): string;
};

const TextContext = createContext<Text | null>(null);
const STORAGE_KEY = 'taizhang.locale';

/** Gives the texts in the chosen language; the choice is remembered on this machine. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(storedLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
    localStorage.setItem(STORAGE_KEY, locale);
  }, [locale]);
  const text = useMemo<Text>(() => makeText(locale, setLocale), [locale]);
  return <TextContext value={text}>{children}</TextContext>;
}

/** The texts of the interface. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (text === null) throw new Error('useText outside TextProvider');
  return text;
}

function makeText(locale: Locale, setLocale: (locale: Locale) => void): Text {
  const known: Text['known'] = (key, parameters) => messageIfKnown(locale, key, parameters);
  return {
    locale,
    setLocale,
    t: (key, parameters) => message(locale, key, parameters),
    known,
    label: (section, value) => (value ? (known(`${section}.${value}`) ?? value) : ''),
    errorText(error) {
      const code = readText(error, 'code');
      const details = typeof error === 'object' && error !== null && 'details' in error ? error.details : undefined;
      const own = code === undefined ? undefined : known(`errors.${code}`, isRecord(details) ? details : {});
      const sentence = readText(error, 'message');
      if (locale === 'zh-CN' && code !== undefined && sentence) return sentence;
      return own ?? message(locale, 'errors.internal', { incident: '' });
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function readText(value: unknown, name: string): string | undefined {
  if (!isRecord(value)) return undefined;
  const found = value[name];
  return typeof found === 'string' ? found : undefined;
}

function storedLocale(): Locale {
  const stored = localStorage.getItem(STORAGE_KEY);
  return LOCALES.find((locale) => locale === stored) ?? 'zh-CN';
}
