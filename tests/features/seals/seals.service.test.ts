// needs: pdftotext, qpdf
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText, uncompressed } from '#tests/documents/pdfTools.ts';
import { sealPicture, stampPicture } from '#tests/documents/sealPicture.ts';
import { addUser, expected, issuesOf, notice, ready } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="#f00" d="M50 0L100 50L50 100L0 50Z"/></svg>';
const PNG = Buffer.from(sealPicture(120), 'base64');

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const picture = (bytes: Uint8Array | string) => office.fileIn('seal', Buffer.from(bytes));
async function add(agencyName: string, bytes: Uint8Array | string = PNG) {
  return office.call('seals.save', { name: `${agencyName}公章`, agencyName, picture: await picture(bytes) });
}
const USE = {
  ...{ sealName: '云州市民政局公章', number: null, title: '法人证书副本', copies: 2, usedOn: '2026-03-04' },
  ...{ handledBy: '张文员', approvedBy: '陈局长', note: null },
} satisfies CallInput<'seals.recordUse'>;

describe('seals', () => {
  it('keeps a PNG or an SVG of paths and hands the same picture out', async () => {
    const { id } = await add('甲局');
    const { file } = await office.call('seals.picture', { id });
    expect(office.bytes(file).equals(PNG)).toBe(true);
    const svg = await add('乙局', SVG);
    const shown = await office.call('seals.picture', { id: svg.id });
    expect(shown.file).toMatchObject({ mediaType: 'image/svg+xml', name: '乙局公章.svg' });
    const { seals } = await office.call('seals.list', {});
    expect(seals.map((seal) => [seal.name, seal.mediaType, seal.diameterMm, seal.active])).toEqual([
      ['甲局公章', 'image/png', 42, true],
      ['乙局公章', 'image/svg+xml', 42, true],
    ]);
  });

  it.each([
    ['a picture that is not square', Buffer.from(stampPicture(), 'base64')],
    ['a cut PNG', PNG.subarray(0, 300)],
    ['something else', Buffer.from('GIF89a')],
    ['an SVG with a script', SVG.replace('<path', '<script>alert(1)</script><path')],
    ['an SVG with a picture from elsewhere', SVG.replace('<path', '<image href="http://example.com/a.png"/><path')],
    ['an SVG with an event', SVG.replace('<path', '<path onload="alert(1)"')],
    ['an SVG with an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${SVG}`],
    ['an SVG that is not square', SVG.replace('0 0 100 100', '0 0 100 80')],
  ])('refuses %s', async (_name, bytes) => {
    const input = { name: '坏章', agencyName: '坏局', picture: await picture(bytes) };
    expect(issuesOf(await office.failure('seals.save', input))).toEqual(['picture: seal_picture']);
  });

  it('needs a picture at first and keeps it afterwards; one active seal for each 署名', async () => {
    const none = await office.failure('seals.save', { name: '丙局公章', agencyName: '丙局' });
    expect(issuesOf(none)).toEqual(['picture: required']);
    const { id, revision } = await add('丙局');
    const second = { name: '丙局新章', agencyName: '丙局', picture: await picture(PNG) };
    expect(issuesOf(await office.failure('seals.save', second))).toEqual(['agencyName: second_seal']);
    const stopped = await office.call('seals.save', {
      ...{ ...expected({ id, revision }), name: '丙局旧章', agencyName: '丙局', active: false, diameterMm: 45 },
    });
    await office.call('seals.save', { ...second, picture: await picture(PNG) });
    const { file } = await office.call('seals.picture', { id });
    expect(office.bytes(file).equals(PNG)).toBe(true);
    const old = { ...expected({ id, revision }), name: '丙局旧章二', agencyName: '丁局' };
    expect((await office.failure('seals.save', old)).code).toBe('conflict');
    const back = { ...expected({ id, revision: stopped.revision }), name: '丙局旧章', agencyName: '丙局' };
    expect(issuesOf(await office.failure('seals.save', back))).toEqual(['agencyName: second_seal']);
  });

  it('are managed by reviewers and leaders only', async () => {
    await addUser(office, 'liu', '刘科员', ['recorder']);
    await office.as('liu');
    const input = { name: '某章', agencyName: '某局', picture: await picture(PNG) };
    expect((await office.failure('seals.save', input)).code).toBe('forbidden');
    expect((await office.call('seals.list', {})).seals.length).toBeGreaterThan(0);
    await office.as('clerk');
  });
});

describe('the seal-use register (S10)', () => {
  it('takes lines for uses on paper, not for days to come, and voids them with a reason', async () => {
    const future = { ...USE, usedOn: '2026-03-06' };
    expect(issuesOf(await office.failure('seals.recordUse', future))).toEqual(['usedOn: date_in_future']);
    const { id, revision } = await office.call('seals.recordUse', USE);
    const found = await office.call('seals.uses', { text: '法人证书', year: 2026 });
    expect(found.rows).toMatchObject([{ ...USE, id, documentId: null, voided: false }]);
    expect((await office.call('seals.uses', { year: 2025 })).total).toBe(0);
    await office.call('seals.voidUse', { ...expected({ id, revision }), reason: '登记错误' });
    expect((await office.call('seals.uses', { text: '法人证书' })).rows).toMatchObject([
      { voided: true, voidReason: '登记错误' },
    ]);
    const again = await office.failure('seals.voidUse', { ...expected({ id, revision: 2 }), reason: '再次' });
    expect(again.code).toBe('conflict');
  });

  it('is written from the issued document, and its own seal is entered even without a picture', async () => {
    const document = await ready(office, notice());
    await office.call('officialDocuments.issue', { ...expected(document), issuedOn: '2026-03-05' });
    const got = await office.call('officialDocuments.get', { id: document.id });
    const { rows } = await office.call('seals.uses', { text: got.document.number ?? '' });
    expect(rows).toMatchObject([
      {
        sealName: `${OFFICE_NAME}印章`,
        ...{ documentId: document.id, number: got.document.number, title: got.document.title },
        ...{ copies: got.document.copies, usedOn: got.document.issuedOn, handledBy: '张文员', approvedBy: '张文员' },
      },
    ]);
  });

  it('puts a seal drawn as SVG as paths, under the name of the seal', async () => {
    await add(OFFICE_NAME, SVG);
    const document = await ready(office, notice());
    const { file } = await office.call('officialDocuments.issue', { ...expected(document), issuedOn: '2026-03-05' });
    const pdf = uncompressed(office.bytes(file));
    expect(pdf).toMatch(/^W\*? n$/m);
    const { document: stored } = await office.call('officialDocuments.get', { id: document.id });
    const { rows } = await office.call('seals.uses', { text: stored.number ?? '' });
    expect(rows.map((row) => row.sealName)).toEqual([`${OFFICE_NAME}公章`]);
  });

  it('prints a year with voided lines and their reasons', async () => {
    const { file } = await office.call('seals.printUses', { year: 2026 });
    const text = rawText(office.bytes(file));
    expect(text).toContain('用印登记簿');
    expect(text).toContain('作废：登记错误');
    expect(text).toContain(`${OFFICE_NAME}印章`);
    expect(text).toContain('共3条');
  });
});
