import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '#service/crypto/encodings.ts';
import { hashOfFacts, openSnapshot } from '#service/features/reports/reports.snapshot.ts';
import { readBlob, writeBlob } from '#service/files/blobs.ts';
import type { Session } from '#service/office/session.ts';
import { FACT_SETS } from '#shared/features/reports/figures/figureCatalog.ts';
import { RULES_EDITION } from '#shared/features/reports/figures/rulesEdition.ts';
import { verdictOf } from '#shared/features/reports/verdict.rules.ts';
import { expected, issuesOf, type Saved } from '#tests/features/officialDocuments/sampleDocument.ts';
import { addTownships, figures, returned, sentTask } from '#tests/features/rollUp/rollUpOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { counted, fillOffice, newReport, REASON, reportNow } from './reportSteps.ts';

const NOW = '2026-07-10T10:00:00+08:00';

let office: TestService;
let session: Session;
let unit: Record<string, string> = {};
let taskId = '';
let report: Saved;
const id = (name: string) => unit[name] ?? '';
beforeAll(async () => {
  office = await makeService({ now: NOW });
  session = await fillOffice(office, NOW, 6);
  unit = await addTownships(office, ['城西街道', '城东街道', '南桥镇']);
  const fields = { recipientOfficeIds: Object.values(unit), dueOn: '2026-07-08' };
  taskId = await sentTask(office, fields, '2026-07-01');
  await receive('城西街道', 10, ['南桥镇'], '2026-07-03T10:00');
  report = await newReport(office, { collectionTaskId: taskId });
}, 60_000);
afterAll(async () => {
  await session.store.close();
  await office.close();
});

const receive = (name: string, filed: number, covers: readonly string[], receivedAt: string) =>
  office.call(
    'collectionTasks.saveReturn',
    returned(taskId, id(name), figures(1, filed, 0.5, 1, 2), { coversOfficeIds: covers.map(id), receivedAt }),
  );
const codes = async () => (await office.call('reports.check', { id: report.id })).warnings.map(({ code }) => code);
const verify = () => office.call('reports.verify', { id: report.id });

/** The parts of a snapshot that are changed here; all else stays as it is. */
const kept = z.looseObject({
  rulesEdition: z.number().optional(),
  facts: z.looseObject({
    current: z.looseObject({
      returnedFigures: z
        .array(
          z.looseObject({ data: z.looseObject({ figures: z.record(z.string(), z.number().nullable()).nullable() }) }),
        )
        .optional(),
    }),
  }),
  rollUp: z
    .looseObject({
      table: z.looseObject({
        rows: z.array(
          z.looseObject({ key: z.string(), cells: z.array(z.looseObject({ value: z.number().nullable() })) }),
        ),
      }),
    })
    .optional(),
});
type Kept = z.output<typeof kept>;

async function bytesWith(change: (snapshot: Kept) => void): Promise<Buffer> {
  const { snapshotSha256 } = await reportNow(office, report.id);
  const bytes = await readBlob(session.store, snapshotSha256 ?? '');
  const snapshot = kept.parse(JSON.parse(brotliDecompressSync(bytes).toString('utf8')));
  change(snapshot);
  return packed(snapshot);
}

const packed = (snapshot: Kept) => brotliCompressSync(Buffer.from(canonicalJson(snapshot)));

/** The same with the hash over all facts made to fit. */
async function refitted(bytes: Buffer): Promise<Buffer> {
  const snapshot = await openSnapshot(bytes);
  return packed(kept.parse({ ...snapshot, factsSha256: hashOfFacts(snapshot.facts) }));
}

/** What the check says of a file that was handed out and changed. */
async function handedIn(change: (snapshot: Kept) => void) {
  return office.call('reports.verify', { id: report.id, file: await office.fileIn('a.br', await bytesWith(change)) });
}

/** As if the report had been counted so: its draft names the file, which is then the one that counts as sealed. */
async function countedAs<Value>(change: (snapshot: Kept) => void, look: () => Promise<Value>): Promise<Value> {
  const { snapshotSha256: original } = await reportNow(office, report.id);
  const hash = await writeBlob(session.store, await refitted(await bytesWith(change)));
  const name = (sha256: string | null) =>
    sql`UPDATE report SET snapshotSha256 = ${sha256} WHERE id = ${report.id}`.execute(session.environment.writer);
  await name(hash);
  try {
    return await look();
  } finally {
    await name(original);
  }
}

/** A program that counts organizations otherwise. */
async function byOtherRules<Value>(look: () => Promise<Value>): Promise<Value> {
  const rule = FACT_SETS.organizations;
  if (!rule) throw new Error('no such set');
  const other = vi.spyOn(rule, 'count').mockImplementation(() => undefined);
  try {
    return await look();
  } finally {
    other.mockRestore();
  }
}

describe('W8, Beyond 3: the table of returned figures is frozen with its report', () => {
  it('it is put together again from the frozen returns; one that came since makes the count stale', async () => {
    await counted(office, report);
    expect(await verify()).toMatchObject({
      ...{ sealed: true, agrees: true, verdict: 'agrees', rollUp: { state: 'agrees', differing: [] } },
      rules: { snapshot: RULES_EDITION, program: RULES_EDITION },
    });
    expect(await codes()).not.toContain('roll_up_stale');
    await receive('城东街道', 5, [], '2026-07-09T10:00');
    expect(await codes()).toContain('roll_up_stale');
    const made = { ...expected(await reportNow(office, report.id)), warningReason: REASON };
    const refused = await office.failure('reports.draftDocument', made);
    expect(issuesOf(refused)).toContain('figures: report_roll_up_stale');
    const { since } = await verify();
    expect(since.filter(({ set }) => set === 'returnedFigures').map(({ title }) => title)).toEqual([
      expect.stringContaining('城东街道'),
    ]);
    await counted(office, await reportNow(office, report.id));
    expect(await codes()).not.toContain('roll_up_stale');
    const text = brotliDecompressSync(await bytesWith(() => undefined)).toString('utf8');
    expect(text).toContain('"rollUp":{"table":{"columns":[');
    expect(text).toBe(canonicalJson(JSON.parse(text)));
  });

  it('an altered return is named, and every place of the table that no longer follows', async () => {
    const answer = await handedIn(({ facts }) => {
      const values = facts.current.returnedFigures?.[0]?.data.figures;
      if (values) values['HF10.filed'] = 11;
    });
    expect(answer).toMatchObject({ sealed: false, agrees: false, verdict: 'snapshot_altered' });
    expect(answer.altered.map(({ set, title }) => [set, title.split(' ')[0]])).toEqual([
      ['returnedFigures', '城西街道'],
    ]);
    expect(answer.rollUp).toEqual({
      state: 'differs',
      differing: [
        { key: 'HF10.filed', officeName: '城西街道', before: 10, after: 11 },
        { key: 'HF10.filed', officeName: null, before: 15, after: 16 },
      ],
    });
    const table = await handedIn(({ rollUp }) => {
      const cell = rollUp?.table.rows.find(({ key }) => key === 'HF10.filed')?.cells[1];
      if (cell) cell.value = 50;
    });
    expect(table).toMatchObject({ sealed: false, verdict: 'snapshot_altered', altered: [] });
    expect(table.rollUp.differing).toEqual([{ key: 'HF10.filed', officeName: '城东街道', before: 50, after: 5 }]);
    // Struck out altogether it is missed: the report prints it.
    const struck = await handedIn((snapshot) => {
      delete snapshot.rollUp;
    });
    expect(struck).toMatchObject({ verdict: 'snapshot_altered', rollUp: { state: 'differs' } });
  });

  it('a snapshot of a program that did not keep it yet opens, shows its lists, and verifies', async () => {
    const { figures: stored } = z
      .looseObject({ figures: z.looseObject({ rollUp: z.unknown() }) })
      .parse({ figures: JSON.parse(await storedFigures()) });
    const { rollUp: _later, ...before } = stored;
    await setFigures(JSON.stringify(before));
    const old = (snapshot: Kept) => {
      delete snapshot.rollUp;
      delete snapshot.rulesEdition;
      delete snapshot.facts.current.returnedFigures;
    };
    const answer = await countedAs(old, async () => {
      const { lines } = await office.call('reports.figures', { id: report.id });
      const [line] = lines.filter(({ current }) => (current.value ?? 0) > 0);
      const target = { id: report.id, key: line?.key ?? '', period: 'current' as const };
      expect((await office.call('reports.records', target)).total).toBeGreaterThan(0);
      return verify();
    });
    expect(answer).toMatchObject({
      sealed: true,
      agrees: true,
      verdict: 'agrees',
      altered: [],
      rollUp: { state: 'not_kept' },
    });
    expect(answer.rules).toEqual({ snapshot: null, program: RULES_EDITION });
    await setFigures(JSON.stringify(stored));
  });
});

const storedFigures = async () =>
  (await sql<{ figures: string }>`SELECT figures FROM report WHERE id = ${report.id}`.execute(session.store.reader))
    .rows[0]?.figures ?? '';
const setFigures = (figuresText: string) =>
  sql`UPDATE report SET figures = ${figuresText} WHERE id = ${report.id}`.execute(session.environment.writer);

describe('W3: why numbers do not agree', () => {
  it('changed rules are told from changed numbers by the edition that the snapshot names', async () => {
    const earlier = (snapshot: Kept) => {
      snapshot.rulesEdition = RULES_EDITION - 1;
    };
    const verdicts = {
      sealed: await byOtherRules(() => countedAs(earlier, verify)),
      handed: await byOtherRules(() => handedIn(earlier)),
      unnamed: await byOtherRules(() => countedAs((snapshot) => void delete snapshot.rulesEdition, verify)),
      same: await byOtherRules(verify),
      untouched: await countedAs(earlier, verify),
    };
    expect(Object.fromEntries(Object.entries(verdicts).map(([name, { verdict }]) => [name, verdict]))).toEqual({
      ...{ sealed: 'rules_changed', handed: 'undecided', unnamed: 'rules_changed', same: 'sealed_altered' },
      untouched: 'agrees',
    });
    expect(verdicts.sealed.rules).toEqual({ snapshot: RULES_EDITION - 1, program: RULES_EDITION });
  });

  it('a number altered in the register after the sealing is said to be that, whatever the edition', async () => {
    const original = await storedFigures();
    await setFigures(original.replace(/("key":"HF01.registered".*?"value":)\d+/u, '$199999'));
    try {
      expect(await verify()).toMatchObject({ sealed: true, agrees: false, verdict: 'report_altered' });
      const later = await countedAs((snapshot) => {
        snapshot.rulesEdition = RULES_EDITION + 1;
      }, verify);
      expect(later.verdict).toBe('report_altered');
    } finally {
      await setFigures(original);
    }
    expect((await verify()).verdict).toBe('agrees');
  });

  it('what is not sealed proves nothing: only an untouched file under other rules is left open', () => {
    const found = { sealed: false, isReportSame: true, isCountSame: false, isFactAltered: false, isSameEdition: false };
    expect(verdictOf(found)).toBe('undecided');
    expect(verdictOf({ ...found, isFactAltered: true })).toBe('snapshot_altered');
    expect(verdictOf({ ...found, isReportSame: false })).toBe('snapshot_altered');
    expect(verdictOf({ ...found, isSameEdition: true })).toBe('snapshot_altered');
    expect(verdictOf({ ...found, isCountSame: true })).toBe('agrees');
  });
});
