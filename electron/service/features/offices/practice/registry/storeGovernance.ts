import { articleFields } from '#shared/features/articles/articles.contract.ts';
import {
  organizationMeetingFields,
  resolutionFields,
} from '#shared/features/organizationMeetings/organizationMeetings.contract.ts';
import { termFields, termOfficerFields, termPostponementFields } from '#shared/features/terms/terms.contract.ts';
import { addYears } from '#shared/features/terms/terms.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { articlesHandlers } from '../../../articles/articles.procedures.ts';
import { organizationMeetingsHandlers } from '../../../organizationMeetings/organizationMeetings.procedures.ts';
import { termsHandlers } from '../../../terms/terms.procedures.ts';
import { inventedName, inventedPhone } from '../places.ts';
import { CALLIGRAPHERS, type Desk, ENTREPRENEURS, ENVIRONMENT, filled, HUB, WOMEN } from './desk.ts';
import { RECORDED_GROUPS } from './storePapers.ts';

const YEARS = 5;

/** Meetings of the organizations' own with their votes, the articles they adopted, and the terms they elected. */
export async function storeGovernance(desk: Desk): Promise<void> {
  const electedBy = await storeMeetings(desk);
  for (const name of RECORDED_GROUPS)
    if (name !== WOMEN) await storeTerm(desk, name, YEARS, 0, name === HUB ? electedBy : null);
  await storeTerm(desk, HUB, YEARS, -1, null);
  // One term that is over, and one of which the re-election was put off with approval.
  await storeTerm(desk, CALLIGRAPHERS, YEARS, -1, null);
  await storePostponed(desk);
}

/** First day of the term that runs today and its number; `shift` -1: the term before it, whose re-election is overdue. */
function termOf({ command, organization }: Desk, name: string, years: number, shift: number) {
  const { id, fields } = organization(name);
  const founded = fields.establishedOn ?? command.today;
  let number = 1;
  while (addYears(founded, number * years) <= command.today) number += 1;
  number = Math.max(1, number + shift);
  return { organizationId: id, number, startOn: addYears(founded, (number - 1) * years) };
}

async function storeTerm(
  desk: Desk,
  name: string,
  years: number,
  shift: number,
  meetingId: string | null,
): Promise<{ organizationId: string; termId: string; dueOn: string }> {
  const { organizationId, number, startOn } = termOf(desk, name, years, shift);
  const organization = desk.organization(name);
  const { id: termId } = await termsHandlers['terms.save'](desk.command, {
    ...{ organizationId, reason: null },
    fields: filled(termFields, {
      ...{ number, electedOn: startOn, startOn, years, meetingId, councilMembers: 15, supervisors: 3 },
      reportNumber: number > 1 ? `换届报告〔${startOn.slice(0, 4)}〕1号` : null,
    }),
  });
  const posts = name === HUB || name === ENTREPRENEURS ? ['会长', '副会长', '秘书长', '监事长'] : ['会长'];
  for (const [index, post] of posts.entries())
    await termsHandlers['termOfficers.save'](desk.command, {
      ...{ organizationId, reason: null },
      fields: filled(termOfficerFields, {
        ...{ termId, post, workPhone: inventedPhone(number * 10 + index) },
        name:
          (index === 0 && organization.fields.legalRepresentativeName) || inventedName(1_900 + name.length * 7 + index),
      }),
    });
  return { organizationId, termId, dueOn: addYears(startOn, years) };
}

/** The term of three years is over; the next election may be half a year later. */
async function storePostponed(desk: Desk): Promise<void> {
  const { organizationId, termId, dueOn } = await storeTerm(desk, WOMEN, 3, -1, null);
  const { today } = desk.command;
  const approvedOn = dueOn <= today ? addDays(dueOn, -20) : desk.workdayAgo(3);
  await termsHandlers['termPostponements.save'](desk.command, {
    ...{ organizationId, reason: null },
    fields: filled(termPostponementFields, {
      ...{ termId, approvalNumber: `青妇〔${approvedOn.slice(0, 4)}〕9号`, approvedBy: '县妇女联合会', approvedOn },
      ...{ formerDueOn: dueOn, newDueOn: addDays(dueOn, 180), grounds: '会员代表推选尚未完成，经批准延期换届' },
    }),
  });
}

type Resolution = {
  readonly subject: 'articles' | 'fees' | 'election' | 'officers' | 'major' | 'other';
  readonly title: string;
  readonly against?: number;
  readonly abstain?: number;
  readonly content?: string;
};
type Held = {
  readonly name: string;
  readonly body: 'delegates' | 'members' | 'council' | 'supervisors';
  readonly session: string;
  readonly heldOn: string;
  readonly due: number;
  readonly present: number;
  readonly resolutions: readonly Resolution[];
};

async function storeMeeting({ command, organization }: Desk, held: Held): Promise<string> {
  const { name, resolutions, ...facts } = held;
  const { id: organizationId, fields } = organization(name);
  const { id: meetingId } = await organizationMeetingsHandlers['organizationMeetings.save'](command, {
    ...{ organizationId, reason: null },
    fields: filled(organizationMeetingFields, {
      ...{ ...facts, place: '县社会组织培育基地会议室', chairName: fields.legalRepresentativeName, chairPost: '会长' },
    }),
  });
  for (const { subject, title, against = 0, abstain = 0, content = null } of resolutions)
    await organizationMeetingsHandlers['organizationResolutions.save'](command, {
      ...{ organizationId, reason: null },
      fields: filled(resolutionFields, {
        ...{ meetingId, subject, title, votesFor: held.present - against - abstain },
        ...{ votesAgainst: against, votesAbstain: abstain, content },
      }),
    });
  return meetingId;
}

/** @returns id of the meeting that elected the present term of the hub */
async function storeMeetings(desk: Desk): Promise<string> {
  const { workdayAgo } = desk;
  const { startOn } = termOf(desk, HUB, YEARS, 0);
  const electedBy = await storeMeeting(desk, {
    ...{ name: HUB, body: 'delegates', session: '第二届第一次', heldOn: startOn, due: 62, present: 57 },
    resolutions: [
      { subject: 'election', title: '选举第二届理事会理事、监事', abstain: 2 },
      { subject: 'articles', title: '通过章程修改草案', against: 1, abstain: 1 },
      { subject: 'fees', title: '通过会费标准', against: 3, content: '单位会员每年800元。' },
    ],
  });
  await storeMeeting(desk, {
    ...{ name: HUB, body: 'council', session: '第二届第五次', heldOn: workdayAgo(300), due: 15, present: 13 },
    resolutions: [
      { subject: 'major', title: '审议年度工作计划和经费预算' },
      { subject: 'officers', title: '同意增补一名副秘书长', abstain: 1 },
    ],
  });
  await storeMeeting(desk, {
    ...{ name: ENTREPRENEURS, body: 'council', session: '第二届第三次', heldOn: workdayAgo(131), due: 11, present: 9 },
    resolutions: [{ subject: 'major', title: '同意变更住所', content: '办公场所迁至迎宾路66号。' }],
  });
  const renamedBy = await storeMeeting(desk, {
    ...{ name: ENVIRONMENT, body: 'members', session: '第一届第四次', heldOn: workdayAgo(275), due: 48, present: 41 },
    resolutions: [{ subject: 'articles', title: '同意更名并相应修改章程', against: 2 }],
  });
  await storeAdopted(desk, HUB, electedBy, startOn, 2, '修改会费、监事会和分支机构有关条款');
  await storeAdopted(desk, ENVIRONMENT, renamedBy, workdayAgo(275), 2, '因更名修改名称、宗旨有关条款');
  return electedBy;
}

/** The version that a meeting adopted, approved some days after. */
async function storeAdopted(
  { command, organization }: Desk,
  name: string,
  meetingId: string,
  adoptedOn: string,
  versionNumber: number,
  summary: string,
): Promise<void> {
  const approvedOn = addDays(adoptedOn, 12);
  await articlesHandlers['articles.save'](command, {
    ...{ organizationId: organization(name).id, reason: null },
    fields: filled(articleFields, {
      ...{ versionNumber, adoptedOn, meetingId, approvedOn, summary },
      approvalNumber: `青民社许〔${approvedOn.slice(0, 4)}〕4${versionNumber}号`,
    }),
  });
}
