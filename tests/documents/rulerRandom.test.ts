import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { rulerCheck } from '#service/documents/ruler/checkRuler.ts';
import type { OfficialBlock } from '#shared/features/documents/officialParts.ts';
import { DATE, SEAL, STAMP } from './officialSamples.ts';
import { deviations, paragraphs, type RulerRequest } from './rulerFixtures.ts';
import { GOLDEN, gb2312Han } from './samples.ts';

it('the ruler finds nothing in random documents of every form', async () => {
  const han = [...gb2312Han()].filter((character) => !'一二三四五六七八九十'.includes(character));
  const words = fc.array(fc.constantFrom(...han), { minLength: 1, maxLength: 80 }).map((list) => list.join(''));
  const mark = fc.constantFrom(
    '，',
    '。',
    '：“甲”',
    '（2026年3月5日）',
    '——',
    '……',
    '1,286家',
    '63.5%',
    'GB/T 9704',
    '、',
  );
  const sentence = fc
    .array(fc.tuple(words, mark), { minLength: 1, maxLength: 5 })
    .map((list) => `会${list.flat().join('')}完。`);
  const block: fc.Arbitrary<OfficialBlock> = fc.oneof(
    { weight: 5, arbitrary: sentence.map((text) => ({ kind: 'paragraph', text }) as const) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(1, 2, 3, 4), fc.array(fc.constantFrom(...han), { minLength: 2, maxLength: 20 }))
        .map(([level, list]) => ({ kind: 'heading', level, text: `会${list.join('')}` }) as const),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 12 }).map((count) => ({
        kind: 'table' as const,
        landscape: false,
        columns: [{ title: '类别' }, { title: '数量' }],
        rows: Array.from({ length: count }, (_, index) => [`第${index + 1}类`, '12']),
      })),
    },
  );
  const bodies = fc
    .tuple(sentence, fc.array(block, { maxLength: 14 }), sentence)
    .map(([first, list, last]) => [
      { kind: 'paragraph', text: first } as const,
      ...list,
      { kind: 'paragraph', text: last } as const,
    ]);
  const requests: fc.Arbitrary<RulerRequest> = fc
    .tuple(
      fc.constantFrom('document', 'letter', 'order', 'minutes', 'record', 'report'),
      bodies,
      fc.constantFrom('sealed', 'unsealed', 'stamp'),
      words.map((text) => `会${text}的通知`),
      fc.constantFrom(0, 1, 3),
    )
    .map(([form, body, kind, title, count]) => randomRequest(form, body, kind, title, count));
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const { pdf } = await renderDocument(request, GOLDEN);
      expect(deviations(await rulerCheck(pdf, request))).toEqual([]);
    }),
    { numRuns: 60, seed: 20260305 },
  );
}, 120_000);

function randomRequest(
  form: RulerRequest['form'],
  body: OfficialBlock[],
  kind: 'sealed' | 'unsealed' | 'stamp',
  title: string,
  count: number,
): RulerRequest {
  const name = '某某区民政局';
  const signature =
    kind === 'sealed'
      ? { kind, agencies: [{ name, png: SEAL }], date: DATE }
      : kind === 'unsealed'
        ? { kind, agencies: [name], date: DATE }
        : { kind, signers: [{ post: '局长', name: '张某', png: STAMP }], date: DATE };
  const attachments = Array.from({ length: count }, (_, index) => ({
    title: `第${index + 1}份材料`,
    blocks: paragraphs(2),
  }));
  const common = { body, signature, attachments, copyTo: ['区委办公室', '区政府办公室'] };
  const recipients = '各街道办事处';
  if (form === 'letter')
    return { form, data: { ...common, agency: name, number: '某民函〔2026〕3号', title, recipients } };
  if (form === 'order') return { form, data: { ...common, mark: '某某区人民政府令', number: '第3号' } };
  if (form === 'record') return { form, data: { title, time: DATE, place: '会议室', chair: '张某', body } };
  if (form === 'report') return { form, data: { title, body, unit: name, date: DATE } };
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
        title,
        time: DATE,
        body: plain,
        copyTo: common.copyTo,
      },
    };
  }
  return { form, data: { ...common, agencies: [name], number: '某民发〔2026〕3号', title, recipients } };
}
