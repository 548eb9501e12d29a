// needs: pdftotext
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '#service/crypto/encodings.ts';
import type { Fields } from '#service/db/collections.ts';
import { createRecord, updateRecord, voidRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { readBlob, writeBlob } from '#service/files/blobs.ts';
import type { Session } from '#service/office/session.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { FACT_SETS } from '#shared/features/reports/figures/figureCatalog.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { chance } from '#tests/features/handovers/handoverOffice.ts';
import { expected, type Saved } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { counted, fillOffice, newReport, readyReport, reportNow } from './reportSteps.ts';

const NOW = '2026-07-10T10:00:00+08:00';
const EDITS = 1000;

let office: TestService;
let session: Session;
let report: Saved;
let pdfTicket: CallOutput<'officialDocuments.issue'>['document'];
beforeAll(async () => {
  office = await makeService({ now: NOW });
  session = await fillOffice(office, NOW, 60);
  const { document } = await readyReport(office, await counted(office, await newReport(office)));
  const issued = await office.call('officialDocuments.issue', { ...expected(document), issuedOn: '2026-07-10' });
  pdfTicket = issued.document;
  const { rows } = await office.call('reports.list', {});
  const [row] = rows;
  if (!row) throw new Error('no report');
  report = row;
}, 60_000);
afterAll(async () => {
  await session.store.close();
  await office.close();
});

/** Everything of the report that a reader may open: figures, every list, the page, the facts. */
async function opened(): Promise<string> {
  const figures = await office.call('reports.figures', { id: report.id });
  const lists: unknown[] = [];
  for (const { key } of figures.lines)
    for (const period of ['current', 'previous', 'last_year'] as const)
      lists.push(await office.call('reports.records', { id: report.id, key, period, limit: 1000 }).then(withoutPlace));
  const { file } = await office.call('documents.file', { id: pdfTicket.id });
  const snapshot = await office.call('reports.handOutSnapshot', { id: report.id });
  const { places, content, number, issuedOn, snapshotSha256 } = await reportNow(office, report.id);
  return canonicalJson({
    ...{ figures, lists, places, content, number, issuedOn, snapshotSha256 },
    pdf: office.bytes(file).toString('base64'),
    snapshot: office.bytes(snapshot.file).toString('base64'),
  });
}

/** The parts of a snapshot that are forged here; all else stays as it is. */
const handed = z.looseObject({
  specs: z.array(z.looseObject({ key: z.string() })),
  facts: z.looseObject({
    current: z.record(z.string(), z.array(z.looseObject({ recordId: z.string().nullable() }))),
  }),
  figures: z.looseObject({
    current: z.array(
      z.looseObject({ key: z.string(), entries: z.array(z.looseObject({ places: z.array(z.number()) })) }),
    ),
  }),
});
type Handed = z.output<typeof handed>;

/** Where a record stands today may change: it may be gone. */
function withoutPlace({ rows, ...page }: CallOutput<'reports.records'>) {
  return { ...page, rows: rows.map(({ place: _place, ...row }) => row) };
}

const write = <Value>(work: Parameters<typeof runWrite<Value>>[3]) =>
  runWrite(session.environment, session.actor, 'test', work);
const TABLES = ['organization', 'organization_event', 'organization_contact', 'commitment', 'inspection'] as const;
/** What moves a record into or out of a period. */
const MOVED: Readonly<Record<(typeof TABLES)[number], (day: string) => Fields>> = {
  organization: (establishedOn) => ({ establishedOn }),
  organization_event: (effectiveOn) => ({ effectiveOn }),
  organization_contact: (validFrom) => ({ validFrom, validTo: null }),
  commitment: (signedOn) => ({ signedOn, validTo: null }),
  inspection: (heldOn) => ({ heldOn }),
};

/** A thousand changes over two years: records voided, moved, renamed, added; organizations ended; the office renamed. */
async function editForTwoYears(): Promise<void> {
  const random = chance(11);
  for (let step = 0; step < EDITS / 50; step += 1) {
    office.setClock(`${addDays('2026-07-11', step * 36)}T10:00:00+08:00`);
    await write(async (one) => {
      for (let edit = 0; edit < 50; edit += 1) {
        const table = random.one(TABLES);
        const { rows } = await sql<{ id: string; revision: number; recordState: string }>`
          SELECT id, revision, recordState FROM ${sql.table(table)} WHERE recordState <> 'voided'
          ORDER BY rowKey LIMIT 1 OFFSET ${random.below(40)}`.execute(one.trx);
        const [row] = rows;
        if (!row) continue;
        const day = addDays('2025-12-01', random.below(300));
        const kind = random.below(5);
        if (kind === 0) await voidRecord(one, table, row.id, row.revision, '更正');
        else if (table === 'organization' && kind < 3)
          await updateRecord(
            one,
            table,
            row.id,
            row.revision,
            {
              ...(kind === 1 ? { name: `更名后${step}-${edit}` } : { status: 'cancelled' }),
            },
            { effectiveOn: day },
          );
        else if (table === 'organization_event' && kind === 4)
          await createRecord(one, table, {
            ...{ organizationId: await organizationOf(row.id), kind: 'changed', effectiveOn: day, items: [] },
          });
        else await updateRecord(one, table, row.id, row.revision, MOVED[table](day));
      }
      const [own] = (
        await sql<{ id: string; revision: number }>`SELECT id, revision FROM office WHERE local = 1`.execute(one.trx)
      ).rows;
      if (own && step % 5 === 4)
        await updateRecord(one, 'office', own.id, own.revision, { name: `云州市民政局（${step}）` });
    });
  }
}

async function organizationOf(eventId: string): Promise<string> {
  const { rows } = await sql<{ organizationId: string }>`SELECT organizationId FROM organization_event
    WHERE id = ${eventId}`.execute(session.store.reader);
  return rows[0]?.organizationId ?? '';
}

describe('W3, Beyond 3: an issued report answers for itself', () => {
  it('two years and 1,000 edits later it is the same, counts again, and names what changed', async () => {
    const before = await opened();
    const first = await office.call('reports.verify', { id: report.id });
    expect(first).toMatchObject({ sealed: true, agrees: true, altered: [], sinceTotal: 0 });
    await editForTwoYears();
    await office.as('clerk');
    expect(await opened()).toBe(before);
    const later = await office.call('reports.verify', { id: report.id });
    expect(later).toMatchObject({ sealed: true, agrees: true, differing: [], altered: [], sha256: first.sha256 });
    expect(later.sinceTotal).toBeGreaterThan(50);
    expect(new Set(later.since.map(({ what }) => what))).toEqual(new Set(['altered', 'added', 'gone']));
    const moved = later.since.find(({ what, differences }) => what === 'altered' && differences.length > 0);
    expect(moved?.differences[0]).toMatchObject({ before: expect.any(String), after: expect.any(String) });
  }, 120_000);

  it('one altered fact in a snapshot that was handed out is named, with its hash made to fit too', async () => {
    const { file } = await office.call('reports.handOutSnapshot', { id: report.id });
    const bytes = office.bytes(file);
    const given = await office.call('reports.verify', { id: report.id, file: await office.fileIn('a.br', bytes) });
    expect(given).toMatchObject({ sealed: true, agrees: true, altered: [] });
    const text = brotliDecompressSync(bytes).toString('utf8');
    const snapshot = JSON.parse(text);
    // Anybody may make the same bytes again: the text is canonical JSON (RFC 8785).
    expect(text).toBe(canonicalJson(snapshot));
    const [set = ''] = Object.keys(snapshot.facts.current).filter((name) => snapshot.facts.current[name].length > 3);
    const fact = snapshot.facts.current[set][2];
    const title = fact.title;
    fact.title = `${title}（改）`;
    const forged = brotliCompressSync(Buffer.from(canonicalJson(snapshot)));
    const answer = await office.call('reports.verify', { id: report.id, file: await office.fileIn('b.br', forged) });
    expect(answer).toMatchObject({ sealed: false, verdict: 'agrees' });
    expect(answer.altered).toEqual([
      {
        ...{ set, collection: fact.collection, recordId: fact.recordId, title: `${title}（改）`, what: 'altered' },
        differences: [{ field: 'title', before: title, after: `${title}（改）` }],
      },
    ]);
    snapshot.facts.current[set].splice(1, 1);
    const shorter = brotliCompressSync(Buffer.from(canonicalJson(snapshot)));
    const gone = await office.call('reports.verify', { id: report.id, file: await office.fileIn('c.br', shorter) });
    expect(gone.altered.map(({ what }) => what).sort()).toEqual(['altered', 'gone']);
    expect(gone).toMatchObject({ agrees: false, verdict: 'snapshot_altered' });
    expect(gone.differing.length).toBeGreaterThan(0);
  });

  it('what is written twice, put to another record, or struck from the counted lines is named', async () => {
    const { file } = await office.call('reports.handOutSnapshot', { id: report.id });
    const verified = async (change: (snapshot: Handed) => void) => {
      const snapshot = handed.parse(JSON.parse(brotliDecompressSync(office.bytes(file)).toString('utf8')));
      change(snapshot);
      const forged = brotliCompressSync(Buffer.from(canonicalJson(snapshot)));
      return office.call('reports.verify', { id: report.id, file: await office.fileIn('forged.br', forged) });
    };
    const current = (snapshot: Handed) => snapshot.facts.current.organizations ?? [];

    const twice = await verified((snapshot) => current(snapshot).push(...current(snapshot).slice(0, 1)));
    expect(twice.altered.map(({ set, what }) => [set, what])).toEqual([['organizations', 'added']]);
    expect(twice.agrees).toBe(false);

    // Two facts of one record are two lines, and a fact that was put to another record says so.
    const moved = await verified((snapshot) => {
      const [first, second, third] = current(snapshot);
      for (const fact of [second, third]) if (fact && first) fact.recordId = first.recordId;
    });
    expect(moved.altered.map(({ differences }) => differences.map(({ field }) => field))).toEqual([
      ['recordId'],
      ['recordId'],
    ]);

    // Numbers agree, the list of one does not: the number is named.
    const relisted = await verified((snapshot) => {
      const figure = snapshot.figures.current.find(({ key }) => key === 'HF01.registered');
      const [entries] = figure?.entries ?? [];
      if (entries) entries.places = [...entries.places.slice(1), entries.places[1] ?? 0];
    });
    expect(relisted).toMatchObject({ sealed: false, agrees: false, altered: [] });
    expect(relisted.differing.map(({ key }) => key)).toEqual(['HF01.registered']);

    // A snapshot of a program that did not count a figure yet is still counted again, without it.
    const older = await verified((snapshot) => {
      snapshot.specs = snapshot.specs.filter(({ key }) => key !== 'HF04.established');
    });
    expect(older.differing.map(({ key, after }) => [key, after])).toEqual([['HF04.established', null]]);
  });

  it('a later program that counts by other rules shows the same numbers and lists, and says that counting differs', async () => {
    const before = await opened();
    const rule = FACT_SETS.organizations;
    if (!rule) throw new Error('no such set');
    const other = vi.spyOn(rule, 'count').mockImplementation(() => undefined);
    try {
      // Whoever opens the office anew has nothing of it in memory.
      await office.call('session.lock', {});
      await office.as('clerk');
      expect(await opened()).toBe(before);
      const later = await office.call('reports.verify', { id: report.id });
      // Nobody raised the edition: the check does not call it a change of the rules.
      expect(later).toMatchObject({ sealed: true, agrees: false, altered: [], verdict: 'sealed_altered' });
      expect(later.differing.map(({ key }) => key)).toContain('HF01.registered');
    } finally {
      other.mockRestore();
    }
    expect((await office.call('reports.verify', { id: report.id })).agrees).toBe(true);
  });

  it('a page whose signature does not hold seals nothing', async () => {
    const { rows } = await sql<{ sha256: string }>`SELECT sha256 FROM attachment WHERE id = ${pdfTicket.id}`.execute(
      session.store.reader,
    );
    const original = rows[0]?.sha256 ?? '';
    const bytes = Buffer.from(await readBlob(session.store, original));
    // In the comment of the second line: every reader opens the page, its record reads the same.
    bytes[12] = 0xe0;
    const hash = await writeBlob(session.store, bytes);
    const named = (sha256: string) =>
      sql`UPDATE attachment SET sha256 = ${sha256} WHERE id = ${pdfTicket.id}`.execute(session.environment.writer);
    await named(hash);
    expect(await office.call('reports.verify', { id: report.id })).toMatchObject({ sealed: false, agrees: true });
    await named(original);
    expect((await office.call('reports.verify', { id: report.id })).sealed).toBe(true);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
    ['something else', () => Buffer.from('台账')],
    ['JSON of another kind', () => brotliCompressSync(Buffer.from('{"format":"other"}'))],
    ['empty', () => Buffer.alloc(0)],
  ])('a file that is %s is refused in words, the report stays', async (_what, spoil) => {
    const { file } = await office.call('reports.handOutSnapshot', { id: report.id });
    const spoilt = await office.fileIn('x.br', spoil(office.bytes(file)));
    const failure = await office.failure('reports.verify', { id: report.id, file: spoilt });
    expect(failure.code).toBe('snapshot_unreadable');
    expect((await office.call('reports.verify', { id: report.id })).sealed).toBe(true);
  });
});
