import * as en from './en/index.ts';
import * as zhCN from './zh-CN/index.ts';

/**
 * The catalogues: `zh-CN` is what users see, `en` stands complete beside it for reviewers. A key is
 * `<file>.<name>`, for example `errors.conflict`; `{place}` parts are filled from the parameters.
 */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

type Catalogue = typeof zhCN;
type SectionName = keyof Catalogue;
export type MessageKey = {
  [Section in SectionName]: `${Section}.${Extract<keyof Catalogue[Section], string>}`;
}[SectionName];

export type MessageParameters = Readonly<Record<string, unknown>>;

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'zh-CN': zhCN,
  en,
};

/** The text of a key with its places filled; a place without a parameter becomes empty. */
export function message(locale: Locale, key: MessageKey, parameters: MessageParameters = {}): string {
  return fill(lookUp(locale, key) ?? key, parameters);
}

/** The text of a key that is only known at run time (a code, an enum value), or undefined. */
export function messageIfKnown(locale: Locale, key: string, parameters: MessageParameters = {}): string | undefined {
  const found = lookUp(locale, key);
  return found === undefined ? undefined : fill(found, parameters);
}

function lookUp(locale: Locale, key: string): string | undefined {
  const dot = key.indexOf('.');
  return CATALOGUES[locale][key.slice(0, dot)]?.[key.slice(dot + 1)];
}

function fill(template: string, parameters: MessageParameters): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = parameters[name];
    return value === undefined || value === null ? '' : String(value);
  });
}
