// needs: pdftotext, pdfinfo
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { bandsFrom } from '#shared/features/riskMatrices/matrix.rules.ts';
import { SHIPPED_MATRIX } from '#shared/features/riskMatrices/riskMatrices.lists.ts';
import { pdfText, rawText } from '#tests/documents/pdfTools.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const { version: _version, ...SHIPPED } = SHIPPED_MATRIX;
type Add = CallInput<'riskMatrices.add'>;
const add = (changes: Partial<Add> = {}): Add => ({
  ...{ expectedVersion: 1, title: '2026年判定标准', effectiveFrom: '2026-04-01', basis: '局长办公会纪要第3号' },
  ...{ definition: { ...SHIPPED, bands: bandsFrom([3, 8, 15]) }, ...changes },
});
const list = async () => (await office.call('riskMatrices.list', {})).rows;
const onDay = async (day: string) => (await office.call('riskMatrices.onDay', { day })).definition;

/** Keeps a print for the eyes. */
function keep(name: string, pdf: Uint8Array): void {
  const folder = process.env.PRINT_SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.pdf`, pdf);
}

describe('K4, K5 versions of the criteria', () => {
  it('begin with the shipped one, in force on every day', async () => {
    expect(await list()).toMatchObject([{ id: null, version: 1, inForce: true, assessments: 0 }]);
    expect(await onDay('2020-01-01')).toEqual(SHIPPED_MATRIX);
  });

  it('refuse bands with a gap or an overlap and a review interval that grows; nothing is kept', async () => {
    const gap = [...bandsFrom([4, 9, 16])].map((band) => (band.level === 'high' ? { ...band, from: 11 } : band));
    const overlap = [...bandsFrom([4, 9, 16])].map((band) => (band.level === 'high' ? { ...band, from: 9 } : band));
    const refused = async (definition: Partial<Add['definition']>) =>
      issuesOf(await office.failure('riskMatrices.add', add({ definition: { ...SHIPPED, ...definition } })));
    expect(await refused({ bands: gap })).toEqual(['bands.high: band_gap']);
    expect(await refused({ bands: overlap })).toEqual(['bands.high: band_overlap']);
    expect(await refused({ reviewMonths: { ...SHIPPED.reviewMonths, low: 3 } })).toEqual([
      'reviewMonths.moderate: review_order',
    ]);
    expect(await list()).toHaveLength(1);
  });

  it('a new one holds from its day, the old one before it; both stay', async () => {
    const first = await office.call('riskMatrices.add', add());
    expect(first).toMatchObject({ revision: 1, version: 2 });
    expect((await onDay('2026-03-31')).version).toBe(1);
    expect(await onDay('2026-04-01')).toMatchObject({
      version: 2,
      bands: [{ to: 3 }, { to: 8 }, { to: 15 }, { to: 25 }],
    });
    expect((await list()).map(({ version, inForce }) => [version, inForce])).toEqual([
      [2, false],
      [1, true],
    ]);
    const stale = await office.failure('riskMatrices.add', add());
    expect(stale.code).toBe('conflict');
    const early = await office.failure('riskMatrices.add', add({ expectedVersion: 2, effectiveFrom: '2026-03-31' }));
    expect(issuesOf(early)).toEqual(['effectiveFrom: matrix_before_last']);
    const [, shipped] = await list();
    expect(shipped?.definition).toEqual(SHIPPED_MATRIX);
  });

  it('the newest may be voided while nothing was rated by it', async () => {
    const second = await office.call(
      'riskMatrices.add',
      add({ expectedVersion: 2, title: '录错的标准', effectiveFrom: '2026-05-01' }),
    );
    const [newest, first] = await list();
    const notNewest = await office.failure('riskMatrices.void', {
      ...expected({ id: first?.id ?? '', revision: first?.revision ?? 0 }),
      reason: '录错',
    });
    expect(issuesOf(notNewest)).toEqual(['id: matrix_not_newest']);
    expect(newest?.version).toBe(3);
    await office.call('riskMatrices.void', { ...expected(second), reason: '录错，重新录入' });
    expect((await list())[0]).toMatchObject({ version: 3, voidReason: '录错，重新录入', inForce: false });
    expect((await onDay('2026-06-01')).version).toBe(2);
  });

  it('prints on one A4 page: 25 cells, wording, intervals, basis; the proposal table behind it', async () => {
    const { file } = await office.call('riskMatrices.print', { version: 2 });
    const pdf = office.bytes(file);
    keep('matrix', pdf);
    const text = rawText(pdf);
    expect(pdfText(pdf).split('\f')).toHaveLength(2);
    for (const { sentence, example } of [...SHIPPED.likelihood, ...SHIPPED.severity]) {
      expect(text).toContain(sentence);
      expect(text).toContain(example);
    }
    expect(text).toContain('第2版，自2026-04-01起启用');
    expect(text).toContain('局长办公会纪要第3号');
    expect(text).toContain('4至8分');
    expect(text).toContain('每3个月复评一次');
    const both = office.bytes((await office.call('riskMatrices.print', { version: 1, withProposals: true })).file);
    keep('matrix-with-proposals', both);
    const all = rawText(both);
    for (const { riskText, reason } of SHIPPED.proposals) {
      expect(all).toContain(riskText);
      expect(all).toContain(reason);
    }
  });
});
