import { creditCodeCheckCharacter, subjectCheckCharacter } from '#shared/lib/creditCode.ts';

/** Headings and rows of an invented registry list, as a bureau would hand it over. */
export const HEADINGS = [
  '社会组织名称',
  '统一社会信用代码',
  '社会组织类型',
  '登记管理机关',
  '业务主管单位',
  '街道（乡镇）',
  '法定代表人',
  '住所',
  '注册资金（万元）',
  '成立登记日期',
  '证书有效期止',
  '状态',
  '评估等级',
  '业务范围',
] as const;

const PLACES = ['城关', '河西', '柳溪', '石桥', '云岭', '白杨', '清泉', '双河', '望峰', '稻香'];
const TOPICS = [
  '茶叶',
  '书法',
  '篮球',
  '养老服务',
  '志愿服务',
  '餐饮',
  '建筑',
  '教育',
  '物业管理',
  '电子商务',
  '摄影',
  '围棋',
  '环保',
];
const UNITS = [
  '县教育局',
  '县农业农村局',
  '县文化广电旅游体育局',
  '县经济商务局',
  '县民政局',
  '县卫生健康局',
  '县科学技术协会',
];
const KINDS = [
  { type: '社会团体', ending: '协会', head: '51' },
  { type: '民办非企业单位', ending: '服务中心', head: '52' },
  { type: '社会团体', ending: '学会', head: '51' },
  { type: '基金会', ending: '基金会', head: '53' },
];
const GRADES = ['', '', '', '3A', '4A', '5A'];
const STATUSES = ['正常', '正常', '正常', '正常', '正常', '正常', '正常', '注销'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = ['建国', '秀兰', '志强', '晓东', '海燕', '文斌', '丽华', '永福', '明亮', '玉梅'];
const DIVISION = '330100';

/** The list as CSV text in UTF-8: every row is good and different. */
export function registryCsv(rows: number): string {
  const lines = [HEADINGS.join(',')];
  for (let index = 0; index < rows; index++) lines.push(registryRow(index).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** Row `index` of the list, in the order of the headings. */
export function registryRow(index: number): string[] {
  const of = <Item>(items: readonly Item[], spread: number): Item => {
    const item = items[Math.floor(index / spread) % items.length];
    if (item === undefined) throw new RangeError('empty list');
    return item;
  };
  const kind = of(KINDS, 1);
  const place = of(PLACES, 3);
  const year = 1995 + (index % 30);
  const month = String((index % 12) + 1).padStart(2, '0');
  const day = String((index % 28) + 1).padStart(2, '0');
  return [
    `青禾县${place}${of(TOPICS, 7)}第${index + 1}${kind.ending}`,
    creditCode(kind.head, index),
    kind.type,
    '青禾县民政局',
    of(UNITS, 2),
    `${place}街道`,
    `${of(SURNAMES, 1)}${of(GIVEN, 20)}`,
    `青禾县${place}街道人民路${(index % 900) + 1}号`,
    String((index % 97) + 3),
    `${year}-${month}-${day}`,
    `${2025 + (index % 6)}-${month}-${day}`,
    of(STATUSES, 5),
    of(GRADES, 4),
    `开展${of(TOPICS, 7)}方面的调查研究、业务培训、信息交流和公益活动。`,
  ];
}

function creditCode(head: string, index: number): string {
  const subject = `MJ0${String(index).padStart(5, '0')}`;
  const first17 = `${head}${DIVISION}${subject}${subjectCheckCharacter(subject)}`;
  return first17 + creditCodeCheckCharacter(first17);
}
