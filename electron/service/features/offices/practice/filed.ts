import type { COMMUNITY_FORMS, CommunityCategory } from '#shared/features/organizations/organizations.lists.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Fields } from '../../../db/collections.ts';
import { COUNTY, inventedName, inventedPhone, TOWNSHIPS } from './places.ts';
import type { Choices } from './random.ts';
import { completeFields, contact, event, type PracticeOrganization } from './record.ts';

type FiledKind = {
  readonly word: string;
  readonly category: CommunityCategory;
  readonly form: (typeof COMMUNITY_FORMS)[number];
  readonly scope: string;
};

const KINDS: readonly FiledKind[] = [
  {
    word: '老年协会',
    category: 'community_affairs',
    form: 'association',
    scope: '组织老年人学习、健身和互助，协助居（村）委会做好为老服务。',
  },
  { word: '文艺宣传队', category: 'culture_sports', form: 'team', scope: '排演群众文艺节目，参加节庆和下乡演出。' },
  {
    word: '志愿服务队',
    category: 'public_charity',
    form: 'team',
    scope: '开展扶老助残、环境整治、防汛值守等志愿服务。',
  },
  {
    word: '邻里互助站',
    category: 'life_service',
    form: 'station',
    scope: '提供代购、代办、理发、小修小补等便民服务。',
  },
  {
    word: '红白理事会',
    category: 'community_affairs',
    form: 'association',
    scope: '倡导婚事新办、丧事简办，推动移风易俗。',
  },
  { word: '广场舞队', category: 'culture_sports', form: 'team', scope: '组织居民开展广场舞练习和比赛。' },
  {
    word: '种植技术服务组',
    category: 'rural_production',
    form: 'group',
    scope: '交流种植技术，统一采购农资，对接农产品销售。',
  },
  { word: '棋牌社', category: 'culture_sports', form: 'society', scope: '组织居民开展棋类活动和比赛。' },
  { word: '平安巡逻队', category: 'community_affairs', form: 'team', scope: '开展夜间巡逻、防火防盗宣传和矛盾排查。' },
  { word: '爱心助学会', category: 'public_charity', form: 'association', scope: '结对帮扶困境儿童，开展课业辅导。' },
  { word: '议事协商会', category: 'other', form: 'other', scope: '组织居民就公共事务开展协商。' },
];

/** The filed community organizations: two or three for every community or village of the invented county. */
export function practiceFiled(choices: Choices, today: string, divisionCode: string): PracticeOrganization[] {
  const places = TOWNSHIPS.flatMap((township) => township.communities.map((community) => ({ township, community })));
  const organizations: PracticeOrganization[] = [];
  for (const [place, { township, community }] of places.entries()) {
    for (const round of place < 6 ? [0, 1, 2] : [0, 1]) {
      const kind = KINDS[(place * 2 + round * 5) % KINDS.length];
      if (kind)
        organizations.push(
          filedOne(organizations.length, kind, township.name, community, choices, today, divisionCode),
        );
    }
  }
  return numbered(organizations);
}

/** Filing numbers run from 001 in the order of the dates of each year. */
function numbered(organizations: readonly PracticeOrganization[]): PracticeOrganization[] {
  const last = new Map<string, number>();
  const inOrder = [...organizations].sort((a, b) =>
    (a.fields.filedOn ?? '').localeCompare(b.fields.filedOn ?? '', 'en'),
  );
  return inOrder.map((organization) => {
    const year = (organization.fields.filedOn ?? '').slice(0, 4);
    const number = (last.get(year) ?? 0) + 1;
    last.set(year, number);
    const filingNo = `青社备〔${year}〕${String(number).padStart(3, '0')}号`;
    return { ...organization, fields: { ...organization.fields, filingNo } };
  });
}

function filedOne(
  index: number,
  kind: FiledKind,
  townshipName: string,
  communityName: string,
  choices: Choices,
  today: string,
  divisionCode: string,
): PracticeOrganization {
  const exactDay = addDays(today, -choices.number(30, 2_900));
  // Older filings were noted by the month only.
  const byMonth = exactDay < addDays(today, -2_000);
  const filedOn = byMonth ? `${exactDay.slice(0, 7)}-01` : exactDay;
  const ended = index % 17 === 6;
  const endedOn = addDays(today, -choices.number(10, 29));
  const leader = inventedName(index + 900);
  return {
    fields: completeFields({
      name: `${townshipName}${communityName}${kind.word}`,
      registrationKind: 'filed',
      communityCategory: kind.category,
      communityForm: kind.form,
      industryClass:
        kind.category === 'rural_production'
          ? 'agriculture_rural'
          : kind.category === 'culture_sports'
            ? 'culture'
            : 'social_services',
      divisionCode,
      townshipName,
      communityName,
      legalRepresentativeName: leader,
      businessScope: kind.scope,
      activityArea: `${townshipName}${communityName}`,
      activityVenue: `${COUNTY}${townshipName}${communityName}${choices.pick(['党群服务中心', '文化活动室', '居家养老服务站', '文化礼堂'])}`,
      filedOn,
      filedOnPrecision: byMonth ? 'month' : 'day',
      status: ended ? 'filing_ended' : 'normal',
      isVolunteerService: kind.word === '志愿服务队',
      partyCoverage: choices.pick(['functional', 'none', 'none', 'unknown']),
      memberIndividuals: choices.number(10, 68),
    }),
    creditFlag: 'none',
    contacts: contactsOf(index, leader, filedOn),
    reviews: [],
    events: ended ? [event('filing_ended', endedOn, '成员不足，自愿终止活动', null)] : [],
  };
}

/** Who leads it; most have told the office a liaison too. */
function contactsOf(index: number, leader: string, filedOn: string): Fields[] {
  const phone = inventedPhone(index + 1_000);
  const lead = contact(leader, '负责人', 'activity_lead', phone, filedOn);
  if (index % 11 === 3) return [lead];
  return [lead, contact(inventedName(index + 2_400), '联络员', 'liaison', phone, filedOn)];
}
