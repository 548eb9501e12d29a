import type { AdoptionLevel, InformationKind } from '#shared/features/information/information.lists.ts';
import { informationSettings } from '#shared/features/information/informationSettings.ts';
import { periodsOfYear } from '#shared/features/recurringDuties/periods.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Write } from '../../../db/write.ts';
import { saveReturn } from '../../collectionTasks/collectionReturns.save.ts';
import { saveTask, sendTask } from '../../collectionTasks/collectionTasks.save.ts';
import { addTargets, saveAdoption, saveSubmission } from '../../information/information.save.ts';

type Sketch = {
  readonly section: string;
  readonly officerName: string;
  readonly title: string;
  readonly kind: InformationKind;
  readonly adopted?: { readonly level: AdoptionLevel; readonly outlet: string };
};

const DISTRICT = { level: 'district', outlet: '青岩政务信息' } as const;
const CITY = { level: 'city', outlet: '市民政工作简报' } as const;

/** Two a month, in turn; some of them adopted. */
const SKETCHES: readonly Sketch[] = [
  sketch('社会组织管理股', '黄薇', '我县启动社会组织年度检查工作', 'brief', DISTRICT),
  sketch('基层政权和社区治理股', '罗平', '社区社会组织孵化基地揭牌', 'general', CITY),
  sketch('社会组织管理股', '黄薇', '社会组织登记“一次办”做法', 'experience', {
    level: 'province',
    outlet: '省民政厅网站',
  }),
  sketch('养老服务股', '邓洁', '老年助餐点布点情况', 'brief'),
  sketch('社会救助股', '曾琪', '社会组织参与分层分类救助', 'general', DISTRICT),
  sketch('慈善事业促进和社会工作股', '韩雪', '乡镇社工站运行情况综述', 'composite', CITY),
];

function sketch(
  section: string,
  officerName: string,
  title: string,
  kind: InformationKind,
  adopted?: Sketch['adopted'],
): Sketch {
  return { section, officerName, title, kind, ...(adopted === undefined ? {} : { adopted }) };
}

/** Information sent in the months that have passed, targets of the year, a collection that is done and one that runs. */
export async function storeInformation(write: Write): Promise<void> {
  const units = await write.trx
    .selectFrom('office')
    .select(['id', 'name', 'level'])
    .where('recordState', '<>', 'voided')
    .where('local', '=', 0)
    .orderBy('rowKey')
    .execute();
  const idOf = (name: string) => units.find((unit) => unit.name === name)?.id;
  await storeSubmissions(write, idOf);
  const year = Number(write.today.slice(0, 4));
  const sectionIds = [...new Set(SKETCHES.map(({ section }) => section))].flatMap((name) => idOf(name) ?? []);
  for (const [kind, target] of [['quarter', 1] as const, ['year', 4] as const])
    await addTargets(write, { year, kind, sectionIds, target, adoptionTarget: kind === 'year' ? 2 : null });
  const townships = units.filter(({ level }) => level === 'township').map(({ id }) => id);
  await storeCollections(write, townships);
}

async function storeSubmissions(write: Write, idOf: (name: string) => string | undefined): Promise<void> {
  const { today } = write;
  const settings = informationSettings.parse({});
  let place = 0;
  for (const { from } of periodsOfYear('month', Number(today.slice(0, 4))))
    for (const day of [8, 21]) {
      const { section, adopted, ...words } = SKETCHES[place % SKETCHES.length] ?? sketch('', '', '', 'brief');
      place += 1;
      const sectionId = idOf(section);
      const submittedOn = addDays(from, day);
      if (sectionId === undefined || submittedOn > today) continue;
      const fields = { ...words, sectionId, submittedOn, reviewerName: '徐敏' };
      const { id: submissionId } = await saveSubmission(write, { fields }, settings);
      const adoptedOn = addDays(submittedOn, 5);
      if (adopted === undefined || adoptedOn > today) continue;
      await saveAdoption(write, { submissionId, fields: { ...adopted, adoptedOn } }, settings);
    }
}

const SAID: Readonly<Record<string, string>> = {
  开展情况: '辖区社区社会组织开展助老、环境整治、邻里调解等活动，逐月建立活动台账。',
  进展成效: '新备案社区社会组织2家，活动场所全部落实，居民参与人次较上期增加。',
  存在问题: '部分组织骨干力量不足，活动经费主要靠社区支持。',
  意见建议: '建议统一组织骨干培训，并在公益创投中向社区社会组织倾斜。',
};

/** One that is complete, an office of it late; one that falls due in a week, half of it in. */
async function storeCollections(write: Write, townships: readonly string[]): Promise<void> {
  const { today } = write;
  const earlier = await sent(write, townships, {
    title: '社区社会组织培育发展情况',
    sentOn: addDays(today, -50),
    dueOn: addDays(today, -30),
  });
  for (const [place, officeId] of townships.entries())
    await returned(write, earlier, officeId, addDays(today, place === 2 ? -29 : -31 - (place % 5)));
  const running = await sent(write, townships, {
    title: '志愿服务站点运行情况',
    sentOn: addDays(today, -10),
    dueOn: addDays(today, 7),
  });
  for (const [place, officeId] of townships.slice(0, 4).entries())
    await returned(write, running, officeId, addDays(today, -1 - place));
}

async function sent(
  write: Write,
  recipientOfficeIds: readonly string[],
  { title, sentOn, dueOn }: { readonly title: string; readonly sentOn: string; readonly dueOn: string },
): Promise<string> {
  const fields = {
    ...{ title, dueOn, cutoffTime: '24:00', outline: Object.keys(SAID), recipientOfficeIds: [...recipientOfficeIds] },
    requirementText: '每个标题300字以内，附活动台账。',
    ...{ periodStart: null, periodEnd: null, figureKeys: [] },
  };
  const { id, revision } = await saveTask(write, { fields });
  await sendTask(write, { id, expectedRevision: revision, sentOn });
  return id;
}

async function returned(write: Write, taskId: string, officeId: string, day: string): Promise<void> {
  const figures = { figures: {}, coversOfficeIds: [], sourceSha256: null };
  const fields = { officeId, receivedAt: `${day}T10:30`, sections: { ...SAID }, note: null, ...figures };
  await saveReturn(write, { taskId, fields, sameConfirmed: false });
}
