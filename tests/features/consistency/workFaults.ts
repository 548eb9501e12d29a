import { at, copy, endedBut, type Made, organization, set, spoil } from './faults.ts';

const ASSIGNMENT = 'leadingGroupId, memberId, role, seq, sectionNames, startOn, joint, dutyIds';
const assignmentLike = (id: string, n: number, values: string) =>
  copy(
    'duty_assignment',
    `assignment-${n}`,
    id,
    ASSIGNMENT,
    `leadingGroupId, ${values}, 2, '[]', '2023-01-01', 0, '[]'`,
  );
const duty = at('/duties?assignment=', 'assignment');
const contact = (n: number) => `/duties/contacts?member=member-${n}`;

const DUTIES: Readonly<Record<string, Made>> = {
  duty_overlap: (n) => ({
    record: `second-${n}`,
    place: `/duties?assignment=second-${n}`,
    sql: [assignmentLike(`second-${n}`, n, 'memberId, role')],
  }),
  duty_two_leaders: (n) => ({
    record: `rival-${n}`,
    place: `/duties?assignment=rival-${n}`,
    sql: [assignmentLike(`rival-${n}`, n, "'member-1', 'leader'")],
  }),
  duty_after_dissolution: (n) => ({
    record: `assignment-${n}`,
    place: duty(n),
    sql: [set('leading_group', `group-${n}`, "dissolvedOn = '2024-01-01'")],
  }),
  duty_reversed: spoil('duty_assignment', 'assignment', "endOn = '2019-01-01'", duty),
  duty_before_group: (n) => ({
    record: `assignment-${n}`,
    place: duty(n),
    sql: [set('leading_group', `group-${n}`, "establishedOn = '2021-01-01'")],
  }),
  duty_inactive_member: (n) => ({
    record: `assignment-${n}`,
    place: duty(n),
    sql: [
      set('member', `member-${n}`, 'active = 0'),
      set('plan_item', `planItem-${n}`, 'responsibleMemberId = NULL'),
      `UPDATE contact_assignment SET memberId = 'member-1' WHERE memberId = 'member-${n}'`,
    ],
  }),
  duty_of_other_group: spoil('duty_assignment', 'assignment', `dutyIds = '["duty-1"]'`, duty),
  contact_to_ended: (n) => ({
    record: `contactAssignment-${n}`,
    place: organization()(n),
    sql: endedBut(n, 'contactAssignment'),
  }),
  contact_after_ended: (n) => ({
    record: `contactAssignment-${n}`,
    place: organization()(n),
    sql: [
      ...endedBut(n, 'contactAssignment'),
      set('contact_assignment', `contactAssignment-${n}`, "startOn = '2025-03-01'"),
    ],
  }),
  contact_inactive_member: (n) => ({
    record: `contactAssignment-${n}`,
    place: contact(n),
    sql: [
      set('member', `member-${n}`, 'active = 0'),
      set('plan_item', `planItem-${n}`, 'responsibleMemberId = NULL'),
      set('duty_assignment', `assignment-${n}`, "endOn = '2025-01-01'"),
    ],
  }),
};

const meeting = at('/meetings/', 'meeting');
const action = at('/actions?action=', 'action');

const MEETINGS: Readonly<Record<string, Made>> = {
  meeting_ends_before: spoil('meeting', 'meeting', "endAt = '2025-06-10T08:00'", meeting),
  minutes_before_meeting: spoil('meeting', 'meeting', "minutesIssuedOn = '2025-06-01'", meeting),
  meeting_unnumbered: (n) => ({
    record: `meeting-${n}`,
    place: meeting(n),
    sql: [set('meeting', `meeting-${n}`, 'number = NULL')],
  }),
  // The last meeting of all jumps ahead, so that no other one loses its place.
  meeting_number_gap: (n) => ({
    record: `jump-${n}`,
    place: `/meetings/jump-${n}`,
    sql: [
      copy(
        'meeting',
        `meeting-${n}`,
        `jump-${n}`,
        'kind, title, startAt, place, chairName, recorderName, minutesText, numberYear, numberSeq, number, selfChecked',
        `kind, title, startAt, place, chairName, recorderName, minutesText, numberYear, 9000 + ${n}, '〔2025〕${9000 + n}号', 0`,
      ),
    ],
  }),
  attendance_twice: (n) => ({
    record: `twice-${n}`,
    place: meeting(n),
    sql: [
      copy(
        'attendance',
        `attendance-${n}`,
        `twice-${n}`,
        'meetingId, seq, capacity, memberId, headcount, substituteVotes',
        "meetingId, 3, 'observer', memberId, 1, 0",
      ),
    ],
  }),
  decision_item: spoil('decision', 'decision', "agendaItemId = 'item-1'", meeting),
  decision_votes: spoil('decision', 'decision', 'votesFor = 9', meeting),
  decision_unnumbered: spoil('decision', 'decision', 'number = NULL', meeting),
  decision_change_order: (n) => ({
    record: `decision-${n}-2`,
    place: `/meetings/decisions/decision-${n}-2`,
    sql: [set('decision', `decision-${n}-2`, "decidedOn = '2025-01-10'")],
  }),
  citation_gone: (n) => ({
    record: `citation-${n}`,
    place: `/meetings/decisions/decision-${n}-3`,
    sql: [
      set('decision_citation', `citation-${n}`, `decisionId = 'decision-${n}-3'`),
      set('decision', `decision-${n}-3`, "recordState = 'voided', voidReason = '重复'"),
    ],
  }),
  action_done_before: spoil('action_item', 'action', "doneOn = '2025-06-01'", action),
  action_stage: spoil('action_item', 'action', "stage = 'assigned'", action),
  action_done_day: spoil('action_item', 'action', 'doneOn = NULL', action),
  action_extension: spoil('action_item', 'action', "dueOn = '2025-07-01'", action),
  action_of_ended: (n) => ({
    record: `action-${n}`,
    place: action(n),
    sql: [
      set(
        'action_item',
        `action-${n}`,
        "organizationId = 'organization-10', status = 'open', stage = 'assigned', doneOn = NULL",
      ),
    ],
  }),
  action_decision: spoil('action_item', 'action', "decisionId = 'decision-1'", action),
};

const plan = at('/actions/plan?item=', 'planItem');
const study = at('/meetings/study/', 'study');

const PLAN: Readonly<Record<string, Made>> = {
  plan_office: (n) => ({
    record: `planItem-${n}`,
    place: plan(n),
    sql: [set('office', `section-${n}`, "endedOn = '2026-01-01'")],
  }),
  plan_member: spoil('plan_item', 'planItem', "responsibleMemberId = 'nobody'", plan),
  plan_due_year: spoil('plan_item', 'planItem', "dueOn = '2028-01-01'", plan),
  plan_done_future: spoil('plan_item', 'planItem', "status = 'done', doneOn = '2026-10-01'", plan),
  study_people: spoil('study_session', 'study', 'participants = 0', study),
  study_made_up: (n) => ({
    record: `study-${n}`,
    place: study(n),
    sql: [set('study_make_up', `makeUp-${n}`, 'headcount = 5')],
  }),
  study_made_up_early: spoil('study_make_up', 'makeUp', "madeUpOn = '2026-01-10'", study),
};

const document = at('/official/', 'document');
const numberPlace = () => '/official/numbers';
const sealPlace = () => '/official/seals';
const casePlace = at('/organizations/materials/', 'case');

const DOCUMENTS: Readonly<Record<string, Made>> = {
  document_unnumbered: (n) => ({
    record: `document-${n}`,
    place: document(n),
    sql: [
      set('official_document', `document-${n}`, 'numberId = NULL, number = NULL'),
      set('document_number', `number-${n}`, "recordState = 'voided', state = 'voided', voidReason = '错号'"),
    ],
  }),
  document_number_differs: spoil('official_document', 'document', "number = '云民发〔2025〕9999号'", document),
  document_number_twice: (n) => ({
    record: `document-${n}`,
    place: document(n),
    sql: [set('official_document', `document-${n}`, "number = '云民发〔2025〕1号'")],
    also: [['document_number_differs', `document-${n}`]],
  }),
  document_number_state: (n) => ({
    record: `document-${n}`,
    place: document(n),
    sql: [set('document_number', `number-${n}`, "state = 'reserved', issuedOn = NULL")],
  }),
  document_unapproved: (n) => ({
    record: `document-${n}`,
    place: document(n),
    sql: [set('document_step', `approval-${n}`, "outcome = 'returned'")],
  }),
  document_other_year: (n) => ({
    record: `document-${n}`,
    place: document(n),
    sql: [
      set('official_document', `document-${n}`, "issuedOn = '2024-04-10'"),
      set('document_number', `number-${n}`, "issuedOn = '2024-04-10'"),
    ],
  }),
  document_without_day: spoil('official_document', 'document', 'issuedOn = NULL', document),
  number_gap: (n) => ({
    record: `far-${n}`,
    place: numberPlace(),
    sql: [
      copy(
        'document_number',
        `number-${n}`,
        `far-${n}`,
        'classCode, year, seq, number, state, title, reservedOn',
        `classCode, year, 9000 + ${n}, '云民发〔2025〕${9000 + n}号', 'reserved', title, reservedOn`,
      ),
    ],
  }),
  number_document_gone: (n) => ({
    record: `lost-${n}`,
    place: numberPlace(),
    sql: [
      copy(
        'document_number',
        `number-${n}`,
        `lost-${n}`,
        'classCode, year, seq, number, state, title, documentId, reservedOn',
        `'云民函', year, 1, '云民函〔2025〕1号', 'reserved', title, 'nothing', reservedOn`,
      ),
    ],
  }),
  number_day_before: spoil('document_number', 'number', 'issuedOn = NULL', numberPlace),
  seal_use_withdrawn: (n) => ({
    record: `sealUse-${n}`,
    place: sealPlace(),
    sql: [set('seal', `seal-${n}`, "active = 0, updatedAt = '2025-01-01T09:00:00+08:00'")],
  }),
  seal_use_document: spoil('seal_use', 'sealUse', "documentId = 'nothing'", sealPlace),
  seal_use_before_issue: spoil('seal_use', 'sealUse', "usedOn = '2025-04-01'", sealPlace),
  case_days: spoil('material_case', 'case', "completeOn = '2025-02-01'", casePlace),
  notice_days: (n) => ({
    record: `notice-${n}`,
    place: casePlace(n),
    sql: [set('correction_notice', `notice-${n}`, "dueOn = '2025-03-01'")],
  }),
};

export const WORK_FAULTS = { ...DUTIES, ...MEETINGS, ...PLAN, ...DOCUMENTS };
