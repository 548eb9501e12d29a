import { describe, expect, it } from 'vitest';
import { openFontBook } from '#service/documents/fonts/fontBook.ts';
import { sourceResourcesDirectory } from '#service/documents/fonts/fontFiles.ts';
import { setTitle } from '#service/documents/layout/title.ts';
import { Typesetter } from '#service/documents/layout/typesetter.ts';
import { OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { rulerCheck } from '#service/documents/ruler/checkRuler.ts';
import { titleWordEnds } from '#service/documents/text/titleWords.ts';
import { readWordDraft } from '#service/documents/word/readWord.ts';
import { writeWord } from '#service/documents/word/writeWord.ts';
import { type Case, chooser, ENDINGS, NAMES, requestOf, sentence } from './accompanimentCases.ts';
import { DATE, DOCUMENT, sealed } from './officialSamples.ts';
import { deviations, type RulerRequest } from './rulerFixtures.ts';
import { GOLDEN } from './samples.ts';

async function judged(request: RulerRequest): Promise<{ found: string[]; isAlone: boolean }> {
  const { pdf, warnings } = await renderDocument(request, GOLDEN);
  const isAlone = warnings.some(({ code }) => code === 'signature_alone');
  return { found: deviations(await rulerCheck(pdf, request)), isAlone };
}

describe('text accompanies the signature, as the ruler sees it (GB/T 9704 7.3.5.5)', () => {
  it('in every form, with every block, whatever the text ends with', async () => {
    const choose = chooser(20260305);
    const forms = ['document', '请示', '请示', 'letter', 'order', 'report', 'minutes'] as const;
    for (let step = 0; step < 70; step += 1) {
      const one: Case = {
        form: choose(forms),
        agencies: choose([1, 2, 3, 4, 5, 6, 7, 7]),
        kind: choose(['sealed', 'sealed', 'unsealed', 'stamp']),
        ending: choose(['table', 'closing', 'table', ...Object.keys(ENDINGS)]),
        // Steps of three characters: two lines at least, to three pages.
        characters: 57 + ((step * 3 * 37) % (step % 4 === 0 ? 1700 : 360)),
        attachments: choose([0, 0, 1, 3]),
        hasNote: choose([true, false]),
        hasCopies: choose([true, false]),
      };
      const { found, isAlone } = await judged(requestOf(one));
      expect({ found, isAlone }, JSON.stringify(one)).toEqual({ found: [], isAlone: false });
    }
  }, 90_000);

  it('at every length around the end of the first page of a joint 请示', async () => {
    for (const kind of ['sealed', 'unsealed'] as const) {
      for (let characters = 1; characters <= 150; characters += 14) {
        const agencies = 2 + (characters % 5);
        const ending = 'closing';
        const one: Case = {
          form: '请示',
          agencies,
          kind,
          ending,
          characters,
          attachments: 0,
          hasNote: true,
          hasCopies: true,
        };
        const { found, isAlone } = await judged(requestOf(one));
        expect({ found, isAlone }, JSON.stringify(one)).toEqual({ found: [], isAlone: false });
      }
    }
  }, 60_000);

  it('tells the user where one line of text and a tall block cannot come together', async () => {
    const tall: Case = {
      form: '请示',
      agencies: 7,
      kind: 'sealed',
      ending: 'plain',
      characters: 20,
      attachments: 0,
      hasNote: true,
      hasCopies: false,
    };
    const alone = await judged(requestOf(tall));
    expect(alone.isAlone).toBe(true);
    expect(alone.found.map((line) => line.split(' ')[0])).toContain('signature_without_text');
    expect(await judged(requestOf({ ...tall, characters: 40 }))).toEqual({ found: [], isAlone: false });
    expect(await judged(requestOf({ ...tall, agencies: 1 }))).toEqual({ found: [], isAlone: false });
  });

  it('keeps names of one size where the block is made lower', async () => {
    const data = {
      ...DOCUMENT,
      attachments: [],
      body: [sentence(20)],
      signature: { kind: 'sealed' as const, agencies: sealed(NAMES.slice(0, 3)), date: DATE },
    };
    expect(await judged({ form: 'document', data })).toEqual({ found: [], isAlone: false });
  });
});

const typesetter = new Typesetter(
  openFontBook({ resourcesDirectory: sourceResourcesDirectory(), preference: 'bundled' }),
  OFFICIAL_LAYOUT,
);

function titles(count: number): string[] {
  const choose = chooser(9704);
  const agencies = [
    '民政局',
    '财政局',
    '卫生健康委员会',
    '人力资源和社会保障局',
    '市场监督管理局',
    '人民政府办公室',
  ] as const;
  const matters = [
    '2026年社会组织年度检查工作',
    '社区养老服务经费',
    '行业协会商会收费治理',
    '困难群众基本生活救助补助资金',
    '殡葬服务设施建设三年行动计划',
    '《某某区社会组织信用信息管理办法》',
    '“僵尸型”社会组织清理整治',
    '2026—2028年养老服务体系建设规划',
    '某某区慈善总会成立登记',
  ] as const;
  return Array.from({ length: count }, () => {
    const place = choose(['某某区', '青禾县', '某某市', '']);
    const names = Array.from({ length: choose([0, 1, 1, 2]) }, () => place + choose(agencies));
    const list = Array.from({ length: choose([1, 1, 2]) }, () => choose(matters));
    const verb = choose(['印发', '做好', '进一步加强', '同意', '转发', '申请拨付']);
    const kind = choose(['通知', '请示', '批复', '报告', '函']);
    return `${[...new Set(names)].join('　')}关于${verb}${[...new Set(list)].join('和')}的${kind}`;
  });
}

const isNarrow = (widths: readonly number[]): boolean =>
  widths.some((width, index) => {
    const [before = 0, after = 0] = [widths[index - 1], widths[index + 1]];
    return width < before - 3 && width < after - 3;
  });
const isEven = (widths: readonly number[]): boolean => Math.max(...widths) - Math.min(...widths) < 3;
const widthsOf = (title: string): number[] => setTitle(typesetter, title).lines.map((line) => line.width);

/** Every way to set a title on two or three lines between words, outside 《…》. */
function legalBreaks(title: string): string[] {
  const characters = [...title];
  const ends = titleWordEnds(title);
  const isLegal = (at: number): boolean => {
    const before = characters.slice(0, at).join('');
    const isInside = before.split('《').length > before.split('》').length;
    const startsBadly = /^[的、，》”）—]/u.test(characters[at] ?? '');
    return ends.has(at) && !isInside && !startsBadly && !/[《“（—]$/u.test(before);
  };
  const places = characters.map((_, at) => at).filter((at) => at > 0 && isLegal(at));
  const lines = (...cuts: number[]): string =>
    [0, ...cuts]
      .map((from, index) =>
        characters
          .slice(from, cuts[index])
          .join('')
          .replace(/^　|　$/gu, ''),
      )
      .join('\n');
  return [
    ...places.map((at) => lines(at)),
    ...places.flatMap((first) => places.filter((second) => second > first).map((second) => lines(first, second))),
  ];
}

describe('proposed title lines', () => {
  it('are narrow in the middle or all equal only where no legal break is better', () => {
    const shapes = { good: 0, bad: 0 };
    for (const title of titles(400)) {
      const widths = widthsOf(title);
      if (widths.length < 2 || widths.length > 3) continue;
      const isBad = isNarrow(widths) || isEven(widths);
      shapes[isBad ? 'bad' : 'good'] += 1;
      if (!isBad) continue;
      const better = legalBreaks(title).filter((broken) => {
        const lines = broken.split('\n').map((line) => widthsOf(line));
        const single = lines.flat();
        const mean = single.reduce((sum, width) => sum + width, 0) / single.length;
        const isWhole = lines.every((line) => line.length === 1);
        return (
          isWhole &&
          !isNarrow(single) &&
          !isEven(single) &&
          Math.min(...single) > 0.5 * mean &&
          Math.max(...single) <= 396
        );
      });
      expect(better, title).toEqual([]);
    }
    expect(shapes.good).toBeGreaterThan(150);
    expect(shapes.bad).toBeLessThan(shapes.good / 20);
  });
});

it('a Word file of this program is read up to its bound attachments', async () => {
  const { docx } = await writeWord({ form: 'document', data: DOCUMENT }, { createdAt: GOLDEN.createdAt });
  const { title, blocks, warnings } = await readWordDraft(docx);
  expect(title).toBe(DOCUMENT.title);
  expect(blocks).toEqual(DOCUMENT.body);
  expect(warnings.map(({ code }) => code)).toContain('official_parts');
  const alone = await writeWord(
    { form: 'document', data: { ...DOCUMENT, separateAttachment: 1 } },
    { createdAt: GOLDEN.createdAt },
  );
  const read = await readWordDraft(alone.docx);
  expect(read.title).toBe(DOCUMENT.attachments[0]?.title);
  expect(read.blocks).toEqual(DOCUMENT.attachments[0]?.blocks);
});
