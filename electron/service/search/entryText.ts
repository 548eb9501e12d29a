import { numberKey, numberKeys } from '#shared/lib/numberKey.ts';
import { initialsTokens, syllableTokens } from '#shared/lib/pinyinTokens.ts';
import { codeTokens, nameTokens, textTokens, wholeKey } from '#shared/lib/searchTokens.ts';
import { pinyinKeys } from '../features/organizations/pinyinKeys.ts';
import type { IndexedRecord, SearchSource } from './searchSources.ts';

/** What the index holds of one record: its columns of `search_text` and `search_name`, and the keys of its codes and its name. */
export type EntryText = {
  readonly text: Readonly<Record<'words' | 'characters' | 'initials' | 'pinyin' | 'codes', string>>;
  readonly name: Readonly<Record<'words' | 'characters', string>>;
  readonly keys: readonly string[];
};

/** Names longer than this are sentences: nobody types them in pinyin, or as a whole. */
const LONGEST_NAME = 100;
/** Codes of capitals and digits have tokens of their own; other numbers are texts. */
const CODE = /^[A-Z0-9]{5,}$/;

/** The key of a whole name, among those of codes. */
export function nameKeyOf(name: string): string {
  return `=${wholeKey(name)}`;
}

/** What the index holds of a record. @param formerNames names it had before, searched as the present one */
export function entryText(source: SearchSource, record: IndexedRecord, formerNames: readonly string[] = []): EntryText {
  const title = source.title(record);
  const numbers = source.codes(record).filter((code) => code !== '');
  const names = [title, ...formerNames];
  const spoken = source.isName ? names.map((name, index) => pinyinOf(name, index === 0 ? record : {})) : [];
  const texts = [
    ...names,
    ...source.texts(record).map((one) => one.text),
    ...numbers.filter((number) => !CODE.test(numberKey(number))),
  ];
  const nameKeys = title.length <= LONGEST_NAME ? [nameKeyOf(title)] : [];
  return {
    text: {
      ...textTokens(texts),
      initials: spoken.map((one) => one.initials).join(' \u0080 '),
      pinyin: spoken.map((one) => one.syllables).join(' \u0080 '),
      codes: codeTokens(numbers.map(numberKey).filter((key) => CODE.test(key))),
    },
    name: nameTokens(names),
    keys: [...new Set([...nameKeys, ...numbers.flatMap(numberKeys)])],
  };
}

/** Organizations carry their pinyin (`sortKey`: syllables, U+0001, name; `initials`); for other names it is looked up. */
function pinyinOf(name: string, record: IndexedRecord): { readonly initials: string; readonly syllables: string } {
  if ([...name].length > LONGEST_NAME) return { initials: '', syllables: '' };
  const { sortKey, initials } = record;
  const known = typeof sortKey === 'string' && typeof initials === 'string' ? { sortKey, initials } : pinyinKeys(name);
  const [syllables = ''] = known.sortKey.split('\u0001');
  return { initials: initialsTokens(known.initials), syllables: syllableTokens(syllables.split(' ')) };
}
