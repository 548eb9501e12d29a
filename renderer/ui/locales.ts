import type { Locale } from '#shared/text/index.ts';

/** Languages under their own names, as people look for them. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { 'zh-CN': '中文', en: 'English' };
