import { writeFileSync } from 'node:fs';
import { type DocumentRequest, renderDocument } from '#service/documents/renderDocument.ts';
import * as S from './officialSamples.ts';
import { GOLDEN } from './samples.ts';

const all: Record<string, [DocumentRequest, object?]> = {
  document: [{ form: 'document', data: S.DOCUMENT }],
  joint: [{ form: 'document', data: S.JOINT }],
  stamp: [
    {
      form: 'document',
      data: {
        ...S.DOCUMENT,
        copyNumber: '',
        attachments: [{ title: '清单', blocks: [] }],
        body: S.BODY.slice(0, 3),
        signature: {
          kind: 'stamp',
          signers: [
            { post: '某某区民政局局长', png: S.STAMP },
            { post: '某某区财政局局长', png: S.STAMP },
          ],
          date: S.DATE,
        },
        handlingMark: '内部资料　注意保存',
      },
    },
  ],
  letter: [{ form: 'letter', data: S.LETTER }],
  order: [{ form: 'order', data: S.ORDER }],
  unsealed: [
    {
      form: 'document',
      data: { ...S.JOINT, attachments: [], signature: { kind: 'unsealed', agencies: S.JOINT_AGENCIES, date: S.DATE } },
    },
  ],
  named: [
    {
      form: 'document',
      data: {
        ...S.DOCUMENT,
        attachments: [],
        recipients: Array.from({ length: 36 }, (_, index) => `某某街道第${index + 1}社区`).join('，'),
        signature: {
          kind: 'stamp',
          signers: [
            { post: '某某区民政局局长', name: '张某某' },
            { post: '某某区财政局局长', name: '李某' },
          ],
          date: S.DATE,
        },
      },
    },
  ],
  squeezed: [
    {
      form: 'document',
      data: {
        ...S.DOCUMENT,
        attachments: [],
        note: '',
        body: [
          { kind: 'paragraph', text: '会议认为，要贯彻落实民发〔2025〕18号文件精神。'.repeat(7) },
          { kind: 'paragraph', text: '特此通知。' },
        ],
      },
    },
  ],
  record: [{ form: 'record', data: S.RECORD }],
  report: [{ form: 'report', data: S.REPORT }, { layout: { pageNumber: 'centred', mirrorMargins: true } }],
  word: [{ form: 'document', data: S.DOCUMENT }, { layout: { gridPitch: 'wordGrid', colophonOnEvenPage: true } }],
  six: [
    {
      form: 'document',
      data: {
        ...S.JOINT,
        agencies: [
          '某某区民政局',
          '某某区财政局',
          '某某区卫生健康委员会',
          '某某区教育局',
          '某某区人力资源和社会保障局',
        ],
        signature: {
          kind: 'sealed',
          agencies: S.sealed(['某某区民政局', '某某区财政局', '某某区卫健委', '某某区教育局', '某某区人社局']),
          date: '2026年10月15日',
        },
      },
    },
  ],
};
const only = process.argv.slice(2);
for (const [name, [request, extra]] of Object.entries(all)) {
  if (only.length && !only.includes(name)) continue;
  const r = await renderDocument(request, { ...GOLDEN, ...extra });
  writeFileSync(`/tmp/officiallook/${name}.pdf`, r.pdf);
  console.log(name, r.pages, JSON.stringify(r.warnings));
}
