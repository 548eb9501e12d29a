import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, dialog, field, pictures, section, seen, shot, typeDate } from '#tests/support/clerk.ts';

// 年度重点工作, 学习培训 and 常规工作 at the screen (domain.md §5, §6, §9.1).

let app: BrowserApp;
let today: string;
let year: number;
let origin: string;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  today = (await app.call('session.state', {})).today;
  year = Number(today.slice(0, 4));
  origin = new URL(app.page.url()).origin;
  for (const name of ['社会组织管理科', '办公室'])
    await app.call('duties.saveUnit', { fields: { name, shortName: null, level: 'section', workPhone: null } });
  for (const [name, post] of [
    ['王珺', '科长'],
    ['李喆', '科员'],
  ] as const)
    await app.call('duties.saveMember', { fields: { name, post } });
  for (const n of [1, 2])
    await app.call('organizations.save', {
      fields: {
        ...{ name: `云州市第${n}号茶文化协会`, registrationKind: 'registered', legalType: 'social_group' },
        ...{ registrationNo: `云民证字${n}号`, registrationAuthority: '云州市民政局', establishedOn: '2019-11-07' },
      },
    });
});

afterAll(async () => app?.close());

const open = async (place: string, heading: string) => {
  await app.page.goto(`${origin}/#${place}`);
  await seen(app.page.getByRole('heading', { level: 1, name: heading }));
};

test('a plan is pasted from a table: what cannot be read is named, put right here, and entered together', async () => {
  const { page, complaints } = app;
  await open('/actions/plan', '年度重点工作');
  await seen(page.getByText('这一年还没有重点工作'));
  await shot(page, 'plan-empty');
  await button(page, '粘贴清单').click();
  await seen(page.getByRole('heading', { level: 1, name: `粘贴${year}年重点工作清单` }));
  const pasted = [
    '序号\t工作事项\t责任单位\t责任人\t完成时限',
    '1\t完成社会组织年度检查\t社会组织管理科\t王珺\t6月底',
    '2\t开展僵尸型社会组织清理整治\t执法大队\t\t三季度',
    '3\t完成登记档案电子化\t办公室\t李喆\t年底',
  ].join('\n');
  await page.getByLabel('粘贴的内容').fill(pasted);
  await seen(page.getByText('没有名为“执法大队”的单位', { exact: false }));
  await seen(page.getByText('2项可以录入'));
  await pictures(page, 'plan-paste');
  const row = page.getByRole('row').filter({ hasText: '清理整治' });
  await choose(page, row.getByLabel('责任单位'), '社会组织管理科');
  await button(page, '录入3项').click();
  await seen(page.getByText('应完成1项，已完成0项').first());
  const { rows } = await app.call('planItems.list', { year });
  expect(rows.map(({ seq, responsibleOfficeName, dueOn }) => [seq, responsibleOfficeName, dueOn])).toEqual([
    [1, '社会组织管理科', `${year}-06-30`],
    [2, '社会组织管理科', `${year}-09-30`],
    [3, '办公室', `${year}-12-31`],
  ]);
  expect(complaints).toEqual([]);
});

test('an item is changed, its progress noted, and it is done with evidence', async () => {
  const { page, complaints } = app;
  await page.getByRole('row').filter({ hasText: '年度检查' }).click();
  await seen(section(page, '完成社会组织年度检查'));
  await button(page, '登记进展').click();
  await field(page, '进展').fill('已完成初审。');
  await button(section(page, '进展情况'), '保存').click();
  await seen(page.getByText('已完成初审。').first());
  await pictures(page, 'plan-item');
  await button(page, '办结').click();
  await button(dialog(page), '办结').click();
  await seen(dialog(page).getByText('请写明完成情况，或先附上佐证材料'));
  await field(dialog(page), '完成情况').fill('年检结果已公布。');
  await button(dialog(page), '办结').click();
  await seen(page.getByText('年检结果已公布。').first());
  await pictures(page, 'plan-done');
  expect(complaints).toEqual([]);
});

test('a study session is filled in with its people, finalized, and made up', async () => {
  const { page, complaints } = app;
  await open('/meetings/study', '学习培训');
  await pictures(page, 'study-empty');
  await page.goto(`${origin}/#/meetings/study/new?kind=collective_study`);
  await seen(page.getByRole('heading', { level: 1, name: '新建学习培训' }));
  await typeDate(field(page, '日期'), today);
  await button(page, '定稿').click();
  await seen(page.getByText('没有填写主题', { exact: false }));
  await seen(page.getByText('还不能定稿', { exact: false }));
  await field(page, '主题').fill('学习《社会组织登记管理条例》');
  await field(page, '地点').fill('三楼会议室');
  await field(page, '学时').fill('30');
  await seen(page.getByText('学时应大于0、不超过24小时'));
  await field(page, '学时').fill('1.5');
  await field(page, '主持人').fill('王珺');
  await button(page, '带入在岗人员').click();
  await field(page, '李喆参加').uncheck();
  await field(page, '李喆的缺席原因').fill('公务出差');
  await page.keyboard.press('Tab');
  await field(page, '学习内容').fill('逐条学习登记程序，结合年检工作交流。');
  expect(await field(page, '参加人数').inputValue()).toBe('1');
  await pictures(page, 'study-form');
  await button(page, '定稿').click();
  await button(dialog(page), '定稿').click();
  await seen(page.getByText('应到2人，实到1人，缺席1人，已补学0人'));
  await button(page, '登记补学').click();
  await dialog(page).getByLabel('李喆', { exact: false }).check();
  await shot(page, 'study-make-up');
  await button(dialog(page), '保存').click();
  await seen(page.getByText('缺席人员已全部补学'));
  await pictures(page, 'study-final');
  await open('/meetings/study', '学习培训');
  await seen(page.getByText('1次，1人次', { exact: false }));
  await pictures(page, 'study-list');
  expect(complaints).toEqual([]);
});

test('recurring duties show each period in words; a period opens its record or the act that is due', async () => {
  const { page, complaints } = app;
  await open('/actions/cadence', '常规工作');
  const study = page.getByRole('region', { name: '集体学习' });
  const month = Number(today.slice(5, 7));
  await seen(study.getByRole('button', { name: new RegExp(`^${month}月\\s*已办`) }));
  await pictures(page, 'cadence');
  await study.getByRole('button', { name: new RegExp(`^${month}月`) }).click();
  await seen(page.getByText('学习《社会组织登记管理条例》'));
  await pictures(page, 'cadence-side');
  await page
    .getByRole('region', { name: /^理事会（社会团体/ })
    .getByRole('button')
    .nth(Math.ceil(month / 3) - 1)
    .click();
  await button(page, '查看名单').click();
  await seen(page.getByRole('heading', { level: 1, name: /未完成名单：理事会/ }));
  await pictures(page, 'cadence-missing');
  await open('/today', '今日');
  await seen(page.getByRole('heading', { name: '常规工作' }));
  await pictures(page, 'cadence-today');
  expect(complaints).toEqual([]);
});
