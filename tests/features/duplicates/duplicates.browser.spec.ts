import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '../../support/browserApp.ts';
import { button, field, goTo, seen, shot } from '../../support/clerk.ts';
import { code, group } from './pairs.ts';

/** The screens of duplicates: told while typing, listed, found different, compared, merged, opened, undone. */

let app: BrowserApp;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const save = async (key: string, fields: Parameters<typeof group>, more = {}) => {
    const saved = await app.call('organizations.save', { fields: group(...fields), reason: '市、区各有一家', ...more });
    ids[key] = saved.id;
  };
  await save(
    'kept',
    [
      '云州市老年书画研究会',
      {
        uscc: code(1),
        registrationNo: '云社证字第00012号',
        domicile: '云州路8号',
        legalRepresentativeName: '周某某',
        supervisingUnit: '云州市文化局',
        memberIndividuals: 120,
      },
    ],
    {
      contacts: [
        { name: '林某某', role: 'liaison', post: '秘书长', workPhone: '0571-88001234', validFrom: '2024-01-01' },
      ],
      annualReviews: [{ year: 2024, regime: 'report', conclusion: 'report_submitted', submittedOn: '2025-03-20' }],
    },
  );
  await save(
    'merged',
    [
      '云州市 老年书画研究会',
      {
        registrationNo: '云社证字第00012号',
        domicile: '云州路八号三楼',
        legalRepresentativeName: '周某某',
        website: 'shuhua.example',
        note: '二〇一五年纸质台账录入',
      },
    ],
    {
      contacts: [
        { name: '林某某', role: 'liaison', post: '秘书长', workPhone: '0571-88005678', validFrom: '2025-01-01' },
        { name: '何某某', role: 'office', workPhone: '0571-88009999', validFrom: '2025-01-01' },
      ],
      annualReviews: [
        { year: 2024, regime: 'report', conclusion: 'not_submitted' },
        { year: 2023, regime: 'report', conclusion: 'report_submitted' },
      ],
    },
  );
  await save('calligraphy', ['云州市书法家协会', { uscc: code(3) }]);
  await save('furniture', ['云州市书法加协会', { uscc: code(4) }]);
  await save('ended', ['云州市灯谜学会', { uscc: code(5), status: 'cancelled' }]);
  await save('again', ['云州市灯谜学会', { uscc: code(6) }]);
}, 60_000);
afterAll(() => app.close());

const rowOf = (name: string) => app.page.getByRole('row').filter({ hasText: name });

test('a likely duplicate is told while it is typed, with why', async () => {
  const { page } = app;
  await page.evaluate(() => {
    location.hash = '#/organizations/new';
  });
  await field(page, '名称').fill('云州市老年书画研究汇');
  await seen(page.getByText('名录中已有相近的社会组织：'));
  await seen(page.getByRole('link', { name: '云州市老年书画研究会', exact: true }));
  await seen(page.getByText('名称读音相同'));
  await seen(field(page, '保留原因'));
  await shot(page, 'duplicates-1-typed');
  await field(page, '名称').fill('云州市灯谜学会');
  await seen(page.getByText('注销', { exact: true }));
  await shot(page, 'duplicates-1-ended');
  await button(page, '取消').first().click();
  await button(page.getByRole('dialog'), '离开').click();
}, 60_000);

test('the list names pairs and why; one is found different and taken back', async () => {
  const { page } = app;
  await goTo(page, '名录');
  await page.getByRole('link', { name: '疑似重复', exact: true }).click();
  await seen(page.getByRole('gridcell', { name: '登记证号相同；名称相同' }));
  await shot(page, 'duplicates-2-list');
  await rowOf('书法加').click();
  await button(page, '不是重复').click();
  const dialog = await seen(page.getByRole('dialog'));
  await dialog.getByRole('textbox').fill('一家是书法，一家经营家具');
  await button(dialog, '不是重复').click();
  await seen(page.getByText('已判定不是重复。'));
  await page.getByText('不是重复', { exact: true }).first().click();
  await seen(page.getByRole('gridcell', { name: '一家是书法，一家经营家具' }));
  await rowOf('书法加').click();
  await shot(page, 'duplicates-3-distinct');
  await button(page, '撤回判定').click();
  await (await seen(page.getByRole('dialog'))).getByRole('textbox').fill('经查是同一家');
  await button(page.getByRole('dialog'), '撤回判定').click();
  await page.getByText('待核对', { exact: true }).click();
  await seen(rowOf('书法加'));
}, 60_000);

test('two records that do not look alike are chosen by hand', async () => {
  const { page } = app;
  await button(page, '另选两家').click();
  const dialog = await seen(page.getByRole('dialog'));
  await field(dialog, '保留的记录').fill('灯谜');
  await page.getByRole('option', { name: '云州市灯谜学会' }).first().click();
  await field(dialog, '并入的记录').fill('书法家');
  await page.getByRole('option', { name: '云州市书法家协会' }).click();
  await shot(page, 'duplicates-3-choose');
  await button(dialog, '比对').click();
  await seen(page.getByRole('heading', { name: '合并重复记录' }));
  await seen(page.getByText('两家各有一个有效的统一社会信用代码。'));
  await shot(page, 'duplicates-3-warned');
  await button(page, '合并').click();
  await seen(page.getByText('确为同一家的，请写明理由').last());
  await shot(page, 'duplicates-3-refused');
  await button(page, '返回').click();
}, 60_000);

test('two records are compared field by field and merged', async () => {
  const { page } = app;
  await rowOf('老年书画').click();
  await button(page, '比对合并').click();
  await seen(page.getByRole('heading', { name: '合并重复记录' }));
  await seen(page.getByRole('radio', { name: '住所：云州路八号三楼' }));
  await shot(page, 'duplicates-4-merge');
  await page.getByRole('radio', { name: '住所：云州路八号三楼' }).check();
  await button(page, '显示').click();
  await seen(page.getByText('相同的'));
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'duplicates-4-merge-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.getByText('随同并入').scrollIntoViewIfNeeded();
  await shot(page, 'duplicates-4-merge-small');
  await page.setViewportSize({ width: 1440, height: 900 });
  await field(page, '理由').fill('两次登记的同一家');
  // Somebody changes one of the two meanwhile: it is read again, said, and nothing that was chosen is lost.
  const { organization } = await app.call('organizations.get', { id: ids.merged ?? '' });
  const noted = group(organization.name, {
    registrationNo: organization.registrationNo,
    domicile: organization.domicile,
    legalRepresentativeName: '周某某',
    website: 'shuhua.example',
    note: '刚刚改过的备注',
  });
  await app.call('organizations.save', { id: organization.id, expectedRevision: organization.revision, fields: noted });
  await seen(page.getByText('其中一条记录刚被别处改动'));
  await seen(page.getByText('刚刚改过的备注'));
  expect(await field(page, '理由').inputValue()).toBe('两次登记的同一家');
  await shot(page, 'duplicates-4-changed');
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已合并，并入相关记录'));
  await seen(page.getByRole('heading', { level: 1, name: '云州市老年书画研究会' }));
  await seen(page.getByText(/并入本记录/));
  await shot(page, 'duplicates-5-kept');
  await page.getByRole('tab', { name: '修改记录' }).click();
  await seen(page.getByText('并入了“云州市 老年书画研究会”：两次登记的同一家'));
  await shot(page, 'duplicates-5-history');
  await page.getByRole('tab', { name: '基本情况' }).click();
  const kept = await app.call('organizations.get', { id: ids.kept ?? '' });
  expect(kept.organization).toMatchObject({ domicile: '云州路八号三楼', website: 'shuhua.example' });
  expect(kept.annualReviews.map(({ year }) => year)).toEqual([2024, 2023]);
}, 60_000);

test('the merged record leads to the kept one, and the merge is undone, later edits first', async () => {
  const { page } = app;
  await page.evaluate((id) => {
    location.hash = `#/organizations/${id}`;
  }, ids.merged);
  await seen(page.getByText(/^已于 .* 并入：/));
  await shot(page, 'duplicates-6-merged');
  await page.getByRole('link', { name: '云州市老年书画研究会', exact: true }).click();
  await seen(page.getByText(/并入本记录/));
  const { organization } = await app.call('organizations.get', { id: ids.kept ?? '' });
  const { website: _website, ...fields } = group('云州市老年书画研究会', {
    uscc: code(1),
    registrationNo: '云社证字第00012号',
    domicile: organization.domicile,
    legalRepresentativeName: '周某某',
    supervisingUnit: '云州市文化局',
    memberIndividuals: 120,
    note: organization.note,
  });
  await app.call('organizations.save', {
    id: organization.id,
    expectedRevision: organization.revision,
    fields: { ...fields, website: 'new.example' },
  });
  await page.evaluate(() => {
    location.hash = '#/organizations/duplicates';
  });
  await page.getByText('已合并', { exact: true }).click();
  await rowOf('老年书画').click();
  await shot(page, 'duplicates-7-merges');
  await button(page, '撤销合并').click();
  const dialog = await seen(page.getByRole('dialog'));
  await seen(dialog.getByText('合并后有人改过、不会恢复的内容'));
  await shot(page, 'duplicates-8-undo');
  expect(await button(dialog, '撤销合并').isDisabled()).toBe(true);
  await dialog.getByRole('checkbox').check();
  await button(dialog, '撤销合并').click();
  await seen(page.getByText('已撤销合并，保留了后来改动的'));
  await seen(page.getByText(/^已于 .* 撤销$/));
  const merged = await app.call('organizations.get', { id: ids.merged ?? '' });
  expect(merged.organization).toMatchObject({ recordState: 'final', website: 'shuhua.example' });
  expect(merged.contacts).toHaveLength(2);
}, 60_000);

test('the page complained of nothing', () => {
  expect(app.complaints).toEqual([]);
});
