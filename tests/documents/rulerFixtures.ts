import { mm, type OfficialLayout } from '#service/documents/officialLayout.ts';
import type { DocumentRequest } from '#service/documents/renderDocument.ts';
import type { OfficialDocumentInput } from '#shared/features/documents/officialDocument.ts';
import type { OfficialBlock } from '#shared/features/documents/officialParts.ts';
import type { RulerReport } from '#shared/features/documents/ruler.ts';
import {
  BODY,
  DATE,
  DOCUMENT,
  JOINT,
  LETTER,
  ORDER,
  RECORD,
  REPORT,
  SEAL,
  STAMP,
  sealed,
  WIDE_TABLE,
} from './officialSamples.ts';
import { MINUTES } from './samples.ts';

export type RulerRequest = Exclude<DocumentRequest, { form: 'sheet' }>;
export type Correct = {
  readonly name: string;
  readonly request: RulerRequest;
  readonly layout?: Partial<OfficialLayout>;
  /** The document is whole without its data: the ruler needs no help to understand it. */
  readonly isWhole?: true;
};

const NAMES = [
  '某某区民政局',
  '某某区财政局',
  '某某区卫健委',
  '某某区教育局',
  '某某区人社局',
  '某某区公安局',
  '某某区司法局',
];
const LONG_DATE = '2026年10月15日';
const TEXT = '各单位要按照谁主管谁负责的原则逐一核实并形成处置意见按时报送';

const TABLE: OfficialBlock = {
  kind: 'table',
  landscape: false,
  columns: [{ title: '类别' }, { title: '登记数（家）' }],
  rows: [
    ['社会团体', '412'],
    ['基金会', '9'],
  ],
};

export const paragraphs = (count: number): OfficialBlock[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', text: `第${index + 1}行${TEXT}。` }));

/** The joint sample with a title whose every line is a unit of its own. */
export const JOINT_DOCUMENT = {
  ...JOINT,
  title: '某某区民政局　某某区财政局\n某某区卫生健康委员会\n关于增加社区养老服务经费的请示',
} satisfies OfficialDocumentInput;

const short = (signature: OfficialDocumentInput['signature'], body = paragraphs(3)): RulerRequest => ({
  form: 'document',
  data: { agencies: ['某某区民政局'], number: '某民发〔2026〕3号', title: '关于年检的通知', body, signature },
});
const sealedOnce = {
  kind: 'sealed',
  agencies: [{ name: '某某区民政局', png: SEAL }],
  date: DATE,
} satisfies OfficialDocumentInput['signature'];
const document = (data: Partial<OfficialDocumentInput>): RulerRequest => ({
  form: 'document',
  data: { ...DOCUMENT, ...data },
});
const endless = (characters: number): OfficialBlock[] => [
  { kind: 'paragraph', text: `开头${'文'.repeat(characters)}。` },
  { kind: 'heading', level: 1, text: '标题' },
  { kind: 'paragraph', text: `${'字'.repeat(28 * 8)}末尾。` },
];

const SIGNATURES: Correct[] = [
  ...[2, 3, 4, 5, 6, 7].flatMap((count) =>
    [42, 50].map((diameter): Correct => {
      const date = count % 2 === 0 ? DATE : LONG_DATE;
      const agencies = sealed(NAMES.slice(0, count), diameter);
      return { name: `${count} seals of ${diameter} mm`, request: short({ kind: 'sealed', agencies, date }) };
    }),
  ),
  ...[38, 40, 42, 45, 48, 50].map(
    (diameterMm): Correct => ({
      name: `seal of ${diameterMm} mm`,
      request: short({ kind: 'sealed', agencies: [{ name: '某某区民政局', diameterMm, png: SEAL }], date: DATE }),
      isWhole: true,
    }),
  ),
  {
    name: 'a long name with a seal',
    request: short({ kind: 'sealed', agencies: [{ name: '某某区社会组织综合党委办公室', png: SEAL }], date: DATE }),
    isWhole: true,
  },
  {
    name: 'room for a seal',
    request: short({ kind: 'sealed', agencies: [{ name: '某某区民政局' }], date: DATE }),
    isWhole: true,
  },
  {
    name: 'no seal',
    request: short({ kind: 'unsealed', agencies: ['某某区民政局社会组织管理科'], date: DATE }),
    isWhole: true,
  },
  {
    name: 'no seal, short name',
    request: short({ kind: 'unsealed', agencies: ['某局'], date: LONG_DATE }),
    isWhole: true,
  },
  {
    name: 'no seal, several names',
    request: short({ kind: 'unsealed', agencies: ['某某区民政局', '某某区财政局'], date: DATE }),
    isWhole: true,
  },
  {
    name: 'stamp',
    request: short({ kind: 'stamp', signers: [{ post: '局长', name: '张某', png: STAMP }], date: DATE }),
    isWhole: true,
  },
  {
    name: 'two signers without stamps',
    request: short({
      kind: 'stamp',
      signers: [
        { post: '局长', name: '张某' },
        { post: '副局长', name: '李某某' },
      ],
      date: DATE,
    }),
  },
  { name: 'no signature', request: short({ kind: 'none' }) },
  ...[150, 224, 238, 252, 266, 294, 322, 350, 364, 378, 420].map(
    (characters): Correct => ({
      name: `text that meets the signature (${characters})`,
      request: short(sealedOnce, endless(characters)),
    }),
  ),
];

const FORMS: Correct[] = [
  { name: 'document', request: document({}), isWhole: true },
  { name: 'joint document', request: { form: 'document', data: JOINT_DOCUMENT }, isWhole: true },
  {
    name: 'one signer',
    request: { form: 'document', data: { ...JOINT_DOCUMENT, signers: ['张某某'] } },
    isWhole: true,
  },
  {
    name: 'joint document of eight',
    request: {
      form: 'document',
      data: {
        ...JOINT_DOCUMENT,
        agencies: [...NAMES, '某某区退役军人事务局'],
        signers: ['张某', '李某某', '王某', '赵某某', '周某'],
        signature: { kind: 'sealed', agencies: sealed(NAMES.slice(0, 6)), date: DATE },
      },
    },
  },
  { name: 'no copy number', request: document({ copyNumber: '' }), isWhole: true },
  { name: 'no marks', request: document({ copyNumber: '', security: '' }), isWhole: true },
  { name: 'no number', request: document({ number: '' }) },
  { name: 'draft', request: document({ isDraft: true, number: '', signature: { ...sealedOnce, date: '' } }) },
  { name: 'handling mark', request: document({ handlingMark: '内部资料' }), isWhole: true },
  { name: 'recipients in the 版记', request: document({ recipients: `${'各街道办事处，'.repeat(60)}各社会组织` }) },
  { name: 'mark without 文件', request: document({ markWord: '' }), isWhole: true },
  {
    name: 'no attachments, no colophon',
    request: document({ attachments: [], copyTo: [], printingOffice: '', printedOn: '' }),
    isWhole: true,
  },
  { name: 'only a printing office', request: document({ attachments: [], copyTo: [] }), isWhole: true },
  { name: 'separate attachment', request: document({ separateAttachment: 1 }) },
  { name: 'separate landscape attachment', request: document({ separateAttachment: 2 }) },
  {
    name: 'table in the text',
    request: document({
      body: [...BODY, TABLE, ...BODY.slice(0, 1), WIDE_TABLE, ...BODY.slice(0, 1)],
    }),
    isWhole: true,
  },
  {
    name: 'a long title',
    request: document({
      title: '某某区民政局关于转发《某某市民政局关于进一步加强和改进社会组织管理工作的若干意见》的通知',
    }),
    isWhole: true,
  },
  {
    name: 'a very long title',
    request: document({ title: `某某区民政局关于${'进一步加强和改进社会组织管理工作'.repeat(8)}的通知` }),
    isWhole: true,
  },
  { name: 'letter', request: { form: 'letter', data: LETTER }, isWhole: true },
  {
    name: 'letter on one page',
    request: { form: 'letter', data: { ...LETTER, copyNumber: '', urgency: '', body: BODY.slice(0, 1) } },
    isWhole: true,
  },
  {
    name: 'letter with attachment',
    request: {
      form: 'letter',
      data: { ...LETTER, attachments: DOCUMENT.attachments.slice(0, 1), signature: sealedOnce },
    },
    isWhole: true,
  },
  { name: 'order', request: { form: 'order', data: ORDER }, isWhole: true },
  {
    name: 'order with colophon',
    request: {
      form: 'order',
      data: { ...ORDER, copyTo: ['区委办公室'], printingOffice: '某某区人民政府办公室', printedOn: DATE },
    },
    isWhole: true,
  },
  { name: 'minutes', request: { form: 'minutes', data: MINUTES }, isWhole: true },
  {
    name: 'minutes, attendance at the end',
    request: { form: 'minutes', data: { ...MINUTES, attendancePlace: 'end' } },
    isWhole: true,
  },
  {
    name: 'minutes without sections',
    request: { form: 'minutes', data: { ...MINUTES, body: [], tasks: [] } },
    isWhole: true,
  },
  {
    name: 'minutes, handling mark',
    request: { form: 'minutes', data: { ...MINUTES, handlingMark: '内部资料' } },
    isWhole: true,
  },
  { name: 'least minutes', request: { form: 'minutes', data: { mark: '会议纪要', title: '题' } } },
  { name: 'record', request: { form: 'record', data: RECORD }, isWhole: true },
  { name: 'report', request: { form: 'report', data: REPORT }, isWhole: true },
  {
    name: 'report without numbers',
    request: { form: 'report', data: { ...REPORT, numberedHeadings: false } },
    isWhole: true,
  },
];

const LAYOUTS: Correct[] = [
  ...FORMS.filter(({ name }) => ['document', 'letter', 'minutes', 'record', 'report', 'order'].includes(name)).flatMap(
    ({ name, request }) => [
      { name: `${name}, wordGrid`, request, layout: { gridPitch: 'wordGrid' as const } },
      { name: `${name}, mirrored margins`, request, layout: { mirrorMargins: true } },
      { name: `${name}, no page numbers`, request, layout: { pageNumber: 'none' as const } },
      { name: `${name}, 版记 on an even page`, request, layout: { colophonOnEvenPage: true } },
    ],
  ),
  { name: 'thinner red rule', request: document({}), layout: { redRuleThickness: mm(0.4) } },
];

/** Code, page and measure of every deviation: what a failing test shows. */
export function deviations(report: RulerReport): string[] {
  return report.findings
    .filter((finding) => finding.severity === 'deviation')
    .map(
      ({ rule, page, measured, expected, excerpt }) => `${rule} p${page} ${measured} | ${expected} | ${excerpt ?? ''}`,
    );
}

/** Documents of every form and variant as the engine sets them. */
export const CORRECT: readonly Correct[] = [...FORMS, ...SIGNATURES, ...LAYOUTS];
