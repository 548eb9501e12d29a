import { bareName } from '#shared/features/duplicates/duplicates.rules.ts';
import { pinyinKeys } from '../features/organizations/pinyinKeys.ts';

/**
 * The key under which two names sound the same (features R3): whole syllables without tones, letters and digits as they are; blanks,
 * brackets, dots and other marks do not count. `老年协会` and `老年鞋会` are alike, `西安` and `先` are not.
 * @param sortKey the stored `sortKey` of the name, which spares the look-up when nothing in the name is left out
 */
export function soundKey(name: string, sortKey?: string): string {
  const bare = bareName(name);
  const known = sortKey !== undefined && bare === name ? sortKey : pinyinKeys(bare).sortKey;
  const [syllables = ''] = known.split('\u0001');
  return syllables;
}
