// needs: openssl, pdfsig, pdftotext, qpdf
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService } from '#service/createService.ts';
import { loadDivisions } from '#service/divisions.ts';
import { practiceOrganizations } from '#service/features/offices/practice.ts';
import type { Service } from '#service/service.ts';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import { checkOrganization } from '#shared/features/organizations/organizations.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { mustRun } from '../../signing/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-practice-'));
const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));
const office = join(folder, 'practice');
const progress: string[] = [];
const changes: (readonly string[])[] = [];
let service: Service;
/**
 * Processor seconds: the suite runs beside others, the clock would tell of them too. Alone it takes about 8; hashing passwords is bound by
 * memory, so that work beside it costs processor time as well: half as much again is allowed.
 */
let built = 0;

async function call<Name extends ProcedureName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const envelope = await service.call(name, input, { callId: 'test' });
  if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.error)}`);
  return envelope.value as CallOutput<Name>; // the contract's own type of this procedure's answer
}

beforeAll(async () => {
  service = createService({ dataRoot: folder, resourcesDirectory, version: 'test' });
  service.onEvent((event) => {
    if (event.type === 'changed') changes.push(event.topics);
    if (event.type === 'progress' && event.stage === 'practice') progress.push(`${event.done}/${event.total}`);
  });
  const start = process.cpuUsage();
  await call('offices.practice', {});
  const { user, system } = process.cpuUsage(start);
  built = (user + system) / 1e6;
});

afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('practice office', () => {
  test('is built in seconds, reports progress, and is open as the clerk', async () => {
    expect(built).toBeLessThan(15);
    expect(progress.at(0)).toBe('0/10');
    expect(progress.at(-1)).toBe('10/10');
    // A page that heard of each step would open a half-built office.
    expect(changes).toEqual([expect.arrayContaining(['organization', 'meeting', 'office', 'attachment'])]);
    const state = await call('session.state', {});
    expect(state.phase).toBe('open');
    expect(state.office?.practice).toBe(true);
    expect(state.user?.login).toBe('张文员');
    expect(state.recoveryConfirmed).toBe(true);
  });

  test('holds the organizations of a county: all types, none voided', async () => {
    const facets = await call('organizations.facets', {});
    expect(facets.total).toBeGreaterThan(340);
    expect(facets.byType.social_group).toBeGreaterThan(100);
    expect(facets.byType.service_institution).toBeGreaterThan(120);
    expect(facets.byType.foundation).toBe(9);
    expect(facets.townships).toHaveLength(10);
    expect(facets.supervisingUnits.length).toBeGreaterThan(15);
    const { rows, total } = await call('organizations.list', { filter: { includeVoided: true }, limit: 500 });
    expect(rows).toHaveLength(total);
    expect(total).toBe(facets.total);
    expect(rows.filter((row) => row.recordState === 'voided')).toEqual([]);
    expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length);
  });

  test('holds the leading group as at a date: regrouped once', async () => {
    const { today } = await call('session.state', {});
    const now = await call('duties.overview', {});
    expect(now.groups).toHaveLength(1);
    const levels = now.units.filter((unit) => !unit.local).map((unit) => unit.level);
    expect(levels.filter((level) => level === 'section')).toHaveLength(8);
    expect(levels.filter((level) => level === 'township')).toHaveLength(10);
    expect(levels.filter((level) => level === 'supervising').length).toBeGreaterThan(15);
    expect(now.assignments).toHaveLength(14);
    expect(now.assignments.filter((one) => one.role === 'leader')).toHaveLength(1);
    const before = await call('duties.overview', { at: addDays(today, -300) });
    expect(before.assignments).toHaveLength(14);
    expect(before.assignments.map((one) => one.memberName)).toContain('潘永福');
    expect(now.assignments.map((one) => one.memberName)).not.toContain('潘永福');
  });

  test('holds finalized meetings of several kinds, one draft, and actions in every state', async () => {
    const { rows } = await call('meetings.list', {});
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map((row) => row.kind)).size).toBeGreaterThanOrEqual(5);
    expect(rows.filter((row) => row.recordState === 'draft')).toHaveLength(1);
    expect(rows.filter((row) => row.recordState === 'final' && row.number)).toHaveLength(5);
    for (const row of rows) {
      const meeting = await call('meetings.get', { id: row.id });
      expect(meeting.attendance.length).toBeGreaterThanOrEqual(12);
      expect(meeting.attendance.length).toBeLessThanOrEqual(30);
      expect(meeting.agenda.length).toBeGreaterThanOrEqual(3);
    }
    const { counts } = await call('actions.list', { show: 'open' });
    expect(counts.overdue).toBeGreaterThanOrEqual(3);
    expect(counts.near).toBeGreaterThanOrEqual(2);
    const done = await call('actions.list', { show: 'done' });
    const { today } = await call('session.state', {});
    expect(done.total).toBeGreaterThanOrEqual(10);
    for (const row of done.rows) expect(row.doneOn !== null && row.doneOn <= today && row.evidence !== null).toBe(true);
  });

  test('has official documents in every stage and registers without gaps', async () => {
    const documents = await call('officialDocuments.list', {});
    const stages = ['approved', 'draft', 'draft', 'issued', 'issued', 'review'];
    expect(documents.rows.map((row) => row.stage).sort()).toEqual(stages);
    const { rows } = await call('documentNumbers.list', {});
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['reserved', 'issued', 'voided']));
    const { rows: uses } = await call('seals.uses', {});
    expect(uses).toHaveLength(4);
    expect(new Set(uses.filter((use) => use.documentId !== null).map((use) => use.number))).toEqual(
      new Set(documents.rows.filter((row) => row.stage === 'issued').map((row) => row.number)),
    );
  });

  test("has the last half-year's report issued in time and sent, and the last month's being written", async () => {
    const { rows } = await call('reports.list', {});
    expect(rows.map(({ kind, stage }) => [kind, stage]).sort()).toEqual([
      ['half_yearly', 'submitted'],
      ['monthly', 'draft'],
    ]);
    const half = rows.find(({ kind }) => kind === 'half_yearly');
    expect(half?.issuedOn && half.dueOn && half.issuedOn <= half.dueOn).toBe(true);
    const { sealed, agrees, altered } = await call('reports.verify', { id: half?.id ?? '' });
    expect({ sealed, agrees, altered }).toEqual({ sealed: true, agrees: true, altered: [] });
    const month = await call('reports.get', { id: rows.find(({ kind }) => kind === 'monthly')?.id ?? '' });
    expect(month.unknownPlaces).toEqual([]);
    expect(Object.keys(month.places).length).toBeGreaterThan(5);
  });

  test('has issued signed PDFs that verify', async () => {
    const documents = await call('documents.list', {});
    expect(documents.rows.map((row) => row.kind).sort()).toEqual(['minutes_pdf', 'official_pdf', 'official_pdf']);
    const issued = documents.rows.find((row) => row.kind === 'minutes_pdf');
    expect(issued?.signed).toBe(true);
    const { file } = await call('documents.file', { id: issued?.id ?? '' });
    const path = join(folder, 'minutes.pdf');
    service.files.saveTo(file.$file, path);
    expect(statSync(path).size).toBe(issued?.sizeBytes);
    const { report } = await call('documents.verify', { source: { $file: service.files.offerPath(path) } });
    expect(report.status).toBe('valid');
    const pdfsig = mustRun('pdfsig', ['-nocert', path]);
    expect(pdfsig).toContain('Signature is Valid');
    expect(pdfsig).toContain('Total document signed');
    expect(mustRun('pdftotext', [path, '-'])).toContain('议定事项');
  });

  test('is rebuilt by one call, whatever was changed', async () => {
    const before = await call('meetings.list', {});
    const draft = before.rows.find((row) => row.recordState === 'draft');
    await call('meetings.void', { id: draft?.id ?? '', expectedRevision: draft?.revision ?? 0, reason: '练习' });
    await call('offices.practice', { rebuild: true });
    const after = await call('meetings.list', {});
    expect(after.rows.map((row) => [row.title, row.number, row.recordState])).toEqual(
      before.rows.map((row) => [row.title, row.number, row.recordState]),
    );
    expect((await call('session.state', {})).phase).toBe('open');
    expect(statSync(office).isDirectory()).toBe(true);
  });
});

describe('invented organizations', () => {
  // Ends of months and years, a leap day: dates relative to today must hold on all of them.
  test.each(['2026-01-01', '2026-11-22', '2028-02-29', '2031-12-31'])('keep every rule on %s', (today) => {
    const organizations = practiceOrganizations(today);
    const isCurrentDivision = loadDivisions(resourcesDirectory).isKnownDivision;
    const codes = organizations.flatMap(({ fields }) => fields.uscc ?? []);
    expect(new Set(codes).size).toBe(
      organizations.filter(({ fields }) => fields.registrationKind === 'registered').length,
    );
    for (const { fields, contacts, events, reviews } of organizations) {
      const { errors, warnings } = checkOrganization({ ...fields, contacts }, { isCurrentDivision });
      expect([fields.name, errors, warnings]).toEqual([fields.name, [], []]);
      const founded = fields.filedOn ?? fields.establishedOn ?? '';
      const past = [
        founded,
        ...events.map((one) => one.effectiveOn),
        ...reviews.flatMap((one) => one.concludedOn ?? []),
      ];
      for (const date of past) expect(String(date) <= today && String(date) >= founded).toBe(true);
      if (fields.status !== 'normal' && fields.status !== 'liquidating') {
        expect(events.at(-1)?.kind).toBe(fields.status);
      }
    }
    const again = practiceOrganizations(today);
    expect(again).toEqual(organizations);
  });

  test('have certificates that end soon or have run out', () => {
    const today = '2026-11-22';
    const ends = practiceOrganizations(today).flatMap(({ fields }) => fields.certificateValidTo ?? []);
    expect(ends.filter((date) => date < today).length).toBeGreaterThanOrEqual(5);
    expect(ends.filter((date) => date >= today && date <= addDays(today, 30)).length).toBeGreaterThanOrEqual(5);
    expect(
      ends.filter((date) => date > addDays(today, 30) && date <= addDays(today, 90)).length,
    ).toBeGreaterThanOrEqual(5);
  });
});
