import { articleFields } from '#shared/features/articles/articles.contract.ts';
import { branchFields } from '#shared/features/branches/branches.contract.ts';
import {
  type RegistrationCertificateFields,
  registrationCertificateFields,
} from '#shared/features/registrationCertificates/registrationCertificates.contract.ts';
import { sealFilingFields } from '#shared/features/sealFilings/sealFilings.contract.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { articlesHandlers } from '../../../articles/articles.procedures.ts';
import { branchesHandlers } from '../../../branches/branches.procedures.ts';
import { registrationCertificatesHandlers } from '../../../registrationCertificates/registrationCertificates.procedures.ts';
import { sealFilingsHandlers } from '../../../sealFilings/sealFilings.procedures.ts';
import { FOUNDATIONS, NAMED_GROUPS } from '../kinds.ts';
import { COUNTY, inventedName } from '../places.ts';
import { BADMINTON, CALLIGRAPHERS, CHARITY, type Desk, ENTREPRENEURS, filled, HUB, STONE_BRIDGE } from './desk.ts';

/** The organizations that the county always has; their papers were entered first. */
export const RECORDED_GROUPS = NAMED_GROUPS.map(({ word }) => `${COUNTY}${word}`);
const RECORDED_FOUNDATIONS = FOUNDATIONS.map(({ word }) => `${COUNTY}${word}基金会`);

/** Certificates, filed seals, branches and articles. */
export async function storePapers(desk: Desk): Promise<void> {
  const names = [...RECORDED_GROUPS, ...RECORDED_FOUNDATIONS, CALLIGRAPHERS, STONE_BRIDGE];
  for (const [index, name] of names.entries()) await storeCertificate(desk, name, index);
  await storeFormerCertificate(desk);
  for (const name of [HUB, CHARITY, ENTREPRENEURS]) await storeSeals(desk, name);
  await storeFirstArticles(desk);
  await storeBranches(desk);
  await storeReturned(desk);
}

type CertificateInput = Pick<RegistrationCertificateFields, 'number' | 'issuedOn' | 'validFrom' | 'validTo'> &
  Partial<RegistrationCertificateFields>;

async function saveCertificate({ command }: Desk, organizationId: string, fields: CertificateInput): Promise<void> {
  await registrationCertificatesHandlers['registrationCertificates.save'](command, {
    ...{ organizationId, reason: null },
    fields: filled(registrationCertificateFields, { copy: 'original', ...fields }),
  });
}

/** The certificate in force; its days are those that the organization carries. */
async function storeCertificate(desk: Desk, name: string, index: number): Promise<void> {
  const { id, fields } = desk.organization(name);
  const { certificateValidFrom: validFrom, certificateValidTo: validTo, uscc } = fields;
  if (validFrom === null || validTo === null || uscc === null) return;
  const collected = addDays(validFrom, 4);
  const isCollected = collected <= desk.command.today;
  await saveCertificate(desk, id, {
    ...{ number: uscc, issuedOn: validFrom, validFrom, validTo },
    ...{ collectedOn: isCollected ? collected : null, collectedByName: isCollected ? inventedName(index + 700) : null },
    collectedByPost: isCollected ? '秘书长' : null,
  });
}

/** The certificate before the present one, taken back when that was issued. */
async function storeFormerCertificate(desk: Desk): Promise<void> {
  const { id, fields } = desk.organization(HUB);
  const { establishedOn, certificateValidFrom, uscc } = fields;
  if (establishedOn === null || certificateValidFrom === null || uscc === null) return;
  await saveCertificate(desk, id, {
    ...{ number: uscc, issuedOn: establishedOn, validFrom: establishedOn, validTo: certificateValidFrom },
    ...{ collectedOn: establishedOn, collectedByName: inventedName(720), collectedByPost: '秘书长' },
    ...{ ending: 'replaced', endedOn: certificateValidFrom, endingNote: '有效期届满换发' },
  });
}

async function storeSeals({ command, organization }: Desk, name: string): Promise<void> {
  const { id, fields } = organization(name);
  const filedOn = addDays(fields.establishedOn ?? command.today, 12);
  const seal = sealFilingsHandlers['sealFilings.save'];
  const year = filedOn.slice(0, 4);
  for (const [kind, sealName, number] of [
    ['official', name, 1],
    ['finance', `${name}财务专用章`, 2],
  ] as const)
    await seal(command, {
      ...{ organizationId: id, reason: null },
      fields: filled(sealFilingFields, {
        ...{ kind, name: sealName, filedOn, filingNumber: `青民印备〔${year}〕${fields.uscc?.slice(-5)}-${number}` },
      }),
    });
}

/** The first version of each, adopted by the founding meeting before records were kept here. */
async function storeFirstArticles({ command, organization }: Desk): Promise<void> {
  for (const name of [HUB, CHARITY, ENTREPRENEURS, CALLIGRAPHERS]) {
    const { id, fields } = organization(name);
    const adoptedOn = fields.establishedOn ?? command.today;
    await articlesHandlers['articles.save'](command, {
      ...{ organizationId: id, reason: null },
      fields: filled(articleFields, {
        ...{ versionNumber: 1, adoptedOn, withoutMeetingReason: '成立大会通过，早于本系统登记' },
        ...{ approvedOn: addDays(adoptedOn, 9), summary: '成立时章程' },
      }),
    });
  }
}

async function storeBranches({ command, organization, workdayAgo }: Desk): Promise<void> {
  const { id } = organization(HUB);
  const branch = branchesHandlers['branches.save'];
  await branch(command, {
    ...{ organizationId: id, reason: null },
    fields: filled(branchFields, {
      ...{ name: `${HUB}培训工作委员会`, kind: 'branch', establishedOn: workdayAgo(980), basis: '理事会决议' },
      ...{ domicile: '青禾县河西街道建设路18号', headName: inventedName(731), headPost: '主任' },
    }),
  });
  await branch(command, {
    ...{ organizationId: id, reason: null },
    fields: filled(branchFields, {
      ...{ name: `${HUB}柳溪代表处`, kind: 'representative', establishedOn: workdayAgo(1_200), basis: '理事会决议' },
      ...{ domicile: '青禾县柳溪镇柳溪社区', headName: inventedName(732), headPost: '代表' },
      ...{ endedOn: workdayAgo(150), endingNote: '职能并入联合会秘书处，理事会决议撤销' },
    }),
  });
}

/** What a cancelled organization handed in on the day it was cancelled. */
async function storeReturned(desk: Desk): Promise<void> {
  const { id, fields, events } = desk.organization(BADMINTON);
  const endedOn = String(events.at(-1)?.effectiveOn ?? desk.command.today);
  const { certificateValidFrom: validFrom, certificateValidTo: validTo, uscc } = fields;
  if (validFrom === null || uscc === null || validFrom > endedOn) return;
  const handedIn = { ending: 'returned', endedOn, endingNote: '注销登记时交回' } as const;
  await saveCertificate(desk, id, { ...{ number: uscc, issuedOn: validFrom, validFrom, validTo }, ...handedIn });
  await sealFilingsHandlers['sealFilings.save'](desk.command, {
    ...{ organizationId: id, reason: null },
    fields: filled(sealFilingFields, { kind: 'official', name: BADMINTON, filedOn: validFrom, ...handedIn }),
  });
}
