// needs: soffice
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import {
  LIST_COLUMNS,
  organizationFields as organizationFieldsSchema,
} from '#shared/features/organizations/organizations.contract.ts';
import { organizationFields } from '#shared/text/zh-CN/organizationFields.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { cellsOf, csvRows, importRows, saveOddOrganizations, textOf } from './exportedLists.ts';

const ROWS = 300;
let office: TestService;
let folder = '';

beforeAll(async () => {
  office = await makeService();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-exports-'));
  await importRows(office, ROWS);
  await saveOddOrganizations(office);
});
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

type Filter = NonNullable<CallInput<'organizations.list'>['filter']>;
type Row = CallOutput<'organizations.list'>['rows'][number];

async function listed(filter: Filter, sort?: CallInput<'organizations.list'>['sort']): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await office.call('organizations.list', { filter, sort, offset: rows.length, limit: 500 });
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

async function exported(
  input: CallInput<'organizations.list'>,
  format: 'xlsx' | 'csv',
  columns: (typeof LIST_COLUMNS)[number][] = [...LIST_COLUMNS],
) {
  const answer = await office.call('exports.list', { list: 'organizations', input, columns, format });
  return { ...answer, bytes: office.bytes(answer.file) };
}

describe('I4: a list as an Excel file', () => {
  it('has the headings, columns, order and rows of the list; dates are dates, codes text, counts numbers', async () => {
    const columns = ['uscc', 'name', 'registrationNo', 'establishedOn', 'registeredCapitalWan', 'updatedAt'] as const;
    const input = { filter: { text: '云州市' }, sort: { column: 'establishedOn', direction: 'desc' } } as const;
    const { bytes, rows, file } = await exported(input, 'xlsx', [...columns]);
    const list = await listed(input.filter, input.sort);
    expect(file.name).toBe('社会组织名录_2026-03-05.xlsx');
    expect(rows).toBe(list.length);
    const sheet = cellsOf(bytes);
    expect(sheet.name).toBe('社会组织名录');
    const [headings = [], ...cells] = sheet.rows;
    expect(headings.map(textOf)).toEqual(columns.map((column) => organizationFields[column]));
    expect(cells.map((row) => textOf(row[1]))).toEqual(list.map((row) => row.name));
    for (const [index, row] of list.entries()) {
      const [uscc, name, number, date, capital, updated] = cells[index] ?? [];
      expect(uscc).toMatchObject({ t: 's', v: row.uscc });
      expect(name?.t).toBe('s');
      expect(name?.f).toBeUndefined();
      expect(number).toMatchObject({ t: 's', v: row.registrationNo });
      expect(date).toMatchObject({ t: 'n', z: 'yyyy-mm-dd', w: row.establishedOn });
      expect(updated).toMatchObject({ t: 'n', z: 'yyyy-mm-dd hh:mm', w: row.updatedAt.slice(0, 16).replace('T', ' ') });
      if (row.registeredCapitalWan !== null)
        expect(capital).toMatchObject({ t: 'n', v: Number(row.registeredCapitalWan) });
    }
  });

  it('keeps its heading row on the screen', async () => {
    const { bytes } = await exported({}, 'xlsx');
    const part = unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array();
    expect(Buffer.from(part).toString('utf8', 0, 2000)).toContain('<pane ySplit="1" topLeftCell="A2"');
  });

  it('is read by LibreOffice with every code as it is, leading zeros included', async () => {
    const { bytes } = await exported({ filter: { text: '云州市' } }, 'xlsx');
    const source = path.join(folder, 'list.xlsx');
    writeFileSync(source, bytes);
    const options = [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76',
    ];
    const run = spawnSync('soffice', [...options, '--outdir', folder, source], { timeout: 120_000 });
    expect(run.status, String(run.stderr)).toBe(0);
    const text = readFileSync(path.join(folder, 'list.csv'), 'utf8');
    for (const row of await listed({ text: '云州市' })) {
      for (const value of [row.uscc, row.registrationNo, row.establishedOn]) expect(text).toContain(value);
      expect(text).toContain(row.name.replaceAll('"', '""'));
    }
    expect(text).not.toMatch(/E\+\d/);
  });
});

describe('I4: a list as CSV', () => {
  it('begins with the UTF-8 mark, ends its lines with CRLF, quotes texts, and makes no formula', async () => {
    const { bytes } = await exported({ filter: { text: '云州市' } }, 'csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8').slice(1);
    expect(text.endsWith('\r\n')).toBe(true);
    const rows = csvRows(text);
    const list = await listed({ text: '云州市' });
    expect(rows.slice(1).map(([name]) => name?.replace(/^'/, ''))).toEqual(list.map((row) => row.name));
    for (const field of rows.flat()) expect(field).not.toMatch(/^[=+@]|^-[^\d]/);
    expect(text).toContain('"012345678901234567"');
    expect(text).toContain(`"'=1+1云州市书法协会"`);
  });
});

describe('an export is what the list shows', () => {
  it('for any filter, sort and columns', { timeout: 180_000 }, async () => {
    const filters = fc.record(
      {
        text: fc.constantFrom('协会', '云州市', '茶叶', '没有这样的', '𠮷', '%', "'"),
        legalType: fc.constantFrom('social_group', 'foundation', 'service_institution'),
        status: fc.constantFrom('normal', 'cancelled'),
        assessmentGrade: fc.constantFrom('3A', '5A'),
        townshipName: fc.constantFrom('城关街道', '河西街道'),
      },
      { requiredKeys: [] },
    );
    const sorts = fc.record({
      column: fc.constantFrom(...LIST_COLUMNS),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    });
    const columns = fc.subarray([...LIST_COLUMNS], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(filters, sorts, columns, async (filter, sort, chosen) => {
        const list = await listed(filter, sort);
        const { bytes, rows } = await exported({ filter, sort }, 'xlsx', [...new Set(['name' as const, ...chosen])]);
        expect(rows).toBe(list.length);
        expect(
          cellsOf(bytes)
            .rows.slice(1)
            .map((row) => textOf(row[0])),
        ).toEqual(list.map((row) => row.name));
      }),
      { numRuns: 30 },
    );
  });

  it('for a past day', async () => {
    const other = await makeService();
    try {
      await saveOddOrganizations(other);
      const filter = { text: '登山' };
      const [changed] = (await other.call('organizations.list', { filter })).rows;
      if (!changed) throw new Error('no organization');
      const { organization } = await other.call('organizations.get', { id: changed.id });
      other.setClock('2026-03-20T09:00:00+08:00');
      const fields = organizationFieldsSchema.strip().parse({ ...organization, name: '云州市登山总会' });
      await other.call('organizations.save', { id: changed.id, expectedRevision: organization.revision, fields });
      const namesOf = async (input: CallInput<'organizations.list'>) => {
        const request = { list: 'organizations', input, format: 'xlsx' } as const;
        const { file } = await other.call('exports.list', { ...request, columns: ['name'] });
        return cellsOf(other.bytes(file))
          .rows.slice(1)
          .map((row) => textOf(row[0]));
      };
      expect(await namesOf({ filter })).toEqual(['云州市登山总会']);
      expect(await namesOf({ filter, asAt: '2026-03-10' })).toEqual([changed.name]);
    } finally {
      await other.close();
    }
  });

  it('for every other list, empty or not', async () => {
    const group = await office.call('duties.saveGroup', {
      fields: { name: '社会组织工作领导小组', establishedOn: '2020-01-01' },
    });
    const member = await office.call('duties.saveMember', {
      fields: { name: '周明', post: '局长', workPhone: '0571-00012345' },
    });
    await office.call('duties.saveAssignment', {
      fields: {
        leadingGroupId: group.id,
        memberId: member.id,
        role: 'leader',
        startOn: '2020-01-01',
        sectionNames: ['办公室', '社管科'],
      },
    });
    await office.call('actions.save', {
      fields: { sourceText: '局务会', text: '清理整治', responsibleUnit: '社管科', dueOn: '2026-03-07' },
    });
    await office.call('documentNumbers.reserve', { classCode: '云民发', year: 2026, title: '关于年检的通知' });
    await office.call('seals.recordUse', {
      sealName: '云州市民政局',
      title: '证明',
      copies: 2,
      usedOn: '2026-03-04',
      handledBy: '周明',
      approvedBy: '李华',
    });
    const expected: readonly [CallInput<'exports.list'>, readonly string[]][] = [
      [{ list: 'meetings', input: {}, format: 'xlsx' }, []],
      [{ list: 'documents', input: {}, format: 'xlsx' }, []],
      [{ list: 'officialDocuments', input: {}, format: 'xlsx' }, []],
      [
        { list: 'actions', input: { show: 'open' }, format: 'xlsx' },
        ['还有2天', '2026-03-07', '', '清理整治', '社管科', '', '', '立项', '', '局务会', '', '', ''],
      ],
      [
        { list: 'documentNumbers', input: {}, format: 'xlsx' },
        ['云民发〔2026〕1号', '关于年检的通知', '已取号', '2026-03-05', '', '张文员', ''],
      ],
      [
        { list: 'sealUses', input: { year: 2026 }, format: 'xlsx' },
        ['2026-03-04', '云州市民政局', '', '证明', '2', '周明', '李华', '有效', ''],
      ],
      [
        { list: 'duties', input: {}, format: 'xlsx' },
        ['社会组织工作领导小组', '周明', '局长', '组长', '', '', '', '办公室、社管科', '2020-01-01', '', ''],
      ],
    ];
    for (const [request, row] of expected) {
      const { file, rows } = await office.call('exports.list', request);
      const [headings = [], ...cells] = cellsOf(office.bytes(file)).rows;
      expect(headings.length, request.list).toBeGreaterThan(5);
      for (const heading of headings) expect(textOf(heading), request.list).toMatch(/\p{Script=Han}/u);
      expect(rows, request.list).toBe(row.length === 0 ? 0 : 1);
      const shown = headings.map((_heading, index) => cells[0]?.[index]?.w ?? textOf(cells[0]?.[index]));
      if (row.length > 0) expect(shown, request.list).toEqual(row);
    }
  });
});

describe('the log, permissions, cancelling', () => {
  it('A5: keeps list, rows, columns and the hash of the file, and no text of a record', async () => {
    const { bytes } = await exported({ filter: { text: '围棋' } }, 'csv', ['name', 'uscc']);
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { action: 'export', limit: 1 });
    await office.as('clerk');
    expect(entries[0]?.detail).toEqual({
      list: 'organizations',
      format: 'csv',
      rows: (await listed({ text: '围棋' })).length,
      columns: ['name', 'uscc'],
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('is refused to administrators and auditors', async () => {
    for (const login of ['admin', 'auditor']) {
      await office.as(login);
      expect((await office.failure('exports.list', { list: 'meetings', input: {}, format: 'csv' })).code).toBe(
        'forbidden',
      );
      expect((await office.failure('exports.dump', {})).code).toBe('forbidden');
    }
    await office.as('clerk');
  });

  it('cancelled, hands nothing out and writes no line in the log', async () => {
    const exportLines = async () => {
      await office.as('auditor');
      const { total } = await office.call('audit.list', { action: 'export', limit: 1 });
      await office.as('clerk');
      return total;
    };
    const before = await exportLines();
    const cancelling = office.service.call(
      'exports.list',
      { list: 'organizations', input: {}, format: 'xlsx' },
      { callId: 'c1' },
    );
    await office.call('jobs.cancel', { callId: 'c1' });
    const answer = await cancelling;
    expect(answer.ok ? 'ok' : answer.error.code).toBe('cancelled');
    expect(await exportLines()).toBe(before);
  });
});
