import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EXISTING_CHOICES } from '#shared/features/organizations/organizations.imports.contract.ts';
import { makeService, type TestService } from '../../support/makeService.ts';
import { creditCode, csvOf } from './tables.ts';

/** Undoing an import within 30 days (X9): what it wrote goes, own later edits stay and are listed. */

const HEAD = [
  '社会组织名称',
  '统一社会信用代码',
  '登记管理机关',
  '成立登记日期',
  '住所',
  '法定代表人',
  '联系人',
  '办公电话',
  '2024年度年检结论',
];
const START = '2026-03-05T10:00:00+08:00';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: START });
});
afterAll(() => office.close());

const row = (index: number, part: Readonly<Record<number, string>> = {}) =>
  [
    `撤销第${index}号协会`,
    creditCode(index),
    '云州市民政局',
    '2018-01-02',
    '云山路1号',
    '何某某',
    '吕某某',
    '0571-88112233',
    '合格',
  ].map((value, column) => part[column] ?? value);
const file = (rows: readonly (readonly string[])[]) =>
  office.fileIn('季度名册.csv', new TextEncoder().encode(csvOf([HEAD, ...rows])));
type Choice = (typeof EXISTING_CHOICES)[number];
const apply = async (rows: readonly (readonly string[])[], existing: Choice = 'skip') =>
  office.call('organizations.importApply', { source: await file(rows), choices: { existing } });
const idOf = async (text: string) => {
  const { rows } = await office.call('organizations.list', { filter: { text } });
  return rows[0]?.id ?? '';
};
const details = (id: string) => office.call('organizations.get', { id });

/** What a clerk sees of an organization, without the stamps that every write moves. */
async function shown(id: string) {
  const { organization, contacts, annualReviews, events } = await details(id);
  const { revision: _revision, updatedAt: _at, updatedBy: _by, ...fields } = organization;
  return { fields, contacts, annualReviews, events };
}

/** Saves some fields of an organization as its form does, contacts and reviews untouched. */
async function edit(id: string, patch: Readonly<Record<string, string>>) {
  const { organization } = await details(id);
  const common = [
    'id',
    'originOfficeId',
    'recordState',
    'revision',
    'createdAt',
    'createdBy',
    'updatedAt',
    'updatedBy',
  ];
  const left = new Set([...common, 'voidReason', 'nameKey', 'creditFlag']);
  const { name, registrationKind, ...rest } = organization;
  const fields = { ...Object.fromEntries(Object.entries(rest).filter(([field]) => !left.has(field))), ...patch };
  await office.call('organizations.save', {
    id,
    expectedRevision: organization.revision,
    fields: { name, registrationKind, ...fields },
    reason: '核对后更正',
  });
}

describe('undo of an import', () => {
  it('papers, terms and penalties entered since are own work: what they belong to stays and is listed', async () => {
    const { importId } = await apply([row(91), row(92), row(93)]);
    const ids = [await idOf('撤销第91号'), await idOf('撤销第92号'), await idOf('撤销第93号')];
    const [first = '', second = '', third = ''] = ids;
    await office.call('branches.save', {
      organizationId: first,
      fields: { name: '学术分会', kind: 'branch', establishedOn: '2020-01-01' },
    });
    await office.call('terms.save', {
      organizationId: second,
      fields: { number: 1, electedOn: '2024-01-01', startOn: '2024-01-01', years: 5 },
    });
    const check = await office.call('organizations.undoImportCheck', { id: importId });
    expect(check.counts).toMatchObject({ voided: 1, edited: 2 });
    await office.call('organizations.undoImport', { id: importId, keepEdited: true });
    for (const [id, state] of [
      [first, 'final'],
      [second, 'final'],
      [third, 'voided'],
    ] as const) {
      expect((await details(id)).organization.recordState).toBe(state);
    }
  });

  it('an added organization into which an older one was merged stays, also where later edits are to go', async () => {
    const { importId: older } = await apply([row(95)]);
    const { importId } = await apply([row(96)]);
    const [mergedId, keptId] = [await idOf('撤销第95号'), await idOf('撤销第96号')];
    const compared = await office.call('duplicates.compare', { keptId, mergedId });
    const { mergeId } = await office.call('duplicates.merge', {
      ...{ keptId, mergedId, keptRevision: compared.kept.revision, mergedRevision: compared.merged.revision },
      choices: compared.clashes.map((clash) => ({ mergedRecordId: clash.merged.id, keep: clash.suggested })),
      reason: '同一家',
    });
    await office.call('organizations.undoImport', { id: importId, keepEdited: false });
    expect((await details(keptId)).organization.recordState).toBe('final');
    await office.call('duplicates.undo', { id: mergeId, keepEdited: true });
    expect((await details(mergedId)).organization.recordState).toBe('final');
    await office.call('organizations.undoImport', { id: older, keepEdited: false });
    expect((await details(mergedId)).organization.recordState).toBe('voided');
  });

  it('voids what was added with everything it was given; codes are free again; the log says so', async () => {
    const { importId } = await apply([row(1), row(2)]);
    const id = await idOf('撤销第1号');
    const check = await office.call('organizations.undoImportCheck', { id: importId });
    expect(check).toMatchObject({
      refused: null,
      undoUntil: '2026-04-04',
      counts: { voided: 2, setBack: 0, edited: 0 },
    });
    expect(check.voided.map(({ name }) => name)).toEqual(['撤销第1号协会', '撤销第2号协会']);
    expect(await office.call('organizations.undoImport', { id: importId })).toEqual({ voided: 2, setBack: 0, kept: 0 });
    expect(await idOf('撤销第1号')).toBe('');
    const gone = await details(id);
    expect(gone.organization).toMatchObject({
      recordState: 'voided',
      voidReason: '撤销导入：季度名册.csv（2026-03-05 导入）',
    });
    expect([gone.contacts, gone.annualReviews, gone.events]).toEqual([[], [], []]);
    const history = await office.call('records.history', { id });
    expect(history.entries.map((entry) => entry.action)).toEqual(['organization.void', 'organization.import']);
    // The same list goes in again as if it had never been there.
    expect(await apply([row(1), row(2)])).toMatchObject({ added: 2 });
    const { rows } = await office.call('organizations.imports', {});
    expect(rows.find((one) => one.id === importId)).toMatchObject({ undoneByName: '张文员', counts: { added: 2 } });
    const failure = await office.failure('organizations.undoImport', { id: importId });
    expect(failure).toMatchObject({ code: 'rule_broken', details: { fields: [{ code: 'import_undone' }] } });
    await office.as('auditor');
    expect(await office.call('audit.verify', {})).toMatchObject({ findings: [] });
    await office.as('clerk');
  });

  it('sets back what was updated: fields, contact, review and the event of the change', async () => {
    await apply([row(11), row(12, { 6: '', 7: '', 8: '' })]);
    const ids = [await idOf('撤销第11号'), await idOf('撤销第12号')];
    const before = [await shown(ids[0] ?? ''), await shown(ids[1] ?? '')];
    const part = { 0: '改名协会', 4: '新址', 7: '0571-1234567', 8: '不合格' };
    const applied = await apply([row(11, part), row(12, { ...part, 0: '又改名协会' })], 'update');
    expect(applied.updated).toBe(2);
    const check = await office.call('organizations.undoImportCheck', { id: applied.importId });
    expect(check.counts).toEqual({ voided: 0, setBack: 2, edited: 0 });
    expect(check.setBack.find((one) => one.collection === 'organization')?.fields.sort()).toEqual(['domicile', 'name']);
    await office.call('organizations.undoImport', { id: applied.importId });
    expect([await shown(ids[0] ?? ''), await shown(ids[1] ?? '')]).toEqual(before);
    // Found and sorted under its old name again.
    expect(await idOf('撤销第11号')).toBe(ids[0]);
  });

  it('keeps and lists what somebody edited since; undoes it too when that is chosen', async () => {
    await apply([row(21)]);
    const old = await idOf('撤销第21号');
    const { importId } = await apply([row(21, { 4: '新址', 5: '马某某' }), row(22), row(23)], 'update');
    const added = await idOf('撤销第22号');
    await edit(old, { domicile: '亲手改的址', note: '另记一笔' });
    await edit(added, { note: '补记' });
    const check = await office.call('organizations.undoImportCheck', { id: importId });
    expect(check.counts).toEqual({ voided: 1, setBack: 1, edited: 2 });
    const listed = check.edited.filter((one) => one.collection === 'organization' && one.fields.length > 0);
    expect(listed.map(({ name, fields, byName }) => [name, fields, byName])).toEqual(
      [
        ['撤销第22号协会', ['note'], '张文员'],
        ['撤销第21号协会', ['domicile'], '张文员'],
      ].sort(),
    );
    const undone = await office.call('organizations.undoImport', { id: importId });
    expect(undone).toEqual({ voided: 1, setBack: 1, kept: 2 });
    expect((await shown(old)).fields).toMatchObject({
      domicile: '亲手改的址',
      legalRepresentativeName: '何某某',
      note: '另记一笔',
    });
    expect((await shown(added)).fields).toMatchObject({ recordState: 'final', note: '补记' });
    expect(await idOf('撤销第23号')).toBe('');

    const next = await apply([row(21, { 4: '第三址' }), row(24)], 'update');
    const fresh = await idOf('撤销第24号');
    await edit(fresh, { note: '补记' });
    await edit(old, { domicile: '第四址' });
    await office.call('organizations.undoImport', { id: next.importId, keepEdited: false });
    expect((await shown(old)).fields.domicile).toBe('亲手改的址');
    expect((await shown(fresh)).fields.recordState).toBe('voided');
  });

  it('an edit that was taken back is none: two imports are undone one after the other', async () => {
    await apply([row(31)]);
    const id = await idOf('撤销第31号');
    const before = await shown(id);
    const first = await apply([row(31, { 4: '甲址' })], 'update');
    const second = await apply([row(31, { 4: '乙址' })], 'update');
    expect((await office.call('organizations.undoImportCheck', { id: first.importId })).counts.edited).toBe(1);
    await office.call('organizations.undoImport', { id: second.importId });
    expect((await office.call('organizations.undoImportCheck', { id: first.importId })).counts.edited).toBe(0);
    await office.call('organizations.undoImport', { id: first.importId });
    expect(await shown(id)).toEqual(before);
  });

  it('something entered later for an added organization keeps it; what was voided by hand stays voided', async () => {
    const { importId } = await apply([row(41), row(42)]);
    const [kept, gone] = [await idOf('撤销第41号'), await idOf('撤销第42号')];
    const { revision } = (await details(gone)).organization;
    await office.call('organizations.void', { id: gone, expectedRevision: revision, reason: '录错' });
    const contact = { name: '后加联系人', role: 'office' as const };
    const { organization, contacts } = await details(kept);
    const { name, registrationKind, uscc, registrationAuthority, establishedOn } = organization;
    await office.call('organizations.save', {
      id: kept,
      expectedRevision: organization.revision,
      fields: {
        name,
        registrationKind,
        uscc,
        registrationAuthority,
        establishedOn,
        domicile: '云山路1号',
        legalRepresentativeName: '何某某',
      },
      contacts: [...contacts, contact],
    });
    const check = await office.call('organizations.undoImportCheck', { id: importId });
    expect(check.counts).toEqual({ voided: 0, setBack: 0, edited: 1 });
    expect(check.edited.some((one) => one.collection === 'organization_contact' && one.byName === '张文员')).toBe(true);
    await office.call('organizations.undoImport', { id: importId });
    expect((await details(kept)).organization.recordState).toBe('final');
    expect((await details(gone)).organization.voidReason).toBe('录错');
  });

  it('is refused after 30 days and while the list of what it does stays readable', async () => {
    const { importId } = await apply([row(51)]);
    office.setClock('2026-04-04T23:00:00+08:00');
    await office.as('clerk');
    expect((await office.call('organizations.undoImportCheck', { id: importId })).refused).toBeNull();
    office.setClock('2026-04-05T00:10:00+08:00');
    await office.as('clerk');
    const check = await office.call('organizations.undoImportCheck', { id: importId });
    expect(check).toMatchObject({ refused: 'import_undo_late', counts: { voided: 1 } });
    const failure = await office.failure('organizations.undoImport', { id: importId });
    expect(failure).toMatchObject({ code: 'rule_broken', details: { fields: [{ code: 'import_undo_late' }] } });
    expect(await idOf('撤销第51号')).not.toBe('');
    office.setClock(START);
    await office.as('clerk');
  });

  it('prints the report of an earlier import again', async () => {
    const { importId } = await apply([row(61)]);
    const { report } = await office.call('organizations.importReport', { id: importId });
    expect(office.bytes(report).subarray(0, 5).toString()).toBe('%PDF-');
    const missing = '00000000-0000-7000-8000-000000000000';
    expect((await office.failure('organizations.importReport', { id: missing })).code).toBe('not_found');
    expect((await office.failure('organizations.undoImport', { id: missing })).code).toBe('not_found');
  });

  it('a cancelled undo leaves everything as it was', async () => {
    const { importId } = await apply(Array.from({ length: 1_200 }, (_, index) => row(5_000 + index)));
    const stop = office.service.onEvent((event) => {
      if (event.type === 'progress' && event.stage === 'import_voiding')
        void office.call('jobs.cancel', { callId: 'undo-1' });
    });
    const answer = await office.service.call('organizations.undoImport', { id: importId }, { callId: 'undo-1' });
    stop();
    expect(answer.ok ? 'ok' : answer.error.code).toBe('cancelled');
    expect((await office.call('organizations.undoImportCheck', { id: importId })).counts.voided).toBe(1_200);
  });
});

describe('any import onto any registry, with any later edits', () => {
  let next = 10_000;
  const word = fc.constantFrom('', '甲路1号', '乙路2号', '丙路3号');
  const phone = fc.constantFrom('', '0571-88110000', '0571-88110001');
  const review = fc.constantFrom('', '合格', '不合格');
  const cells = fc.record({
    domicile: word,
    person: fc.constantFrom('', '甲某', '乙某'),
    contact: fc.constantFrom('', '丙某', '丁某'),
    phone,
    review,
  });
  type Cells = { domicile: string; person: string; contact: string; phone: string; review: string };
  const organization = fc.record({
    present: fc.option(cells, { nil: undefined }),
    imported: cells,
    later: fc.option(
      fc.record({ domicile: fc.constantFrom('亲手址', '甲路1号'), note: fc.constantFrom('', '亲手记') }),
      { nil: undefined },
    ),
  });
  const line = (index: number, { domicile, person, contact, phone: number, review: conclusion }: Cells) =>
    row(index, { 4: domicile, 5: person, 6: contact, 7: number, 8: conclusion });

  it('every field that nobody edited is as before; later edits are kept and listed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(organization, { minLength: 1, maxLength: 5 }), async (list) => {
        const first = next;
        next += list.length;
        const present = list.flatMap((one, index) => (one.present ? [line(first + index, one.present)] : []));
        if (present.length > 0) await apply(present);
        const ids = () => Promise.all(list.map((_one, index) => idOf(`撤销第${first + index}号协会`)));
        const before = await Promise.all((await ids()).map((id) => (id ? shown(id) : null)));
        const { importId } = await apply(
          list.map((one, index) => line(first + index, one.imported)),
          'update',
        );
        const now = await ids();
        const imported = await Promise.all(now.map(shown));
        for (const [index, { later }] of list.entries()) if (later) await edit(now[index] ?? '', later);
        const edited = await Promise.all(now.map(shown));
        const check = await office.call('organizations.undoImportCheck', { id: importId });
        await office.call('organizations.undoImport', { id: importId });
        for (const [index, id] of now.entries()) {
          const [was, made, had, is] = [before[index], imported[index], edited[index], await shown(id)];
          if (!made || !had) throw new Error('no organization');
          const moved = Object.entries(had.fields).filter(
            ([field, value]) =>
              JSON.stringify(value) !==
              JSON.stringify(Object.entries(made.fields).find(([name]) => name === field)?.[1]),
          );
          const touched = new Set(moved.map(([field]) => field));
          const listed = check.edited.filter((one) => one.organizationId === id).flatMap(({ fields }) => fields);
          if (was === null || was === undefined) {
            // An organization that the import created goes, or stays as it is when somebody worked on it.
            expect(is.fields.recordState).toBe(touched.size > 0 ? 'final' : 'voided');
            if (touched.size > 0) expect(is.fields).toEqual(had.fields);
            for (const field of touched) expect(listed).toContain(field);
            continue;
          }
          for (const [field, value] of Object.entries(is.fields)) {
            const source = touched.has(field) ? had.fields : was.fields;
            expect([field, value]).toEqual(Object.entries(source).find(([name]) => name === field));
          }
          expect(is.contacts).toEqual(was.contacts);
          expect(is.annualReviews).toEqual(was.annualReviews);
          const madeOver = [...touched].filter(
            (field) =>
              JSON.stringify(Object.entries(was.fields).find(([name]) => name === field)) !==
              JSON.stringify(Object.entries(made.fields).find(([name]) => name === field)),
          );
          for (const field of madeOver) expect(listed).toContain(field);
        }
      }),
      { numRuns: 25 },
    );
  }, 240_000);
});
