import type { OfficialBlock, SignatureBlock } from '#shared/features/documents/officialParts.ts';
import { DATE, SEAL, STAMP } from './officialSamples.ts';
import type { RulerRequest } from './rulerFixtures.ts';

export const NAMES = [
  '某某区民政局',
  '某某区财政局',
  '某某区卫生健康委员会',
  '某某区教育局',
  '某某区人力资源和社会保障局',
  '某某区公安局',
  '某某区司法局',
];
const SIGNERS = ['张某某', '李某', '王某某', '赵某', '钱某某', '孙某', '周某某'];
const TEXT =
  '为进一步健全社区养老服务体系，切实保障老年人基本生活，经研究，拟增加社区养老服务经费，用于日间照料中心运转、助餐点建设和护理人员培训，';

/** A sequence that looks random and is the same on every machine. */
export function chooser(seed: number): <Value>(from: readonly [Value, ...Value[]]) => Value {
  let state = seed;
  return (from) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[Math.floor((state / 2_147_483_648) * from.length)] ?? from[0];
  };
}

const paragraph = (text: string): OfficialBlock => ({ kind: 'paragraph', text });
export const sentence = (characters: number): OfficialBlock =>
  paragraph(`${TEXT.repeat(Math.ceil(characters / TEXT.length)).slice(0, characters - 1)}。`.replace(/，。$/u, '等。'));
const TABLE: OfficialBlock = {
  kind: 'table',
  landscape: false,
  columns: [{ title: '类别' }, { title: '数量' }],
  rows: [
    ['社会团体', '412'],
    ['基金会', '9'],
    ['社会服务机构', '865'],
  ],
};

/** Texts of a length, by what stands at their end. */
export const ENDINGS: Record<string, (characters: number) => OfficialBlock[]> = {
  plain: (characters) => [sentence(characters)],
  closing: (characters) => [sentence(characters), paragraph('妥否，请批示。')],
  headings: (characters) => [
    sentence(characters),
    { kind: 'heading', level: 1, text: '有关要求' },
    { kind: 'heading', level: 2, text: '加强领导' },
    paragraph('请予批复。'),
  ],
  'numbered sentence': (characters) => [
    sentence(characters),
    { kind: 'heading', level: 3, text: '逾期未报的，视为未参检。' },
  ],
  table: (characters) => [sentence(characters), TABLE],
  'table and closing': (characters) => [sentence(characters), TABLE, paragraph('请予批复。')],
  'single lines': (characters) => Array.from({ length: Math.ceil(characters / 28) }, () => sentence(20)),
  'heading first': (characters) => [{ kind: 'heading', level: 1, text: '总体情况' }, sentence(characters)],
};

function signatureOf(kind: 'sealed' | 'unsealed' | 'stamp', count: number): SignatureBlock {
  const names = NAMES.slice(0, count);
  if (kind === 'sealed')
    return { kind, agencies: names.map((name) => ({ name, diameterMm: 42, png: SEAL })), date: DATE };
  if (kind === 'unsealed') return { kind, agencies: names, date: DATE };
  const signers = SIGNERS.slice(0, Math.min(count, 2)).map((name) => ({
    post: '局长',
    name,
    heightMm: 20,
    png: STAMP,
  }));
  return { kind, signers, date: DATE };
}

export type Case = {
  readonly form: 'document' | '请示' | 'letter' | 'order' | 'report' | 'minutes';
  readonly agencies: number;
  readonly kind: 'sealed' | 'unsealed' | 'stamp';
  readonly ending: string;
  readonly characters: number;
  readonly attachments: number;
  readonly hasNote: boolean;
  readonly hasCopies: boolean;
};

/** A document of this case. */
export function requestOf(one: Case): RulerRequest {
  const { form, agencies } = one;
  const body = (ENDINGS[one.ending] ?? ENDINGS.plain)?.(one.characters) ?? [];
  const signature = signatureOf(one.kind, agencies);
  const attachments = Array.from({ length: one.attachments }, (_, index) => ({ title: `第${index + 1}份测算表` }));
  const isUpward = form === '请示';
  const note = one.hasNote || isUpward ? '联系人：王某，电话：025-12345678' : '';
  const copyTo = one.hasCopies ? ['区审计局', '区委办公室'] : [];
  const common = { body, signature, attachments, note, copyTo };
  const printing = { printingOffice: '某某区民政局办公室', printedOn: DATE };
  const recipients = '某某区人民政府';
  const title = '关于增加社区养老服务经费的';
  if (form === 'letter') {
    return {
      form,
      data: { ...common, agency: '某某区民政局', number: '某民函〔2026〕4号', title: `${title}函`, recipients },
    };
  }
  if (form === 'order') return { form, data: { ...common, ...printing, mark: '某某区人民政府令', number: '第3号' } };
  if (form === 'report') return { form, data: { title: `${title}报告`, body, unit: '某某区民政局', date: DATE } };
  if (form === 'minutes') {
    // Minutes know headings, paragraphs and plain tables.
    const plain = body.flatMap((block) => {
      if (block.kind === 'chart') return [];
      return block.kind === 'table' ? { kind: block.kind, columns: block.columns, rows: block.rows } : block;
    });
    return {
      form,
      data: {
        mark: '某某区民政局会议纪要',
        numberText: '第3期',
        title: '养老服务工作会议纪要',
        time: DATE,
        body: plain,
        copyTo,
      },
    };
  }
  return {
    form: 'document',
    data: {
      ...common,
      ...printing,
      agencies: NAMES.slice(0, agencies),
      signers: isUpward ? SIGNERS.slice(0, agencies) : [],
      number: '某民发〔2026〕4号',
      kind: isUpward ? '请示' : '通知',
      title: `${title}${isUpward ? '请示' : '通知'}`,
      recipients,
    },
  };
}
