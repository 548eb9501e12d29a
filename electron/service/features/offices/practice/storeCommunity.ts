import type { ActivityCategory } from '#shared/features/community/community.lists.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Write } from '../../../db/write.ts';
import { saveActivity } from '../../community/activities.save.ts';
import { saveCase } from '../../community/cases.save.ts';
import { addCases, savePlan } from '../../community/exchange.save.ts';
import { closeStation, saveStation } from '../../community/stations.save.ts';
import { TOWNSHIPS } from './places.ts';
import type { PracticeOrganization } from './record.ts';
import { HUB } from './registry/desk.ts';

type Held = {
  /** Days ago; the station is the one of that place in the list. */
  readonly ago: number;
  readonly station: number;
  readonly category: ActivityCategory;
  readonly title: string;
  readonly counts: readonly [volunteerTimes: number, servedTimes: number, hours: number];
  readonly lead: string;
};

/** Name, days since it opened, and since it closed where it did. */
const STATIONS = [
  { name: '春风志愿服务站', opened: 520, closed: null },
  { name: '邻里志愿服务站', opened: 430, closed: null },
  { name: '书香志愿服务站', opened: 260, closed: null },
  { name: '临时集市志愿服务点', opened: 400, closed: 95 },
] as const;

const ACTIVITIES: readonly Held[] = [
  held(392, 0, 'convenience', '便民服务集市', [24, 310, 72], '站点负责人'),
  held(351, 3, 'convenience', '春耕农具维修', [12, 86, 30.5], '站点干事'),
  held(312, 1, 'civility', '移风易俗入户宣传', [18, 140, 36], '站点负责人'),
  held(255, 0, 'theory_science', '防诈骗知识宣讲', [9, 120, 18], '站点干事'),
  held(226, 2, 'culture_sports', '亲子共读一小时', [14, 65, 21], '站点负责人'),
  held(190, 1, 'governance', '楼院议事会', [11, 42, 16.5], '站点负责人'),
  held(151, 3, 'convenience', '夏季义诊', [16, 205, 48], '站点负责人'),
  held(128, 2, 'theory_science', '科普流动课堂', [10, 96, 20], '站点干事'),
  held(101, 0, 'culture_sports', '重阳文艺汇演', [30, 260, 75], '站点负责人'),
  held(73, 1, 'convenience', '理发磨刀便民日', [13, 118, 32.5], '站点干事'),
  held(52, 2, 'platform', '志愿者培训与站点整理', [22, 22, 44], '站点负责人'),
  held(33, 0, 'civility', '文明餐桌倡议', [15, 90, 22.5], '站点干事'),
  held(12, 1, 'governance', '环境整治认领', [20, 75, 40], '站点负责人'),
];

const CASES = [
  {
    ...{ ago: 140, title: '一间书屋带活一条街', category: 'culture_sports' as const, own: true },
    text: [
      '书香志愿服务站依托社区书屋开展阅读推广。',
      '固定每周六上午亲子共读，轮值领读。',
      '参加家庭由8户增加到65户。',
    ],
  },
  {
    ...{ ago: 68, title: '议事会把停车难议明白了', category: 'governance' as const, own: false },
    text: ['老旧小区车位紧张，居民意见不一。', '楼院议事会四次协商，划定错时停车位31个。', '半年来停车纠纷明显减少。'],
  },
] as const;

function held(
  ago: number,
  station: number,
  category: ActivityCategory,
  title: string,
  counts: Held['counts'],
  lead: string,
): Held {
  return { ago, station, category, title, counts, lead };
}

/** Stations with their activities of a year, two typical cases, and the programme of the coming exchange. */
export async function storeCommunity(
  write: Write,
  { organizations, ids }: { organizations: readonly PracticeOrganization[]; ids: ReadonlyMap<string, string> },
): Promise<void> {
  const { today } = write;
  const day = (ago: number) => addDays(today, -ago);
  const stations: { readonly id: string; readonly organizationId: string | undefined }[] = [];
  for (const [place, { name, opened, closed }] of STATIONS.entries()) {
    const township = TOWNSHIPS[place % TOWNSHIPS.length];
    if (township === undefined) continue;
    const openedOn = day(opened);
    const made = await saveStation(write, {
      fields: {
        ...{ name, townshipName: township.name, communityName: township.communities[0] ?? null, openedOn },
        hubOrganizationId: place === 0 ? (ids.get(HUB) ?? null) : null,
        ...{ leadPost: '社区委员', note: null },
      },
    });
    if (closed !== null)
      await closeStation(write, {
        ...{ id: made.id, expectedRevision: made.revision, closedOn: day(closed), reason: '集市搬迁，服务点撤并' },
      });
    // An organization of the township that stood before the station opened and stands today.
    const own = organizations.find(
      ({ fields }) =>
        fields.townshipName === township.name && fields.status === 'normal' && (fields.filedOn ?? '9999') < openedOn,
    );
    stations.push({ id: made.id, organizationId: own && ids.get(own.fields.name) });
  }
  for (const { ago, station: place, category, title, counts, lead } of ACTIVITIES) {
    const station = stations[place];
    if (station === undefined) continue;
    const [volunteerTimes, servedTimes, hours] = counts;
    await saveActivity(write, {
      fields: {
        ...{ stationId: station.id, heldOn: day(ago), category, title, volunteerTimes, servedTimes, hours },
        organizationIds: station.organizationId === undefined ? [] : [station.organizationId],
        ...{ onsiteLeadName: null, onsiteLeadPost: lead, note: null },
      },
    });
  }
  const caseIds: string[] = [];
  for (const { ago, title, category, own, text } of CASES) {
    const { id } = await saveCase(write, {
      fields: {
        ...{ title, category, heldOn: day(ago), organizationId: own ? (stations[2]?.organizationId ?? null) : null },
        text: { blocks: text.map((line) => ({ kind: 'paragraph' as const, text: line })) },
      },
    });
    caseIds.push(id);
  }
  const year = Number(today.slice(0, 4));
  await addCases(write, { year, typicalCaseIds: caseIds });
  await savePlan(write, {
    year,
    fields: { plannedOn: `${year}-12-18`, place: '县民政局三楼会议室', hostName: null, hostPost: null, note: null },
  });
}
