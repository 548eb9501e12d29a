import { inventedCreditCode } from '#service/features/offices/practice/record.ts';
import { type Enter, formerOrganization } from './versionFive.ts';

export const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const RENAMED = id(1);
const CANCELLED = id(2);
export const FILED = id(3);
const VOIDED = id(4);
export const LISTED = id(5);
const AT = '2025-02-10T09:00:00.000+08:00';
export const CODE = inventedCreditCode('social_group', '330100', 1);
export const OLD_NAME = '云州市茶叶产业商会';
export const NEW_NAME = '云州市茶业协会';

/** Four organizations and a voided one with what belongs to them, as the former version held them. */
export function enterFormerRecords({ create, change }: Enter): void {
  const place = { townshipName: '城东街道', divisionCode: '330100', supervisingUnit: '市农业局' };
  const registered = { legalType: 'social_group', registrationAuthority: '云州市民政局', ...place };
  create(
    'organization',
    RENAMED,
    formerOrganization(OLD_NAME, {
      ...{ ...registered, uscc: CODE, legalSubtype: 'industry', establishedOn: '2018-05-20' },
      ...{ supervisionMode: 'dual', certificateValidFrom: '2023-05-20', certificateValidTo: '2027-05-19' },
    }),
    AT,
  );
  create(
    'organization',
    CANCELLED,
    formerOrganization('云州市棋类协会', {
      ...{
        ...registered,
        registrationNo: '云社证字第0021号',
        establishedOn: '2010-03-01',
        supervisingUnit: '市体育局',
      },
      status: 'cancelled',
    }),
    AT,
  );
  create(
    'organization',
    FILED,
    formerOrganization('城东街道桃源社区老年协会', {
      ...{ registrationKind: 'filed', communityCategory: 'community_affairs', communityName: '桃源社区' },
      ...{ townshipName: '城东街道', filedOn: '2021-06-01', filedOnPrecision: 'month' },
    }),
    AT,
  );
  create(
    'organization',
    VOIDED,
    formerOrganization('云州市重复登记协会', {
      ...{ ...registered, registrationNo: '云社证字第0099号', establishedOn: '2019-01-01' },
    }),
    AT,
    'voided',
  );
  create(
    'organization',
    LISTED,
    formerOrganization('云州市陶艺学校', {
      ...{ ...registered, legalType: 'service_institution', legalSubtype: 'legal_person', supervisingUnit: null },
      ...{ registrationNo: '云民证字第0007号', establishedOn: '2012-09-01', townshipName: '柳湖镇' },
      ...{ creditFlag: 'activity_abnormal' },
    }),
    AT,
  );
  const event = (number: number, organizationId: string, kind: string, effectiveOn: string, items = '[]') =>
    create(
      'organization_event',
      id(number),
      {
        ...{ organizationId: organizationId, kind, effectiveOn, items, documentNo: null, note: '据原台账' },
      },
      AT,
    );
  event(11, RENAMED, 'established', '2018-05-20');
  event(12, CANCELLED, 'established', '2010-03-01');
  event(13, CANCELLED, 'cancelled', '2025-01-15');
  event(14, FILED, 'filed', '2021-06-01');
  event(15, LISTED, 'established', '2012-09-01');
  event(16, LISTED, 'list_abnormal_in', '2024-08-20');
  change(RENAMED, { name: NEW_NAME, ...keysOf(NEW_NAME) }, '2025-06-03T10:00:00.000+08:00', '2025-06-01');
  event(
    17,
    RENAMED,
    'name_changed',
    '2025-06-01',
    JSON.stringify([{ field: 'name', before: OLD_NAME, after: NEW_NAME }]),
  );
  create(
    'organization_contact',
    id(21),
    {
      ...{
        organizationId: FILED,
        name: '何长青',
        post: '会长',
        role: 'activity_lead',
        workPhone: '0571-1000',
      },
      ...{ workEmail: null, validFrom: null, validTo: null },
    },
    AT,
  );
  create(
    'annual_review',
    id(31),
    {
      ...{ organizationId: RENAMED, year: 2024, regime: 'inspection', submittedOn: '2025-04-02' },
      ...{ conclusion: 'qualified', concludedOn: '2025-06-20', rectificationDueOn: null },
    },
    AT,
  );
  create(
    'office',
    id(41),
    {
      ...{ name: '城东街道', shortName: '城东', level: 'township', local: 0, parentId: null, divisionCode: null },
      ...{ documentPrefix: null, address: null, workPhone: null, settings: '{}' },
    },
    AT,
  );
}

function keysOf(name: string) {
  const { nameKey, sortKey, initials } = formerOrganization(name, {});
  return { nameKey: nameKey ?? '', sortKey: sortKey ?? '', initials: initials ?? '' };
}
