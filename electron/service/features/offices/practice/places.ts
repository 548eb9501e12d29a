/** The invented county of the practice office: no such place, no such telephone area. */
export const COUNTY = '青禾县';

export type Township = { readonly name: string; readonly short: string; readonly communities: readonly string[] };

export const TOWNSHIPS: readonly Township[] = [
  {
    name: '城关街道',
    short: '城关',
    communities: ['北门社区', '文昌社区', '东湖社区', '新街社区', '学府社区', '南苑社区'],
  },
  { name: '河西街道', short: '河西', communities: ['河滨社区', '杏花社区', '西园社区', '桥头社区', '锦绣社区'] },
  { name: '柳溪镇', short: '柳溪', communities: ['柳溪社区', '上坪村', '下坪村', '竹林村', '前山村'] },
  { name: '石桥镇', short: '石桥', communities: ['石桥社区', '大塘村', '小塘村', '桐坑村', '新联村'] },
  { name: '云岭镇', short: '云岭', communities: ['云岭社区', '茶山村', '高坡村', '雾坪村'] },
  { name: '白杨镇', short: '白杨', communities: ['白杨社区', '杨家湾村', '东坡村', '禾丰村'] },
  { name: '清泉镇', short: '清泉', communities: ['清泉社区', '泉眼村', '梨园村', '沙洲村'] },
  { name: '双河乡', short: '双河', communities: ['双河村', '合口村', '长滩村'] },
  { name: '望峰乡', short: '望峰', communities: ['望峰村', '松岗村', '半岭村'] },
  { name: '稻香乡', short: '稻香', communities: ['稻香村', '圩头村', '田心村'] },
];

export const STREETS = [
  '人民路',
  '建设路',
  '解放街',
  '文昌路',
  '滨河路',
  '青禾大道',
  '学府路',
  '新民街',
  '迎宾路',
  '工业大道',
] as const;

/** Sections of the bureau: name, short name, last digits of the telephone. */
export const SECTIONS = [
  { name: '办公室', shortName: '办公室', phone: '1001' },
  { name: '社会组织管理股', shortName: '社管股', phone: '1012' },
  { name: '基层政权和社区治理股', shortName: '基政股', phone: '1015' },
  { name: '社会救助股', shortName: '救助股', phone: '1018' },
  { name: '养老服务股', shortName: '养老股', phone: '1021' },
  { name: '慈善事业促进和社会工作股', shortName: '慈善社工股', phone: '1024' },
  { name: '规划财务股', shortName: '规财股', phone: '1027' },
  { name: '综合执法大队', shortName: '执法大队', phone: '1030' },
] as const;

const SURNAMES =
  '陈林黄周吴徐孙胡朱高何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const GIVEN = [
  ...[
    '建国',
    '志强',
    '国华',
    '明亮',
    '海燕',
    '秀兰',
    '玉梅',
    '桂英',
    '晓东',
    '永福',
    '德才',
    '立新',
    '春生',
    '文斌',
    '红霞',
    '丽华',
  ],
  ...[
    '小平',
    '爱民',
    '金水',
    '长青',
    '守信',
    '学文',
    '正良',
    '宏伟',
    '淑珍',
    '雪梅',
    '国栋',
    '家齐',
    '思远',
    '雨晴',
    '子涵',
    '浩然',
  ],
  ...[
    '伟',
    '敏',
    '静',
    '磊',
    '洋',
    '艳',
    '勇',
    '军',
    '杰',
    '涛',
    '超',
    '霞',
    '平',
    '刚',
    '玲',
    '辉',
    '斌',
    '萍',
    '宁',
    '芳',
  ],
] as const;

/** The n-th invented name; 3,000 of them are different. */
export function inventedName(n: number): string {
  const surnames = [...SURNAMES];
  const surname = surnames[(n * 37 + Math.floor(n / surnames.length)) % surnames.length];
  return `${surname ?? '陈'}${GIVEN[(n * 11 + Math.floor(n / GIVEN.length)) % GIVEN.length] ?? '伟'}`;
}

/** A work telephone of the invented area 0500. */
export function inventedPhone(n: number): string {
  return `0500-62${String(20_000 + ((n * 37) % 70_000)).padStart(5, '0')}`;
}
