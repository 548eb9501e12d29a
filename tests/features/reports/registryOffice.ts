import type { CollectionName, Fields } from '#service/db/collections.ts';
import { createRecords, updateRecord } from '#service/db/records.ts';
import type { Write } from '#service/db/write.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { type Chance, chance } from '#tests/features/handovers/handoverOffice.ts';

/** Days on which a figure may turn: last and first days of months, quarters, half-years, years and a free period, with their neighbours. */
const EDGES = [
  '2025-06-30',
  '2025-11-16',
  '2025-12-31',
  '2026-02-10',
  '2026-02-28',
  '2026-03-31',
  '2026-06-30',
].flatMap((day) => [addDays(day, -1), day, addDays(day, 1), addDays(day, 2)]);
const KINDS = ['changed', 'name_changed', 'liquidation_started', 'list_serious_in'] as const;
const ENDINGS = ['cancelled', 'revoked', 'license_revoked', 'filing_ended'] as const;
const TYPES = ['social_group', 'service_institution', 'foundation', 'other'] as const;
const CONCLUSIONS = [
  'qualified',
  'basically_qualified',
  'unqualified',
  'report_submitted',
  'not_submitted',
  'exempt_new',
];
const ROLES = ['leader', 'deputy_leader', 'member', 'office_director', 'liaison'];

type State = 'draft' | 'final' | 'voided' | 'archived';
type Item = { readonly fields: Fields; readonly recordState: State };

/** An office by chance, with everything that the registry's figures must not count among what they count. */
export async function fillRegistry(write: Write, count: number, seed: number): Promise<void> {
  const random = chance(seed);
  const day = () => (random.below(3) > 0 ? random.one(EDGES) : addDays('2025-04-01', random.below(650)));
  const organizations = await organizationsBy(write, random, day, count);
  await partsOf(write, random, day, organizations);
  await meetingsOf(write, random, day, organizations);
  await termsOf(write, random, day, organizations);
  await groupsOf(write, random, day);
  await movedOf(write, random, day, organizations);
}

/** One record in four is no final one. */
function stateOf(random: Chance): State {
  return random.below(4) > 0 ? 'final' : random.one(['draft', 'voided', 'archived']);
}

async function organizationsBy(write: Write, random: Chance, day: () => string, count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_unused, index) => index + 1);
  const items = numbers.map((number) => {
    const isFiled = random.below(4) === 0;
    const on = random.below(2) === 0 ? '2015-06-01' : day();
    const precision = random.below(8) === 0 ? 'month' : 'day';
    const founding = isFiled
      ? { filedOn: on, filedOnPrecision: precision, establishedOn: null, establishedOnPrecision: 'day' }
      : { filedOn: null, filedOnPrecision: 'day', establishedOn: on, establishedOnPrecision: precision };
    const ending = random.one(ENDINGS);
    const endedOn = random.below(4) === 0 ? day() : null;
    const name = `云州市第${number}协会`;
    const fields = {
      ...{ name, nameKey: name, sortKey: String(number), initials: 'yzsxh', ...founding },
      ...{ registrationKind: isFiled ? 'filed' : 'registered', legalType: isFiled ? null : random.one(TYPES) },
      ...{ status: endedOn === null ? 'normal' : ending, creditFlag: 'none', isCharity: false },
      ...{ hasPublicFundraising: false, isVolunteerService: false, isIndustryAssociation: false, isHub: false },
    };
    return { on, isFiled, ending, endedOn, item: { fields, recordState: stateOf(random) } };
  });
  const ids = await createRecords(
    write,
    'organization',
    items.map(({ item }) => item),
  );
  const events = items.flatMap(({ on, isFiled, ending, endedOn }, index): Item[] => {
    const organizationId = ids[index] ?? '';
    const event = (kind: string, effectiveOn: string, recordState: State): Item => ({
      fields: {
        organizationId,
        kind,
        effectiveOn,
        items: [],
        documentNo: random.below(2) === 0 ? '云民许〔2026〕8号' : null,
      },
      recordState,
    });
    return [
      event(isFiled ? 'filed' : 'established', on, 'final'),
      ...(endedOn === null ? [] : [event(ending, endedOn, random.below(3) > 0 ? 'final' : 'archived')]),
      // Entered by mistake and taken back: such an ending ends nothing.
      ...(random.below(3) === 0 ? [event(random.one(ENDINGS), day(), 'voided')] : []),
      // The program lets nothing begin after the end: liquidation stands only where nothing ended.
      ...(random.below(2) === 0 && endedOn === null ? [event(random.one(KINDS), day(), stateOf(random))] : []),
      ...(random.below(2) === 0 ? [event(random.one(['changed', 'name_changed']), day(), stateOf(random))] : []),
      ...Array.from({ length: random.below(4) }, () =>
        event(random.one(['list_abnormal_in', 'list_abnormal_in', 'list_abnormal_out']), day(), stateOf(random)),
      ),
    ];
  });
  await createRecords(write, 'organization_event', events);
  return ids;
}

async function partsOf(write: Write, random: Chance, day: () => string, organizations: readonly string[]) {
  const items = (most: number, make: (organizationId: string) => Fields): Item[] =>
    organizations.flatMap((organizationId) =>
      Array.from({ length: random.below(most + 1) }, () => ({
        fields: make(organizationId),
        recordState: stateOf(random),
      })),
    );
  /** Two days in order; the second may be open. */
  const span = () => {
    const [from = '', to = ''] = [day(), day()].sort();
    return { from, to: random.below(3) === 0 ? null : to };
  };
  const all: Partial<Record<CollectionName, Item[]>> = {
    commitment: items(2, (organizationId) => {
      const { from, to } = span();
      return { organizationId, kind: random.one(['safety', 'self_discipline']), signedOn: from, validTo: to };
    }),
    organization_contact: items(2, (organizationId) => {
      const { from, to } = span();
      const role = random.one(['liaison', 'liaison', 'office', 'activity_lead']);
      return { organizationId, name: '周某', role, validFrom: random.below(4) === 0 ? null : from, validTo: to };
    }),
    annual_review: organizations.flatMap((organizationId) =>
      [2023, 2024, 2025, 2026]
        .filter(() => random.below(3) > 0)
        .map((year) => ({
          fields: {
            organizationId,
            year,
            regime: 'inspection',
            conclusion: random.one(CONCLUSIONS),
            concludedOn: day(),
          },
          recordState: stateOf(random),
        })),
    ),
  };
  for (const collection of ['commitment', 'organization_contact', 'annual_review'] as const)
    await createRecords(write, collection, all[collection] ?? []);
}

async function meetingsOf(write: Write, random: Chance, day: () => string, organizations: readonly string[]) {
  const some = organizations.filter(() => random.below(2) === 0);
  await createRecords(
    write,
    'organization_meeting',
    some.map((organizationId) => ({
      fields: {
        organizationId,
        body: random.one(['council', 'council', 'members']),
        heldOn: day(),
        due: 9,
        present: 3,
      },
      recordState: stateOf(random),
    })),
  );
  await createRecords(
    write,
    'meeting',
    organizations.flatMap((organizationId, index) =>
      index % 2 === 0
        ? []
        : {
            fields: {
              ...{
                kind: random.one(['council', 'council', 'office']),
                title: '理事会',
                organizationId,
                place: '会议室',
              },
              // The first and the last minute of a day.
              startAt: `${day()}T${random.one(['00:00', '23:59', '09:30'])}`,
              ...{ chairName: '王某', recorderName: '李某', minutesText: [], selfChecked: false },
            },
            recordState: stateOf(random),
          },
    ),
  );
}

async function termsOf(write: Write, random: Chance, day: () => string, organizations: readonly string[]) {
  const terms = organizations
    .filter(() => random.below(3) > 0)
    .flatMap((organizationId) => {
      const elected = [...new Set([day(), day()])].sort();
      return elected.map((electedOn, index) => ({
        fields: {
          ...{ organizationId, number: index + 1 + random.below(1), electedOn, startOn: electedOn },
          years: random.one([1, 1, 3]),
        },
        recordState: stateOf(random),
      }));
    });
  // Terms that ended in the years looked at were elected before them.
  const earlier = organizations
    .filter((_id, index) => index % 5 === 0)
    .map((organizationId) => {
      const startOn = `202${random.below(3)}${day().slice(4)}`.replace('-02-29', '-02-28');
      return {
        fields: { organizationId, number: 0, electedOn: startOn, startOn, years: 4 },
        recordState: 'final' as const,
      };
    });
  const all = [...terms, ...earlier];
  const ids = await createRecords(write, 'organization_term', all);
  await createRecords(
    write,
    'term_postponement',
    all.flatMap(({ fields: { organizationId, startOn } }, index) =>
      random.below(3) === 0
        ? {
            fields: {
              ...{
                organizationId,
                termId: ids[index] ?? '',
                approvalNumber: '云民函〔2026〕1号',
                approvedBy: '民政局',
              },
              ...{ approvedOn: day(), formerDueOn: String(startOn), newDueOn: day() },
            },
            recordState: stateOf(random),
          }
        : [],
    ),
  );
}

async function groupsOf(write: Write, random: Chance, day: () => string): Promise<void> {
  const groups = await createRecords(
    write,
    'leading_group',
    Array.from({ length: 8 }, (_unused, index) => ({
      fields: {
        ...{ name: `第${index}领导小组`, officeId: write.officeId, establishedOn: '2020-01-01', quorum: 'none' },
        dissolvedOn: index < 4 ? null : day(),
      },
      recordState: index === 0 ? ('voided' as const) : ('final' as const),
    })),
  );
  const members = await createRecords(
    write,
    'member',
    Array.from({ length: 6 }, (_unused, index) => ({
      fields: { name: `成员${index}`, officeId: null, unitName: null, post: '科员', active: true },
      recordState: index === 0 ? ('voided' as const) : ('final' as const),
    })),
  );
  await createRecords(
    write,
    'duty_assignment',
    Array.from({ length: 150 }, (_unused, seq) => {
      const [startOn = '', endOn = ''] = [day(), day()].sort();
      return {
        fields: {
          ...{ leadingGroupId: random.one(groups), memberId: random.one(members), role: random.one(ROLES), seq },
          ...{ sectionNames: [], startOn, endOn: random.below(3) === 0 ? null : endOn, joint: false, dutyIds: [] },
        },
        recordState: stateOf(random),
      };
    }),
  );
}

/** Types and kinds that changed from a day on, known as changes of the field. */
async function movedOf(write: Write, random: Chance, day: () => string, organizations: readonly string[]) {
  for (const [index, id] of organizations.entries()) {
    if (index % 9 === 1)
      await updateRecord(
        write,
        'organization',
        id,
        undefined,
        { legalType: random.one(TYPES) },
        { effectiveOn: day() },
      );
    if (index % 13 === 2)
      await updateRecord(
        write,
        'organization',
        id,
        undefined,
        { registrationKind: random.one(['registered', 'filed']) },
        { effectiveOn: day() },
      );
  }
}
