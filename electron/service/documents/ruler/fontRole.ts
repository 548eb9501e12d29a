import type { MeasuredRole } from './measuredTypes.ts';

/** Beginnings and parts of PostScript and family names, lower case without separators; the first match counts. */
const NAMES: readonly (readonly [MeasuredRole, RegExp])[] = [
  [
    'xiaobiaosong',
    /小标宋|xiaobiaosong|^fzxbs|notoserif(?:sc|cjksc)(?:bold|black|semibold)|sourcehanserif\w*(?:bold|heavy)/u,
  ],
  ['light', /notoserif(?:sc|cjksc)(?:light|extralight)/u],
  ['fangsong', /仿宋|fangsong|fandolfang|^simfang|^fzfs|^stfangso/u],
  ['kai', /楷|wenkai|kaiti|^simkai|fandolkai|^fzkt|^stkai/u],
  ['hei', /黑体|heiti|^simhei|fandolhei|^fzht|^stheiti|notosans(?:sc|cjksc)|sourcehansans/u],
  ['song', /宋|^simsun|^nsimsun|^stsong|^fzss|notoserif(?:sc|cjksc)|sourcehanserif|fandolsong/u],
];

/** The kind of typeface a font name stands for; a subset tag (`ABCDEF+`) is ignored. */
export function roleOfFontName(name: string): MeasuredRole {
  const bare = readable(name)
    .replace(/^[A-Z]{6}\+/u, '')
    .toLowerCase()
    .replace(/[\s_-]/gu, '');
  return NAMES.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'other';
}

/** Some programs write Chinese font names as bytes of GBK or UTF-8, which arrive one character a byte. */
function readable(name: string): string {
  const codes = Array.from(name, (character) => character.codePointAt(0) ?? 0);
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return name;
  const bytes = Buffer.from(name, 'latin1');
  const unicode = bytes.toString('utf8');
  return unicode.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : unicode;
}
