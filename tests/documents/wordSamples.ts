import type { DocumentRequest } from '#service/documents/renderDocument.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { DATE, DOCUMENT, JOINT, LETTER, ORDER, RECORD, REPORT, STAMP, sealed } from './officialSamples.ts';
import { MINUTES } from './samples.ts';

const SHEET = {
  title: '社会组织登记表',
  subtitle: '某某区民政局',
  blocks: [
    { kind: 'paragraph', text: '请妥善保管本表。' },
    { kind: 'heading', level: 1, text: '基本信息' },
    {
      kind: 'fields',
      rows: [
        { label: '名称', value: '某某区养老服务行业协会' },
        { label: '统一社会信用代码', value: '51320105MJ12345670' },
      ],
    },
    { kind: 'code', lines: ['ABCDE FGHIJ 12345', 'KLMNO PQRST 67890'] },
    { kind: 'qr', text: 'https://example.org/abc', caption: '扫码核对' },
    {
      kind: 'table',
      columns: [{ title: '序号' }, { title: '名称' }],
      rows: [
        ['1', '甲'],
        ['2', '乙'],
      ],
    },
  ],
} satisfies SheetDocumentInput;

/** A ring, without the name of its language, as some programs save it. */
const SVG_SEAL =
  '<svg viewBox="0 0 10 10"><path fill="#e00000" fill-rule="evenodd" d="M0 5a5 5 0 1 1 10 0a5 5 0 1 1-10 0zM.4 5a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z"/></svg>';

const MANY = Array.from({ length: 8 }, (_, index) => `某某区第${index + 1}委员会办公室`);

/** Every form, and the shapes of it that are built differently. */
export const WORD_SAMPLES: ReadonlyMap<string, DocumentRequest> = new Map<string, DocumentRequest>([
  ['minutes', { form: 'minutes', data: MINUTES }],
  [
    'minutes-end',
    {
      form: 'minutes',
      data: { ...MINUTES, attendancePlace: 'end', issuingUnit: '', issuedOn: '', handlingMark: '内部资料' },
    },
  ],
  ['document', { form: 'document', data: DOCUMENT }],
  ['joint', { form: 'document', data: JOINT }],
  [
    'unsealed',
    {
      form: 'document',
      data: { ...DOCUMENT, attachments: [], signature: { kind: 'unsealed', agencies: ['某某区民政局'], date: DATE } },
    },
  ],
  [
    'svg-seal',
    {
      form: 'document',
      data: {
        ...DOCUMENT,
        attachments: [],
        signature: { kind: 'sealed', agencies: [{ name: '某某区民政局', svg: SVG_SEAL }], date: DATE },
      },
    },
  ],
  ['attachment', { form: 'document', data: { ...DOCUMENT, separateAttachment: 1 } }],
  [
    'many-agencies',
    {
      form: 'document',
      data: {
        ...JOINT,
        agencies: MANY,
        signers: MANY.map(() => '张某某'),
        signature: { kind: 'sealed', agencies: sealed(MANY.map((name) => name.slice(0, 7))), date: DATE },
      },
    },
  ],
  [
    'many-recipients',
    {
      form: 'document',
      data: {
        ...DOCUMENT,
        attachments: [],
        recipients: Array.from({ length: 80 }, (_, index) => `某某街道第${index}办事处`).join('，'),
      },
    },
  ],
  [
    'two-stamps',
    {
      form: 'order',
      data: {
        ...ORDER,
        signature: {
          kind: 'stamp',
          signers: [
            { post: '区长', png: STAMP },
            { post: '副区长', name: '李某' },
          ],
          date: DATE,
        },
        copyTo: ['区审计局'],
        printingOffice: '某某区人民政府办公室',
        printedOn: DATE,
      },
    },
  ],
  ['letter', { form: 'letter', data: LETTER }],
  ['order', { form: 'order', data: ORDER }],
  ['record', { form: 'record', data: RECORD }],
  ['report', { form: 'report', data: REPORT }],
  ['sheet', { form: 'sheet', data: SHEET }],
]);
