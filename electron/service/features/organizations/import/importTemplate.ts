import { type CellObject, utils, write } from '@e965/xlsx';
import type { RegistrationKind } from '#shared/features/organizations/organizations.lists.ts';
import { toBytes } from './writeErrorFile.ts';

/** Headings in the order of the form; every one of them is a known heading of §10.2. `（必填）` is ignored on reading. */
const HEADINGS: Readonly<Record<RegistrationKind, readonly string[]>> = {
  registered: [
    '序号',
    '社会组织名称（必填）',
    '统一社会信用代码（必填）',
    '登记证号',
    '社会组织类型（必填）',
    '单位性质',
    '登记管理机关',
    '业务主管单位',
    '法定代表人',
    '成立登记日期（必填）',
    '证书有效期',
    '住所',
    '注册资金（万元）',
    '业务范围',
    '状态',
    '评估等级',
    '等级有效期',
    '党组织情况',
    '是否慈善组织',
    '公开募捐资格',
    '联系人',
    '办公电话',
    '备注',
  ],
  filed: [
    '序号',
    '社会组织名称（必填）',
    '类别（必填）',
    '街道（乡镇）（必填）',
    '社区（村）（必填）',
    '备案编号',
    '备案日期（必填）',
    '负责人',
    '联系人（必填）',
    '办公电话',
    '成员人数',
    '活动场所',
    '业务主管单位',
    '状态',
    '备注',
  ],
};

const NOTES: readonly (readonly [string, string])[] = [
  ['表头', '第一行是表头，可以删去不用的列，可以调整列的先后，不要改动表头文字。'],
  ['统一社会信用代码', '18 位，按文本填写。没有代码的登记组织填写登记证号。'],
  ['社会组织类型', '社会团体、民办非企业单位（社会服务机构）、基金会。'],
  [
    '单位性质',
    '民办非企业单位必须填写：法人、合伙、个体。社会团体：学术性、行业性、专业性、联合性。基金会：公募、非公募。',
  ],
  ['类别', '备案组织：生活服务类、公益慈善类、社区事务类、文体活动类、农村生产技术服务类、其他类。'],
  ['日期', '写成 2019-11-07；只知道年月的写 2019年11月。证书有效期写成 2019-11-07至2023-11-06。'],
  ['注册资金', '以万元为单位。'],
  ['状态', '正常、清算中、注销、撤销、吊销、备案终止。'],
  ['评估等级', '5A、4A、3A、2A、1A，未评的写无。'],
  ['党组织情况', '单独组建、联合组建、功能型、未建立。'],
  ['年检和年报', '需要时加列，表头写成 2025年度年检结论 或 2025年度年报。'],
  [
    '个人信息',
    '不要填写身份证号、出生日期、民族、政治面貌、家庭住址、手机号等个人信息，这些列不会导入。电话只填办公电话。',
  ],
];

/** Cells of the template that are already text cells, so that a code typed there stays a code. */
const TEXT_ROWS = 300;
const TEXT_HEADINGS = ['统一社会信用代码', '登记证号', '备案编号', '办公电话', '日期', '有效期'];

/**
 * An empty list with the right headings and a sheet of notes (I1).
 * @returns the bytes of an .xlsx
 */
export function importTemplate(kind: RegistrationKind): Uint8Array {
  const headings = HEADINGS[kind];
  const sheet = utils.aoa_to_sheet([[...headings]]);
  headings.forEach((heading, column) => {
    if (!TEXT_HEADINGS.some((part) => heading.includes(part))) return;
    for (let row = 1; row <= TEXT_ROWS; row += 1) {
      sheet[utils.encode_cell({ r: row, c: column })] = { t: 's', v: '', z: '@' } satisfies CellObject;
    }
  });
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: TEXT_ROWS, c: headings.length - 1 } });
  sheet['!cols'] = headings.map((heading) => ({ wch: Math.max(8, heading.length * 2 + 2) }));
  const notes = utils.aoa_to_sheet([['项目', '填写说明'], ...NOTES.map((row) => [...row])]);
  notes['!cols'] = [{ wch: 20 }, { wch: 90 }];
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, kind === 'filed' ? '备案组织' : '登记组织');
  utils.book_append_sheet(workbook, notes, '填写说明');
  return toBytes(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }));
}
