import {
  type AssessmentGradeFields,
  assessmentGradeFields,
} from '#shared/features/assessmentGrades/assessmentGrades.contract.ts';
import { commitmentFields } from '#shared/features/commitments/commitments.contract.ts';
import { contactConfirmationFields } from '#shared/features/contacts/contacts.contract.ts';
import { penaltyFields } from '#shared/features/penalties/penalties.contract.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { assessmentGradesHandlers } from '../../../assessmentGrades/assessmentGrades.procedures.ts';
import { commitmentsHandlers } from '../../../commitments/commitments.procedures.ts';
import { contactsHandlers } from '../../../contacts/contacts.procedures.ts';
import { dormantOrganizationsHandlers } from '../../../dormantOrganizations/dormantOrganizations.procedures.ts';
import { penaltiesHandlers } from '../../../penalties/penalties.procedures.ts';
import { CLERK } from '../people.ts';
import { COUNTY, inventedName, inventedPhone } from '../places.ts';
import { CHARITY, type Desk, ENTREPRENEURS, filled, HOTELS, HUB, REVOKED_SCHOOL, STONE_BRIDGE } from './desk.ts';
import { RECORDED_GROUPS } from './storePapers.ts';

/** Grades, a penalty, commitments, who is liaison, and what was decided about a dormant organization. */
export async function storeSupervision(desk: Desk): Promise<void> {
  await storeGrades(desk);
  await storePenalty(desk);
  await storeRevocation(desk);
  await storeCommitments(desk);
  await storeLiaisons(desk);
  const decidedOn = desk.workdayAgo(4);
  await dormantOrganizationsHandlers['dormantOrganizations.save'](desk.command, {
    ...{ organizationId: desk.organization(STONE_BRIDGE).id, outcome: 'rectify', decidedOn, documentNo: null },
    ...{ basisText: '登记证书已过有效期，实地走访时商会仍有会员活动。', dueOn: desk.ahead(45) },
    ...{ statementText: '商会称因秘书长离任未及时办理换证，已着手准备材料。', doneOn: null, doneNote: null },
  });
}

/** Every eighth graded organization: the decision behind the grade that it carries. */
async function storeGrades({ command, organizations, ids, workdayAgo }: Desk): Promise<void> {
  const graded = organizations.filter(({ fields }) => fields.status === 'normal' && fields.assessmentGrantedOn);
  for (const [index, { fields }] of graded.entries()) {
    const { assessmentGrade: grade, assessmentGrantedOn: grantedOn, assessmentValidTo: validTo } = fields;
    const organizationId = ids.get(fields.name);
    if (index % 8 !== 0 || grade === null || grantedOn === null || organizationId === undefined) continue;
    await saveGrade(command, organizationId, { grade, grantedOn, validTo, seq: index + 1 });
  }
  await saveGrade(command, ids.get(`${COUNTY}老年人体育协会`) ?? '', {
    ...{ grade: '4A', grantedOn: workdayAgo(1_760), validTo: addDays(workdayAgo(1_760), 1_825), seq: 3 },
  });
}

async function saveGrade(
  command: Desk['command'],
  organizationId: string,
  { seq, ...fields }: Pick<AssessmentGradeFields, 'grade' | 'grantedOn' | 'validTo'> & { readonly seq: number },
): Promise<void> {
  await assessmentGradesHandlers['assessmentGrades.save'](command, {
    ...{ organizationId, reason: null },
    fields: filled(assessmentGradeFields, {
      ...{ ...fields, documentNumber: `青民评〔${fields.grantedOn.slice(0, 4)}〕${seq}号`, issuedBy: '青禾县民政局' },
      basis: '《社会组织评估管理办法》（民政部令第39号）',
    }),
  });
}

async function storePenalty({ command, organization, workdayAgo }: Desk): Promise<void> {
  const decidedOn = workdayAgo(90);
  await penaltiesHandlers['penalties.save'](command, {
    ...{ organizationId: organization(HOTELS).id, reason: null },
    fields: filled(penaltyFields, {
      ...{ kind: 'warning', decisionNumber: `青民社罚〔${decidedOn.slice(0, 4)}〕2号`, decidedOn },
      ...{ decidedBy: '青禾县民政局', facts: '连续三个年度未按规定接受年度检查，经书面催告仍未改正。' },
      ...{ legalBasis: '《社会团体登记管理条例》第三十条第一款', executedOn: decidedOn },
      ...{ statement: '商会称会长长期在外，愿意限期补报。', statementOn: workdayAgo(97) },
    }),
  });
}

/** The decision behind an event that ended an organization: same day, same number. */
async function storeRevocation({ command, organization }: Desk): Promise<void> {
  const { id, events } = organization(REVOKED_SCHOOL);
  const ending = events.find(({ kind }) => kind === 'license_revoked');
  if (ending === undefined) return;
  const decidedOn = String(ending.effectiveOn);
  await penaltiesHandlers['penalties.save'](command, {
    ...{ organizationId: id, reason: null },
    fields: filled(penaltyFields, {
      ...{ kind: 'license_revocation', decisionNumber: String(ending.documentNo), decidedOn },
      ...{ decidedBy: '青禾县民政局', facts: '连续两年未参加年度检查，责令改正后拒不改正。', executedOn: decidedOn },
      ...{ legalBasis: '《民办非企业单位登记管理暂行条例》第二十五条', statement: '逾期未提出陈述、申辩。' },
    }),
  });
}

async function storeCommitments({ command, organization, workdayAgo, ahead }: Desk): Promise<void> {
  for (const [name, kind, signedOn, validTo] of [
    [HUB, 'self_discipline', workdayAgo(240), null],
    [CHARITY, 'self_discipline', addDays(ahead(35), -365), ahead(35)],
    [`${COUNTY}城关蓝天幼儿园`, 'safety', workdayAgo(80), ahead(285)],
  ] as const)
    await commitmentsHandlers['commitments.save'](command, {
      ...{ organizationId: organization(name).id, reason: null },
      fields: filled(commitmentFields, { kind, signedOn, validTo }),
    });
}

/** One liaison followed by another, and contact lists that were gone through. */
async function storeLiaisons({ command, query, organization, workdayAgo }: Desk): Promise<void> {
  const successors = new Map<string, string>();
  for (const [index, name] of [HUB, ENTREPRENEURS].entries()) {
    const { id: organizationId } = organization(name);
    const { rows } = await contactsHandlers['contacts.list'](query, { organizationId, includeVoided: false });
    const liaison = rows.find(({ fields }) => fields.role === 'liaison');
    if (liaison === undefined) continue;
    const successor = inventedName(1_960 + index);
    await contactsHandlers['contacts.changeLiaison'](command, {
      ...{
        id: liaison.id,
        expectedRevision: liaison.revision,
        changedOn: workdayAgo(95 + index),
        reason: '原联络员离任',
      },
      ...{ successorName: successor, successorPost: '副秘书长', successorPhone: inventedPhone(1_960 + index) },
      successorEmail: null,
    });
    successors.set(name, successor);
  }
  for (const [index, name] of RECORDED_GROUPS.entries()) {
    const respondentName = successors.get(name) ?? null;
    await contactsHandlers['contactConfirmations.save'](command, {
      ...{ organizationId: organization(name).id, reason: null },
      fields: filled(contactConfirmationFields, {
        ...{ confirmedOn: workdayAgo(1 + (index % 9)), confirmedByName: CLERK.name },
        ...{ respondentName, respondentPost: respondentName === null ? null : '副秘书长' },
      }),
    });
  }
}
