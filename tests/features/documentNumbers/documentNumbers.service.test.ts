// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import {
  documentNumberText,
  ORDER_CLASS,
  usualClasses,
} from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import { pdfText, rawText } from '#tests/documents/pdfTools.ts';
import { expected, issuesOf, saved } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const reserve = (classCode: string, year = 2026, title = '某份文件') =>
  office.call('documentNumbers.reserve', { classCode, year, title });
const all = async (filter: CallInput<'documentNumbers.list'> = {}) =>
  (await office.call('documentNumbers.list', { ...filter, limit: 500 })).rows;

describe('the register of document numbers (S9)', () => {
  it('gives the next number of class and year, each counted for itself', async () => {
    expect((await reserve('甲民发')).number).toBe('甲民发〔2026〕1号');
    expect((await reserve('甲民发')).number).toBe('甲民发〔2026〕2号');
    expect((await reserve('甲民函')).number).toBe('甲民函〔2026〕1号');
    expect((await reserve('甲民发', 2025)).number).toBe('甲民发〔2025〕1号');
  });

  it('two windows that ask at the same moment get different numbers', async () => {
    const given = await Promise.all(Array.from({ length: 12 }, () => reserve('乙民发')));
    expect(new Set(given.map(({ number }) => number)).size).toBe(12);
    expect((await all({ classCode: '乙民发' })).map((row) => row.seq)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    const [one, two] = await Promise.all([saved(office), saved(office)]);
    const number = { kind: 'next', classCode: '乙民发', year: 2026 } as const;
    const [first, second] = await Promise.all(
      [one, two].map((document) => office.call('officialDocuments.takeNumber', { ...expected(document), number })),
    );
    expect([first?.number, second?.number].sort()).toEqual(['乙民发〔2026〕13号', '乙民发〔2026〕14号']);
    const { id: numberId } = await reserve('乙民发');
    const others = await Promise.all([saved(office), saved(office)]);
    const answers = await Promise.allSettled(
      others.map((document) =>
        office.call('officialDocuments.takeNumber', { ...expected(document), number: { kind: 'reserved', numberId } }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a voided number stays with its reason and is never given again', async () => {
    const { id } = await reserve('丙民发');
    await office.call('documentNumbers.void', { id, expectedRevision: 1, reason: '重复取号' });
    expect((await reserve('丙民发')).number).toBe('丙民发〔2026〕2号');
    expect((await all({ classCode: '丙民发' }))[0]).toMatchObject({ state: 'voided', voidReason: '重复取号' });
    const again = await office.failure('documentNumbers.void', { id, expectedRevision: 2, reason: '再次' });
    expect(again.code).toBe('conflict');
    const history = await office.call('records.history', { id });
    expect(history.entries.map((entry) => entry.action)).toEqual(['documentNumber.void', 'documentNumber.reserve']);
  });

  it('a number used outside the program is marked with its day, once, in its year', async () => {
    const { id } = await reserve('丁民发', 2025);
    const mark = { id, expectedRevision: 1, title: '另行印发的文件', issuedOn: '2026-01-08' };
    expect(issuesOf(await office.failure('documentNumbers.markIssued', mark))).toEqual(['issuedOn: other_year']);
    const wrong = await office.failure('documentNumbers.markIssued', { ...mark, issuedOn: '2025-02-30' });
    expect(wrong.code).toBe('invalid_input');
    const { revision } = await office.call('documentNumbers.markIssued', { ...mark, issuedOn: '2025-12-30' });
    expect((await all({ classCode: '丁民发', state: 'issued' }))[0]).toMatchObject({
      ...{ title: '另行印发的文件', issuedOn: '2025-12-30', revision },
    });
    const twice = { ...mark, issuedOn: '2025-12-30', expectedRevision: revision };
    expect(issuesOf(await office.failure('documentNumbers.markIssued', twice))).toEqual(['state: number_issued']);
    expect((await office.failure('documentNumbers.markIssued', { ...mark, issuedOn: '2025-12-30' })).code).toBe(
      'conflict',
    );
  });

  it('a number of a document of the program is marked by its issue only', async () => {
    const document = await saved(office);
    const taken = await office.call('officialDocuments.takeNumber', {
      ...expected(document),
      number: { kind: 'next', classCode: '戊民发', year: 2026 },
    });
    const row = (await all({ classCode: '戊民发' }))[0];
    const mark = { id: row?.id ?? '', expectedRevision: 1, title: '某份文件', issuedOn: '2026-03-05' };
    expect(taken.number).toBe(row?.number);
    expect(issuesOf(await office.failure('documentNumbers.markIssued', mark))).toEqual([
      'documentId: number_of_document',
    ]);
  });

  it('refuses years to come and numbers beyond the form', async () => {
    const failure = await office.failure('documentNumbers.reserve', { classCode: '云民发', year: 2027, title: '某份' });
    expect(issuesOf(failure)).toEqual(['year: year_to_come']);
  });

  it('orders run on over the years as 第N号', async () => {
    expect((await reserve(ORDER_CLASS, 2025)).number).toBe('第1号');
    expect((await reserve(ORDER_CLASS)).number).toBe('第2号');
  });

  it('suggests the classes of this office with their next numbers', async () => {
    const { classes, years } = await office.call('documentNumbers.classes', {});
    expect(classes.slice(0, 5).map((one) => one.classCode)).toEqual(['云民发', '云民函', '云民办', '云民字', '令']);
    expect(classes.find((one) => one.classCode === '云民发')).toEqual({
      ...{ classCode: '云民发', next: '云民发〔2026〕1号', used: 0 },
    });
    expect(classes.find((one) => one.classCode === '甲民发')).toMatchObject({ next: '甲民发〔2026〕3号', used: 2 });
    expect(classes.find((one) => one.classCode === '令')?.next).toBe('第3号');
    expect(years.slice(0, 2)).toEqual([2026, 2025]);
    expect(usualClasses('云民社')).toEqual(['云民社', '云民社发', '云民社函', '云民社办', '云民社字', '令']);
    expect(usualClasses('发')[0]).toBe('发');
  });

  it('prints the register of a class and year without gaps, the heading on every page', async () => {
    for (let seq = 1; seq <= 45; seq += 1) {
      const { id } = await reserve('己民发', 2026, `第${seq}份文件的标题`);
      if (seq === 7) await office.call('documentNumbers.void', { id, expectedRevision: 1, reason: '与他文重复' });
    }
    const { file } = await office.call('documentNumbers.print', { classCode: '己民发', year: 2026 });
    const pdf = office.bytes(file);
    const text = rawText(pdf);
    for (let seq = 1; seq <= 45; seq += 1) expect(text).toContain(`〔2026〕${seq}号`);
    expect(text).toContain('作废：与他文重复');
    expect(text).toContain('共45条');
    const pages = pdfText(pdf)
      .split('\f')
      .filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages.slice(0, -1)) expect(page).toContain('取号日期');
  });

  it('needs the permission to create documents', async () => {
    await office.as('auditor');
    expect(
      (await office.failure('documentNumbers.reserve', { classCode: '云民发', year: 2026, title: '某份' })).code,
    ).toBe('forbidden');
    expect((await office.failure('documentNumbers.list', {})).code).toBe('forbidden');
    await office.as('clerk');
  });
});

/** A small generator with a seed, so that a failing run can be repeated. */
function choices(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

describe('any sequence of reserving, taking, marking and voiding', () => {
  const CLASSES = ['庚民发', '庚民函', ORDER_CLASS];
  const YEARS = [2024, 2025, 2026];

  it.each([1, 2, 3])(
    'leaves no gap, gives no number twice, changes no number (seed %i)',
    { timeout: 60_000 },
    async (seed) => {
      const random = choices(seed);
      const service = await makeService({ now: '2026-03-05T10:00:00+08:00' });
      try {
        const given: string[] = [];
        const rows = async () => (await service.call('documentNumbers.list', { limit: 500 })).rows;
        for (let step = 0; step < 120; step += 1) {
          const classCode = CLASSES[random(CLASSES.length)] ?? '';
          const year = YEARS[random(YEARS.length)] ?? 2026;
          const choice = random(10);
          const present = await rows();
          const one = present[random(Math.max(1, present.length))];
          if (choice < 4 || !one) {
            given.push(
              (await service.call('documentNumbers.reserve', { classCode, year, title: `第${step}步` })).number,
            );
          } else if (choice < 6) {
            const content = await service.call('officialDocuments.prefill', {
              form: classCode === ORDER_CLASS ? 'order' : 'document',
            });
            const document = await service.call('officialDocuments.save', content);
            const number = { kind: 'next', classCode, year } as const;
            given.push((await service.call('officialDocuments.takeNumber', { ...expected(document), number })).number);
            if (random(3) === 0)
              await service.call('officialDocuments.void', {
                ...{ id: document.id, expectedRevision: document.revision + 1, reason: '不发' },
              });
          } else if (choice < 8) {
            await service.service.call('documentNumbers.void', {
              ...{ id: one.id, expectedRevision: one.revision, reason: '作废' },
            });
          } else {
            await service.service.call('documentNumbers.markIssued', {
              ...{ id: one.id, expectedRevision: one.revision, title: one.title, issuedOn: `${one.year}-02-01` },
            });
          }
        }
        const register = await rows();
        expect(new Set(given).size).toBe(given.length);
        expect(register.map((row) => row.number).sort()).toEqual([...given].sort());
        expect(new Set(register.map((row) => row.state)).size).toBe(3);
        for (const row of register) expect(row.number).toBe(documentNumberText(row.classCode, row.year, row.seq));
        const groups = Map.groupBy(register, (row) =>
          row.classCode === ORDER_CLASS ? row.classCode : `${row.classCode}${row.year}`,
        );
        for (const [group, members] of groups) {
          const seqs = members.map((row) => row.seq).sort((a, b) => a - b);
          expect(seqs, group).toEqual(seqs.map((_, index) => index + 1));
        }
      } finally {
        await service.close();
      }
    },
  );
});
