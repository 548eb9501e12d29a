/**
 * Tokens by which names are found in pinyin: whole syllables (`laonian`, also begun: `laoni`) and first letters (`lnxh`). They stand in
 * columns of their own, each token behind a mark. Everything here is pure.
 */

/** Every syllable of Standard Chinese without tone, ü as v; the nasal interjections (m, n, ng, hng) are left out. */
const SYLLABLES: ReadonlySet<string> = new Set(
  `
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan
chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan
dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou
fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu
hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng
kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu
luan lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen
neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin
ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui
run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui
shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa
wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo
yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua
zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
`
    .trim()
    .split(/\s+/),
);
const LONGEST_SYLLABLE = 6;
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...SYLLABLES].flatMap((syllable) => Array.from(syllable, (_letter, index) => syllable.slice(0, index + 1))),
);

/** Control characters, which are part of no other token (see `searchTokens.ts`). */
const SYLLABLE_MARK = '\u0083';
const INITIALS_MARK = '\u0084';
const GAP = '\u0080';
/** Ways to read one word as syllables that are tried at most. */
const MOST_READINGS = 8;
/** Longer words are no pinyin of a name's part. */
const LONGEST_WORD = 40;

/** Tokens of a name's syllables, in order; what is no syllable (Latin, digits, signs) leaves a gap. */
export function syllableTokens(syllables: readonly string[]): string {
  return syllables.map((one) => (SYLLABLES.has(one) ? SYLLABLE_MARK + one : GAP)).join(' ');
}

/** Tokens of a name's first letters (`yzslnxh`): each pair of neighbours. */
export function initialsTokens(initials: string): string {
  return pairs(initials.toLowerCase()).join(' ');
}

function pairs(letters: string): string[] {
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_item, index) => {
    const pair = letters.slice(index, index + 2);
    return /^[a-z0-9]{2}$/.test(pair) ? INITIALS_MARK + pair : GAP;
  });
}

/** FTS5 expressions by which a word may be pinyin or first letters; none when it is neither. ü may be typed v or ü. */
export function pinyinPhrases(word: string): string[] {
  const letters = word.normalize('NFC').toLowerCase().replaceAll('ü', 'v');
  if (letters.length < 2 || letters.length > LONGEST_WORD || !/^[a-z0-9]+$/.test(letters)) return [];
  const phrases = [`"${pairs(letters).join(' ')}"`];
  for (const reading of readings(letters)) {
    phrases.push(`"${reading.map((part) => SYLLABLE_MARK + part).join(' ')}" *`);
  }
  return phrases;
}

/** The ways in which letters are syllables one after the other; the last one may be only begun. */
function readings(letters: string): string[][] {
  const found: string[][] = [];
  const read = (at: number, before: readonly string[]): void => {
    if (found.length >= MOST_READINGS) return;
    const rest = letters.slice(at);
    if (BEGINNINGS.has(rest)) found.push([...before, rest]);
    for (let length = Math.min(LONGEST_SYLLABLE, rest.length - 1); length > 0; length -= 1) {
      const syllable = rest.slice(0, length);
      if (SYLLABLES.has(syllable)) read(at + length, [...before, syllable]);
    }
  };
  read(0, []);
  return found;
}
