import { v7 } from 'uuid';
import { createRecords } from '#service/db/records.ts';
import { runWrite, type Write } from '#service/db/write.ts';
import { storedFields } from '#service/features/organizations/organizations.write.ts';
import { logIn } from '#service/office/session.ts';
import { organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { PASSWORD, type TestService } from '#tests/support/makeService.ts';

export const NOW = '2026-07-10T10:00:00+08:00';
export const TODAY = '2026-07-10';
const CLOCK = { now: () => Date.parse(NOW) - 60_000, newId: v7 };

/** One organization as the test invents it, with everything that may be a reason or speak against one. */
export type Invented = {
  readonly id: string;
  readonly name: string;
  readonly registrationKind: 'registered' | 'filed';
  readonly foundedOn: string | null;
  readonly precision: 'day' | 'month' | 'year';
  readonly status: string;
  readonly state: 'final' | 'draft' | 'voided';
  readonly townshipName: string;
  readonly certificateValidTo: string | null;
  readonly reviews: readonly { readonly year: number; readonly conclusion: string; readonly voided?: boolean }[];
  /** Days of the organization's own acts, of entries in lists, of meetings it held, and of council meetings in the office's book. */
  readonly acts: readonly string[];
  readonly listEntries: readonly string[];
  readonly ownMeetings: readonly string[];
  readonly meetings: readonly { readonly day: string; readonly state: 'final' | 'draft' | 'voided' }[];
};

let count = 0;
let codes = 0;
function nextCode(): number {
  codes += 1;
  return codes;
}
/** A sound organization of 2015 with everything in order; a test changes what it is about. */
export function invented(changes: Partial<Invented> = {}): Invented {
  count += 1;
  return {
    ...{
      id: v7(),
      name: `云州市第${count}协会`,
      registrationKind: 'registered',
      foundedOn: '2015-06-12',
      precision: 'day',
    },
    ...{ status: 'normal', state: 'final', townshipName: '城关街道', certificateValidTo: '2029-06-11' },
    reviews: [2023, 2024, 2025].map((year) => ({ year, conclusion: 'qualified' })),
    acts: ['2015-06-12'],
    listEntries: [],
    ownMeetings: [],
    meetings: [{ day: '2026-05-20', state: 'final' }],
    ...changes,
  };
}

/** Writes through the service's own layer, beside the running service. */
export async function write(office: TestService, work: (write: Write) => Promise<unknown>): Promise<void> {
  const session = await logIn(office.folder, 'clerk', PASSWORD, CLOCK);
  try {
    await runWrite(session.environment, session.actor, 'test', work);
  } finally {
    await session.store.close();
  }
}

/** Takes organizations with their records into the store. */
export async function store(office: TestService, organizations: readonly Invented[]): Promise<void> {
  await write(office, async (transaction) => {
    const create = (
      collection: Parameters<typeof createRecords>[1],
      items: readonly {
        readonly id?: string;
        readonly fields: object;
        readonly recordState?: 'final' | 'draft' | 'voided';
      }[],
    ) =>
      createRecords(
        transaction,
        collection,
        items.map(({ fields, ...item }) => ({ ...item, fields: { ...fields } })),
      );
    await create(
      'organization',
      organizations.map((one) => ({
        id: one.id,
        recordState: one.state,
        fields: {
          ...storedFields(
            organizationFields.parse({
              name: one.name,
              registrationKind: one.registrationKind,
              legalType: one.registrationKind === 'registered' ? 'social_group' : null,
              uscc: one.registrationKind === 'registered' ? creditCode(nextCode()) : null,
              townshipName: one.townshipName,
              [one.registrationKind === 'filed' ? 'filedOn' : 'establishedOn']: one.foundedOn,
              [one.registrationKind === 'filed' ? 'filedOnPrecision' : 'establishedOnPrecision']: one.precision,
              certificateValidTo: one.certificateValidTo,
            }),
          ),
          status: one.status,
          creditFlag: 'none',
        },
      })),
    );
    await create(
      'annual_review',
      organizations.flatMap(({ id, reviews }) =>
        reviews.map(({ year, conclusion, voided }) => ({
          fields: { organizationId: id, year, regime: 'inspection', conclusion },
          recordState: voided === true ? ('voided' as const) : ('final' as const),
        })),
      ),
    );
    const event = (organizationId: string, kind: string, effectiveOn: string) => ({
      fields: { organizationId, kind, effectiveOn, items: [] },
    });
    await create(
      'organization_event',
      organizations.flatMap(({ id, acts, listEntries }) => [
        ...acts.map((day, index) => event(id, index === 0 ? 'established' : 'changed', day)),
        ...listEntries.map((day) => event(id, 'list_abnormal_in', day)),
      ]),
    );
    await create(
      'organization_meeting',
      organizations.flatMap(({ id, ownMeetings }) =>
        ownMeetings.map((heldOn) => ({ fields: { organizationId: id, body: 'council', heldOn, due: 9, present: 8 } })),
      ),
    );
    await create(
      'meeting',
      organizations.flatMap(({ id, meetings }) =>
        meetings.map(({ day, state }) => ({
          recordState: state,
          fields: {
            ...{ kind: 'council', title: '理事会会议', organizationId: id, startAt: `${day}T09:00`, place: '会议室' },
            ...{ chairName: '周赟', recorderName: '王珺', minutesText: { blocks: [] }, selfChecked: false },
          },
        })),
      ),
    );
  });
}

/** The names in the list of candidates, with the kinds of their reasons. */
export async function listed(office: TestService): Promise<Record<string, string[]>> {
  const names: Record<string, string[]> = {};
  for (let offset = 0; ; offset += 500) {
    const { rows, total } = await office.call('dormantOrganizations.list', { offset, limit: 500 });
    for (const row of rows) names[row.name] = row.reasons.map(({ kind }) => kind);
    if (offset + 500 >= total) return names;
  }
}
