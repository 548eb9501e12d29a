import type { RenderOptions } from '#service/documents/renderDocument.ts';
import type { MinutesDocumentInput } from '#shared/features/documents/minutesDocument.ts';

/** Bundled fonts and a fixed moment: the same bytes on every machine. */
export const GOLDEN: RenderOptions = { createdAt: '2026-03-05T10:00:00.000+08:00', fontPreference: 'bundled' };

/** Minutes with every part the form knows. */
export const MINUTES = {
  mark: '某某区民政局会议纪要',
  numberText: '〔2026〕3号',
  issuingUnit: '某某区民政局办公室',
  issuedOn: '2026年3月5日',
  title: '某某区民政局社会组织管理工作领导小组2026年第一次会议纪要',
  time: '2026年3月3日上午9:00',
  place: '区民政局三楼会议室',
  chair: '张某某',
  recorder: '李喆',
  present: [
    { unit: '区民政局', post: '局长', name: '张某某' },
    { unit: '区民政局', post: '副局长', name: '李玥' },
    { unit: '区民政局', post: '社会组织管理科科长', name: '王珺' },
    { unit: '区财政局', post: '副局长', name: '赵堃' },
    { unit: '区市场监督管理局', post: '副局长', name: '周赟' },
  ],
  observers: [
    { unit: '区社会组织服务中心', post: '主任', name: '吴旸' },
    { name: '联络员', headcount: 64 },
  ],
  leave: [{ unit: '区教育局', post: '副局长', name: '郑昇', note: '出差' }],
  opening:
    '2026年3月3日，区民政局局长张某某主持召开社会组织管理工作领导小组会议，专题研究社会组织年度检查、“僵尸型”社会组织清理整治和行业协会商会收费治理等工作。会议审议了《2026年社会组织管理工作要点》，现将会议议定事项纪要如下：',
  body: [
    { kind: 'heading', level: 1, text: '关于社会组织年度检查工作' },
    {
      kind: 'paragraph',
      text: '会议指出，截至2025年12月31日，全区登记社会组织共计1,286家，应检1,190家，实检1,102家，参检率92.6%，较上年提高3.4个百分点。会议要求，按照“谁主管、谁负责”的原则逐一核实，6月30日前形成处置意见（含拟列入活动异常名录的名单）。',
    },
    { kind: 'heading', level: 2, text: '严格时限要求' },
    { kind: 'heading', level: 3, text: '各社会组织应于5月31日前通过信息平台报送年检材料。' },
    { kind: 'heading', level: 4, text: '初审意见由业务主管单位在15个工作日内出具。' },
    { kind: 'heading', level: 2, text: '强化结果运用。' },
    { kind: 'paragraph', text: '年检结论作为评估等级、承接政府购买服务的重要依据——对连续两年不合格的，依法撤销登记……' },
    { kind: 'heading', level: 1, text: '关于行业协会商会收费治理' },
    { kind: 'paragraph', text: '会议强调，要按照GB/T 9704-2012和民发〔2025〕18号文件要求，全面开展自查自纠。' },
    {
      kind: 'table',
      columns: [{ title: '类别' }, { title: '登记数（家）' }, { title: '参检率' }],
      rows: [
        ['社会团体', '412', '93.1%'],
        ['基金会', '9', '100%'],
      ],
    },
  ],
  decisions: ['原则同意《2026年社会组织管理工作要点》。', '同意对37家社会组织启动撤销登记程序，9月30日前完成。'],
  tasks: [
    { text: '修改印发《2026年社会组织管理工作要点》', office: '社会组织管理科', persons: '王珺', dueOn: '2026-03-31' },
    { text: '核查连续两年未参检社会组织名单', office: '执法大队', persons: '钱某、冯某某', dueOn: '2026-06-30' },
  ],
  closing: '散会。',
  issueTo: ['领导小组各成员单位'],
  copyTo: ['区委办公室', '区人大常委会办公室', '区政府办公室', '市民政局社会组织管理局', '各街道办事处'],
  printingOffice: '某某区民政局办公室',
  printedOn: '2026年3月5日',
} as const satisfies MinutesDocumentInput;

/** All 6,763 Han characters of GB2312 (rows 16–87). */
export function gb2312Han(): string {
  const decoder = new TextDecoder('gb18030', { fatal: false });
  let text = '';
  for (let high = 0xb0; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const character = decoder.decode(new Uint8Array([high, low]));
      if (/^[\u4e00-\u9fff]$/.test(character)) text += character;
    }
  }
  return text;
}
