import type { FontRole } from '../fonts/fontFiles.ts';

type WordFont = {
  readonly name: string;
  /** Names of the same design on other systems; the first one that is there stands in. */
  readonly others: string;
  readonly panose: string;
  readonly family: 'roman' | 'modern' | 'script';
};

/** Fonts by the names that offices have installed (official-documents.md §5); the file carries no font. */
export const WORD_FONTS: Record<FontRole, WordFont> = {
  fangsong: {
    name: '仿宋_GB2312',
    others: '仿宋,FangSong,方正仿宋_GBK',
    panose: '02010609030101010101',
    family: 'modern',
  },
  kai: { name: '楷体_GB2312', others: '楷体,KaiTi,方正楷体_GBK', panose: '02010609030101010101', family: 'modern' },
  hei: { name: '黑体', others: 'SimHei,方正黑体_GBK', panose: '02010609060101010101', family: 'modern' },
  xiaobiaosong: {
    name: '方正小标宋简体',
    others: '方正小标宋_GBK,华文中宋,宋体',
    panose: '02010601030101010101',
    family: 'script',
  },
  song: { name: '宋体', others: 'SimSun', panose: '02010600030101010101', family: 'roman' },
};

/** Fonts of a run, the same for every script. */
export function runFonts(role: FontRole): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  const { name } = WORD_FONTS[role];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/** Part `word/fontTable.xml`: what to take where a font is missing, so that no program has to ask. */
export function fontTable(): string {
  const fonts = Object.values(WORD_FONTS).map(
    ({ name, others, panose, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="variable"/>` +
      '<w:sig w:usb0="00000001" w:usb1="080E0000" w:usb2="00000010" w:usb3="00000000" w:csb0="00040000" w:csb1="00000000"/></w:font>',
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
  );
}
