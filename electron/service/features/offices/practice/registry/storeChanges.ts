import type { HandlerInput } from '#shared/contract/list.ts';
import { eventDetails } from '#shared/features/organizationEvents/organizationEvents.contract.ts';
import { type OrganizationFields, organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { organizationEventsHandlers } from '../../../organizationEvents/organizationEvents.procedures.ts';
import { organizationsHandlers } from '../../../organizations/organizations.procedures.ts';
import { inventedName, inventedPhone } from '../places.ts';
import {
  CHARITY,
  DECORATORS,
  type Desk,
  ELDERS_SPORT,
  ENTREPRENEURS,
  ENVIRONMENT,
  filled,
  HUB,
  VOLUNTEERS,
} from './desk.ts';
import type { AddedFields } from './storeRules.ts';

/** Changes of registered items with their papers, values of the added fields, and one entry that repeats another. */
export async function storeChanges(desk: Desk, added: AddedFields): Promise<void> {
  await change(desk, ENTREPRENEURS, {
    ...{ fields: { domicile: '青禾县城关街道迎宾路66号' }, daysAgo: 120, number: 31, reason: '租赁到期，办公场所搬迁' },
    extra: { [added.districtId]: '城区片', [added.boxId]: 'S-0091' },
  });
  await change(desk, ENVIRONMENT, {
    ...{ fields: { name: '青禾县生态环境保护志愿者协会' }, daysAgo: 260, number: 12 },
    ...{ reason: '会员代表大会决议更名', extra: { [added.districtId]: '河西片', [added.boxId]: 'S-0097' } },
  });
  await change(desk, ELDERS_SPORT, {
    ...{ fields: { legalRepresentativeName: inventedName(2_601) }, daysAgo: 38, number: 44 },
    ...{ reason: '原法定代表人因年龄原因辞任', extra: { [added.districtId]: '河西片', [added.boxId]: 'S-0089' } },
  });
  for (const [name, district, box] of [
    [HUB, '河西片', 'S-0087'],
    [CHARITY, '河西片', 'S-0088'],
    [VOLUNTEERS, '城区片', 'S-0086'],
  ] as const)
    await change(desk, name, { extra: { [added.districtId]: district, [added.boxId]: box } });
  await listAndRemove(desk);
  await repeatEntry(desk);
}

type Change = {
  readonly fields?: Partial<OrganizationFields>;
  readonly extra: OrganizationFields['extra'];
  readonly daysAgo?: number;
  readonly number?: number;
  readonly reason?: string;
};

async function change(desk: Desk, name: string, { fields, extra, daysAgo, number, reason }: Change): Promise<void> {
  const organization = desk.organization(name);
  const effectiveOn = daysAgo === undefined ? undefined : desk.workdayAgo(daysAgo);
  const input: HandlerInput<'organizations.save'> = {
    ...{ id: organization.id, expectedRevision: await desk.revisionOf(organization.id) },
    ...{ fields: { ...organization.fields, ...fields, extra }, reason: reason ?? '' },
    ...{ correction: false, preparing: false },
    ...(effectiveOn === undefined
      ? {}
      : { effectiveOn, documentNo: `青民社许〔${effectiveOn.slice(0, 4)}〕3${number}号` }),
  };
  await organizationsHandlers['organizations.save'](desk.command, input);
}

/** Listed for a missed report, taken off the list after it was handed in. */
async function listAndRemove({ command, organization, revisionOf, workdayAgo }: Desk): Promise<void> {
  const { id } = organization(DECORATORS);
  const record = organizationEventsHandlers['organizationEvents.record'];
  const [listedOn, removedOn] = [workdayAgo(500), workdayAgo(410)];
  await record(command, {
    ...{ organizationId: id, expectedRevision: await revisionOf(id), kind: 'list_abnormal_in' },
    ...filled(eventDetails, {
      ...{ effectiveOn: listedOn, factOn: workdayAgo(503), reason: '未按时报送年度工作报告' },
      ...{ legalBasis: '《社会组织信用信息管理办法》（民政部令第60号）' },
      documentNo: `青民社信〔${listedOn.slice(0, 4)}〕218号`,
    }),
  });
  await record(command, {
    ...{ organizationId: id, expectedRevision: await revisionOf(id), kind: 'list_abnormal_out' },
    ...filled(eventDetails, {
      ...{ effectiveOn: removedOn, reason: '已补报年度工作报告并通过核查' },
      documentNo: `青民社信〔${removedOn.slice(0, 4)}〕219号`,
    }),
  });
}

/** The same team once more, as a list from the village wrote it: the page of duplicates has a pair to look at. */
async function repeatEntry({ command, organization }: Desk): Promise<void> {
  const { fields } = organization('柳溪镇上坪村志愿服务队');
  await organizationsHandlers['organizations.save'](command, {
    fields: filled(organizationFields, {
      ...{ name: '柳溪镇（上坪村）志愿服务队', registrationKind: 'filed', communityCategory: 'public_charity' },
      ...{ communityForm: 'team', divisionCode: fields.divisionCode, townshipName: fields.townshipName },
      ...{ communityName: fields.communityName, legalRepresentativeName: fields.legalRepresentativeName },
      ...{ businessScope: '扶老助残、环境整治等志愿服务。', filedOn: command.today, memberIndividuals: 18 },
    }),
    contacts: [
      {
        ...{ name: fields.legalRepresentativeName ?? inventedName(77), post: '队长', role: 'activity_lead' },
        ...{ workPhone: inventedPhone(2_077), workEmail: null, validFrom: command.today, validTo: null },
      },
    ],
    ...{ reason: '村里报送的花名册另列一条，先照录，待核对', correction: false, preparing: false },
  });
}
