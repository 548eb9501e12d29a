/**
 * One fault of each kind, written into number `n` of an office whose records agree (`support/wholeOffice.ts`): the rule that must find
 * it, the record at fault, the address it must lead to, and the statements that spoil it. `also`: what the same fault breaks besides.
 */
export type Fault = {
  readonly rule: string;
  readonly record: string;
  readonly place: string;
  readonly sql: readonly string[];
  readonly also?: readonly (readonly [rule: string, record: string])[];
};

type Made = (n: number) => Omit<Fault, 'rule'>;

const set = (table: string, id: string, values: string) => `UPDATE ${table} SET ${values} WHERE id = '${id}'`;
const COMMON = 'originOfficeId, recordState, revision, createdAt, createdBy, updatedAt, updatedBy';

/** A row like another one, under another id and with other values. */
function copy(table: string, from: string, id: string, columns: string, values: string): string {
  return `INSERT INTO ${table}(id, ${COMMON}, ${columns}) SELECT '${id}', ${COMMON}, ${values} FROM ${table} WHERE id = '${from}'`;
}

/** A fault in one column or several of one record. */
function spoil(table: string, kind: string, values: string, place: (n: number) => string): Made {
  return (n) => ({ record: `${kind}-${n}`, place: place(n), sql: [set(table, `${kind}-${n}`, values)] });
}

const organization = (tab?: string) => (n: number) => `/organizations/organization-${n}${tab ? `?tab=${tab}` : ''}`;
const at = (path: string, kind: string) => (n: number) => `${path}${kind}-${n}`;

const EVENT = 'organizationId, kind, effectiveOn, items';
const event = (id: string, n: number, kind: string, on: string) =>
  copy('organization_event', `established-${n}`, id, EVENT, `organizationId, '${kind}', '${on}', '[]'`);
const CANCELLED = (n: number) => event(`ending-${n}`, n, 'cancelled', '2025-02-01');
const ENDED_STATUS = (n: number) => set('organization', `organization-${n}`, "status = 'cancelled'");

/** An organization that ended with everything that belongs to it: nothing but one thing is left open. */
function endedBut(n: number, left: string): string[] {
  const closing = [
    ['registration_certificate', 'certificate', "ending = 'returned', endedOn = '2025-02-01'"],
    ['seal_filing', 'sealFiling', "ending = 'returned', endedOn = '2025-02-01'"],
    ['organization_branch', 'branch', "endedOn = '2025-02-01'"],
    ['contact_assignment', 'contactAssignment', "endOn = '2025-02-01'"],
    [
      'activity_filing',
      'filing',
      "startAt = '2024-10-20T09:00', endAt = '2024-10-20T17:00', receivedOn = '2024-09-25', completeOn = '2024-09-28', latestFilingDate = '2024-10-13'",
    ],
  ] as const;
  return [
    CANCELLED(n),
    ENDED_STATUS(n),
    ...closing.filter(([, kind]) => kind !== left).map(([table, kind, values]) => set(table, `${kind}-${n}`, values)),
  ];
}

const REGISTRY: Readonly<Record<string, Made>> = {
  org_status_event: (n) => ({
    record: `organization-${n}`,
    place: organization('events')(n),
    sql: [...endedBut(n, ''), set('organization', `organization-${n}`, "status = 'normal'")],
  }),
  org_ended_without_event: (n) => ({
    record: `organization-${n}`,
    place: organization('events')(n),
    sql: [...endedBut(n, ''), set('organization_event', `ending-${n}`, "recordState = 'voided'")],
  }),
  org_flag_event: spoil('organization', 'organization', "creditFlag = 'serious_illegal'", organization('events')),
  org_flag_without_event: (n) => ({
    record: `organization-${n}`,
    place: organization('events')(n),
    sql: [
      set('organization_event', `listed-${n}`, "recordState = 'voided'"),
      set('organization_event', `delisted-${n}`, "recordState = 'voided'"),
      set('organization', `organization-${n}`, "creditFlag = 'activity_abnormal'"),
    ],
  }),
  org_name_event: spoil('organization', 'organization', "name = '改过的名称'", organization('events')),
  org_code_type: spoil('organization', 'organization', "legalType = 'foundation'", organization()),
  org_code_check: (n) => ({
    record: `organization-${n}`,
    place: organization()(n),
    sql: [
      `UPDATE organization SET uscc = substr(uscc, 1, 17) || CASE substr(uscc, 18, 1) WHEN 'A' THEN 'B' ELSE 'A' END WHERE id = 'organization-${n}'`,
    ],
  }),
  org_code_missing: spoil('organization', 'organization', 'uscc = NULL', organization()),
  org_unit_missing: spoil('organization', 'organization', 'supervisingUnit = NULL', organization()),
  org_certificate_reversed: (n) => ({
    record: `organization-${n}`,
    place: organization()(n),
    sql: [
      set('organization', `organization-${n}`, "certificateValidTo = '2022-05-31'"),
      set('registration_certificate', `certificate-${n}`, "recordState = 'voided'"),
    ],
  }),
  org_founded_future: (n) => ({
    record: `organization-${n}`,
    place: organization()(n),
    sql: [
      set('organization', `organization-${n}`, "establishedOn = '2027-06-01'"),
      `UPDATE organization_event SET recordState = 'voided' WHERE organizationId = 'organization-${n}'`,
      `UPDATE annual_review SET recordState = 'voided' WHERE organizationId = 'organization-${n}'`,
    ],
  }),
  org_number_twice: spoil('organization', 'organization', "registrationNo = '云社证1'", organization()),
  org_merged_live: spoil('organization', 'organization', "mergedIntoId = 'organization-1'", organization()),
  org_fundraising: spoil('organization', 'organization', 'hasPublicFundraising = 1', organization()),
  org_grade_reversed: spoil(
    'organization',
    'organization',
    "assessmentValidTo = '2022-01-09'",
    organization('supervision'),
  ),
  event_founding_twice: (n) => ({
    record: `again-${n}`,
    place: organization('events')(n),
    sql: [event(`again-${n}`, n, 'established', '2015-06-02')],
  }),
  event_before_founding: spoil('organization_event', 'renamed', "effectiveOn = '2014-03-02'", organization('events')),
  event_after_ending: (n) => ({
    record: `late-${n}`,
    place: organization('events')(n),
    sql: [...endedBut(n, ''), event(`late-${n}`, n, 'changed', '2025-03-03')],
  }),
  event_ending_twice: (n) => ({
    record: `second-${n}`,
    place: organization('events')(n),
    sql: [...endedBut(n, ''), event(`second-${n}`, n, 'cancelled', '2025-03-03')],
  }),
  event_lists_turns: (n) => ({
    record: `again-${n}`,
    place: organization('events')(n),
    sql: [event(`again-${n}`, n, 'list_abnormal_out', '2023-03-03')],
  }),
  event_future: (n) => ({
    record: `ahead-${n}`,
    place: organization('events')(n),
    sql: [event(`ahead-${n}`, n, 'changed', '2027-03-03')],
  }),
  event_liquidation_late: (n) => ({
    record: `ending-${n}`,
    place: organization('events')(n),
    sql: [...endedBut(n, ''), set('organization_event', `ending-${n}`, "liquidationFinishedOn = '2025-06-01'")],
  }),
};

const papers = organization('papers');
const endedWith =
  (kind: string): Made =>
  (n) => ({ record: `${kind}-${n}`, place: papers(n), sql: endedBut(n, kind) });

const PAPERS: Readonly<Record<string, Made>> = {
  certificate_after_ending: endedWith('certificate'),
  seal_after_ending: endedWith('sealFiling'),
  branch_after_ending: endedWith('branch'),
  branch_after_organization: (n) => ({
    record: `branch-${n}`,
    place: papers(n),
    sql: [
      ...endedBut(n, ''),
      set('organization_branch', `branch-${n}`, "establishedOn = '2025-03-01', endedOn = '2025-04-01'"),
    ],
  }),
  certificate_overlap: (n) => ({
    record: `certificate-${n}`,
    place: papers(n),
    sql: [set('registration_certificate', `formerCertificate-${n}`, "validTo = '2024-05-31', endedOn = '2024-01-01'")],
  }),
  certificate_number_twice: (n) => ({
    record: `certificate-${n}`,
    place: papers(n),
    sql: [set('registration_certificate', `certificate-${n}`, "number = '社证字第1号'")],
  }),
  certificate_validity_differs: spoil('registration_certificate', 'certificate', "validTo = '2026-12-31'", papers),
  paper_ended_before: spoil('organization_branch', 'branch', "endedOn = '2017-01-01'", papers),
  certificate_collected_before: spoil('registration_certificate', 'certificate', "collectedOn = '2023-05-05'", papers),
  seal_kind_twice: (n) => ({
    record: `secondSeal-${n}`,
    place: papers(n),
    sql: [
      copy(
        'seal_filing',
        `sealFiling-${n}`,
        `secondSeal-${n}`,
        'organizationId, kind, name, filedOn',
        "organizationId, 'official', '第二枚', '2020-01-01'",
      ),
    ],
  }),
  articles_order: spoil('organization_articles', 'articles', "approvedOn = '2015-05-01'", papers),
  articles_version_order: (n) => ({
    record: `newArticles-${n}`,
    place: papers(n),
    sql: [set('organization_articles', `articles-${n}`, "adoptedOn = '2023-05-20', approvedOn = '2023-06-01'")],
  }),
  articles_meeting: spoil('organization_articles', 'newArticles', "adoptedOn = '2023-05-01'", papers),
  contact_twice: (n) => ({
    record: `twin-${n}`,
    place: organization('contacts')(n),
    sql: [
      copy(
        'organization_contact',
        `contact-${n}`,
        `twin-${n}`,
        'organizationId, name, role, validFrom',
        'organizationId, name, role, validFrom',
      ),
    ],
  }),
  contact_reversed: spoil('organization_contact', 'contact', "validTo = '2022-01-01'", organization('contacts')),
};

const terms = organization('terms');
const ownMeetings = organization('meetings');

const TERMS: Readonly<Record<string, Made>> = {
  term_start: spoil('organization_term', 'formerTerm', "startOn = '2019-05-01'", terms),
  term_order: (n) => ({
    record: `term-${n}`,
    place: terms(n),
    sql: [set('organization_term', `formerTerm-${n}`, "electedOn = '2024-05-10', startOn = '2024-05-10'")],
  }),
  term_meeting: spoil('organization_term', 'term', "meetingId = 'ownMeeting-1'", terms),
  officer_dates: spoil('term_officer', 'officer', "endOn = '2023-01-01'", terms),
  officer_current_of_former: spoil('term_officer', 'officer', `termId = replace(termId, 'term', 'formerTerm')`, terms),
  postponement_order: spoil('term_postponement', 'postponement', "newDueOn = '2023-05-10'", terms),
  present_above_due: spoil('organization_meeting', 'ownMeeting', 'due = 20', ownMeetings),
  votes_unlike_present: (n) => ({
    record: `resolution-${n}`,
    place: ownMeetings(n),
    sql: [set('organization_resolution', `resolution-${n}`, 'votesFor = 20')],
  }),
  org_meeting_future: (n) => ({
    record: `meetingAhead-${n}`,
    place: ownMeetings(n),
    sql: [
      copy(
        'organization_meeting',
        `ownMeeting-${n}`,
        `meetingAhead-${n}`,
        'organizationId, body, heldOn, due, present',
        "organizationId, body, '2027-01-01', due, present",
      ),
    ],
  }),
  org_meeting_after_ending: (n) => ({
    record: `lateMeeting-${n}`,
    place: ownMeetings(n),
    sql: [
      ...endedBut(n, ''),
      copy(
        'organization_meeting',
        `ownMeeting-${n}`,
        `lateMeeting-${n}`,
        'organizationId, body, heldOn, due, present',
        "organizationId, body, '2025-03-01', due, present",
      ),
    ],
  }),
};

const supervision = organization('supervision');

const SUPERVISION: Readonly<Record<string, Made>> = {
  review_order: spoil('annual_review', 'review', "concludedOn = '2024-02-01'", supervision),
  review_regime: spoil('annual_review', 'review', "conclusion = 'report_submitted'", supervision),
  review_before_founding: spoil('annual_review', 'review', 'year = 2012', supervision),
  review_not_submitted: spoil('annual_review', 'review', "conclusion = 'not_submitted'", supervision),
  penalty_period: spoil('penalty', 'penalty', "periodFrom = '2021-06-01', periodTo = '2021-09-01'", supervision),
  penalty_statement: spoil('penalty', 'penalty', "statementOn = '2021-07-01'", supervision),
  penalty_twice: (n) => ({
    record: `secondPenalty-${n}`,
    place: supervision(n),
    sql: [
      copy(
        'penalty',
        `penalty-${n}`,
        `secondPenalty-${n}`,
        'organizationId, kind, decisionNumber, decidedOn, decidedBy, facts, legalBasis',
        'organizationId, kind, decisionNumber, decidedOn, decidedBy, facts, legalBasis',
      ),
    ],
  }),
  commitment_twice: (n) => ({
    record: `secondCommitment-${n}`,
    place: supervision(n),
    sql: [
      copy(
        'commitment',
        `commitment-${n}`,
        `secondCommitment-${n}`,
        'organizationId, kind, signedOn',
        'organizationId, kind, signedOn',
      ),
    ],
  }),
  grade_differs: (n) => ({
    record: `grade-${n}`,
    place: supervision(n),
    sql: [set('organization', `organization-${n}`, "assessmentGrade = '5A'")],
  }),
  confirmation_future: spoil(
    'contact_confirmation',
    'confirmation',
    "confirmedOn = '2027-01-01'",
    organization('contacts'),
  ),
};

export const ORGANIZATION_FAULTS = { ...REGISTRY, ...PAPERS, ...TERMS, ...SUPERVISION };
export type { Made };
export { at, CANCELLED, COMMON, copy, endedBut, organization, set, spoil };
