import type { JobContext } from '../../context.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecords } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { createOffice } from '../../office/createOffice.ts';
import { foundingEvent, storedFields } from '../organizations/organizations.write.ts';
import { openSession } from '../session/session.procedures.ts';
import { practiceFiled } from './practice/filed.ts';
import { practiceRegistered } from './practice/organizations.ts';
import { PRACTICE_CLERK, PRACTICE_OFFICE, PRACTICE_PASSWORD } from './practicePeople.ts';
import { seededChoices } from './practice/random.ts';
import type { PracticeOrganization } from './practice/record.ts';

/** Any number does; another one makes another county. */
const SEED = 20_260_301;

/**
 * Builds the practice office (练习用机构, feature U9) in an empty or missing folder and leaves it open, logged in as its clerk.
 * Everything in it is invented, and dated relative to today.
 * @throws AppError `office_exists` and whatever storage fails with
 */
export async function buildPractice(context: JobContext, folder: string): Promise<void> {
  const { runtime, today } = context;
  await createOffice(
    { ...PRACTICE_OFFICE, folder },
    { argon2: 'floor', now: runtime.now, newId: () => runtime.newId(), practice: true },
  );
  await runtime.choose(folder, PRACTICE_OFFICE.name, true);
  await openSession(runtime, PRACTICE_CLERK, PRACTICE_PASSWORD);

  const choices = seededChoices(SEED);
  const organizations = [
    ...practiceRegistered(choices, today, PRACTICE_OFFICE.divisionCode),
    ...practiceFiled(choices, today, PRACTICE_OFFICE.divisionCode),
  ];
  await context.commit('practice.organizations', (write) => storeOrganizations(write, organizations));
}

/** The organizations with contacts, reviews and events, in one transaction. */
async function storeOrganizations(write: Write, organizations: readonly PracticeOrganization[]): Promise<void> {
  const ids = await createRecords(
    write,
    'organization',
    organizations.map(({ fields, creditFlag }) => ({ fields: { ...storedFields(fields), creditFlag } })),
  );
  const children = (listOf: (organization: PracticeOrganization, id: string) => readonly Fields[]) =>
    organizations.flatMap((organization, index) => {
      const id = ids[index] ?? '';
      return listOf(organization, id).map((fields) => ({ fields: { ...fields, organizationId: id } }));
    });
  await createRecords(
    write,
    'organization_event',
    children(({ fields, events }, id) => [foundingEvent(id, fields, write.today), ...events]),
  );
  await createRecords(
    write,
    'organization_contact',
    children(({ contacts }) => contacts),
  );
  await createRecords(
    write,
    'annual_review',
    children(({ reviews }) => reviews),
  );
}
