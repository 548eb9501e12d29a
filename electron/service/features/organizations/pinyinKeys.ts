import { pinyin } from 'pinyin-pro';

/** What a name sorts and is found by: pinyin without tones, and the initials (`lnxh` for 老年协会). */
export function pinyinKeys(name: string): { readonly sortKey: string; readonly initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const words = syllables.map((syllable) => syllable.toLowerCase());
  const initials = words.map((word) => (/^[a-z]/.test(word) ? word.charAt(0) : word)).join('');
  return { sortKey: `${words.join(' ')}\u0001${name}`, initials };
}
