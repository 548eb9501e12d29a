import { type Common, numbers, type Row, type Rows } from './wholeOffice.ts';

const YEAR = 2025;
/** Actions of one meeting. */
const ACTIONS = 10;
const DECISIONS = 5;

/** Works `from` to `to` of the office itself: units, duties, meetings, plan, study, documents, materials, information, community. */
export function wholeOfficeRows(common: Common, from: number, to: number, officeId: string): Rows {
  const each = (make: (n: number) => Row) => numbers(from, to).map(make);
  return {
    office: each((n) => ({
      ...common(`section-${n}`),
      name: `第${n}科室`,
      level: 'section',
      local: 0,
      parentId: officeId,
      settings: '{}',
      validFrom: '2010-01-01',
    })),
    leading_group: each((n) => ({
      ...common(`group-${n}`),
      name: `第${n}工作领导小组`,
      officeId,
      establishedOn: '2020-01-01',
      quorum: 'majority',
    })),
    member: each((n) => ({ ...common(`member-${n}`), name: `成员${n}`, post: '科长', active: 1 })),
    duty_item: each((n) => ({
      ...common(`duty-${n}`),
      leadingGroupId: `group-${n}`,
      seq: 1,
      text: '社会组织日常监督',
      kind: 'organization_work',
      startOn: '2020-01-01',
    })),
    duty_assignment: each((n) => ({
      ...common(`assignment-${n}`),
      leadingGroupId: `group-${n}`,
      memberId: `member-${n}`,
      role: 'leader',
      seq: 1,
      sectionNames: '[]',
      startOn: '2020-01-01',
      joint: 0,
      dutyIds: JSON.stringify([`duty-${n}`]),
    })),
    ...meetings(common, from, to),
    ...planAndStudy(common, each),
    ...documents(common, each),
    ...information(common, each),
    ...community(common, each),
  };
}

type Each = (make: (n: number) => Row) => Row[];

function meetings(common: Common, from: number, to: number): Rows {
  const all = numbers(from, to);
  const meetingIds = all.map((n) => ({ n, meetingId: `meeting-${n}` }));
  const decisions = meetingIds.flatMap(({ n, meetingId }) =>
    numbers(1, DECISIONS).map((place) => ({ n, meetingId, place, seq: (n - 1) * DECISIONS + place })),
  );
  const actions = meetingIds.flatMap(({ n, meetingId }) =>
    numbers(1, ACTIONS).map((place) => ({
      n,
      meetingId,
      place,
      key: place === 1 ? `action-${n}` : `action-${n}-${place}`,
    })),
  );
  return {
    meeting: meetingIds.map(({ n, meetingId }) => ({
      ...common(meetingId),
      kind: 'office',
      title: `第${n}次局务会`,
      startAt: `${YEAR}-06-10T09:00`,
      endAt: `${YEAR}-06-10T11:00`,
      place: '三楼会议室',
      chairName: '成员1',
      recorderName: '成员2',
      minutesText: '{"blocks":[]}',
      numberYear: YEAR,
      numberSeq: n,
      number: `〔${YEAR}〕${n}号`,
      minutesIssuedOn: `${YEAR}-06-12`,
      selfChecked: 0,
    })),
    agenda_item: meetingIds.map(({ n, meetingId }) => ({
      ...common(`item-${n}`),
      meetingId,
      seq: 1,
      title: '年度检查安排',
      stage: 'fixed',
    })),
    attendance: meetingIds.flatMap(({ n, meetingId }) => [
      {
        ...common(`attendance-${n}`),
        ...{ meetingId, seq: 1, capacity: 'present', memberId: `member-${n}`, headcount: 1, substituteVotes: 0 },
      },
      {
        ...common(`guest-${n}`),
        ...{ meetingId, seq: 2, capacity: 'observer', name: '业务科室人员', headcount: 3, substituteVotes: 0 },
      },
    ]),
    decision: decisions.map(({ n, meetingId, place, seq }) => ({
      ...common(place === 1 ? `decision-${n}` : `decision-${n}-${place}`),
      ...{ meetingId, seq: place, text: '同意年度检查安排', agendaItemId: `item-${n}` },
      ...{ votesFor: 4, votesAgainst: 0, votesAbstain: 1, votesDue: 6, votesPresent: 5 },
      ...{ bodyKey: 'kind:office', bodyName: '局务会', numberYear: YEAR, numberSeq: seq },
      ...{ number: `局务会决〔${YEAR}〕${seq}号`, decidedOn: `${YEAR}-06-10` },
    })),
    decision_change: meetingIds.map(({ n }) => ({
      ...common(`change-${n}`),
      decisionId: `decision-${n}-2`,
      changedDecisionId: `decision-${n}`,
      kind: 'supplement',
      effectiveOn: `${YEAR}-06-10`,
    })),
    decision_citation: meetingIds.map(({ n }) => ({
      ...common(`citation-${n}`),
      decisionId: `decision-${n}`,
      ownerType: 'plan_item',
      ownerId: `planItem-${n}`,
    })),
    action_item: actions.map(({ n, meetingId, place, key }) => ({
      ...common(key),
      ...{ meetingId, seq: place, text: `落实检查安排第${n}项`, responsibleUnit: `第${n}科室` },
      ...{ ownerMemberId: `member-${n}`, dueOn: `${YEAR}-07-10`, firstDueOn: `${YEAR}-07-01`, extensionCount: 1 },
      ...{ status: 'done', stage: 'struck_off', doneOn: `${YEAR}-07-05`, evidence: '已办结', completedBy: 'another' },
      ...{ setUpOn: `${YEAR}-06-12`, struckOffOn: `${YEAR}-07-06`, stepCount: 1, decisionId: `decision-${n}` },
    })),
    action_step: actions.map(({ key }) => ({
      ...common(`step-${key}`),
      ...{ actionId: key, seq: 1, kind: 'set_up', happenedOn: `${YEAR}-06-12`, byName: '成员2', attachmentIds: '[]' },
      selfChecked: 0,
    })),
    action_extension: meetingIds.map(({ n }) => ({
      ...common(`extension-${n}`),
      ...{ actionId: `action-${n}`, seq: 1, oldDueOn: `${YEAR}-07-01`, newDueOn: `${YEAR}-07-10`, reason: '外出调研' },
      ...{
        askedOn: `${YEAR}-06-25`,
        askedByName: '成员2',
        state: 'approved',
        decidedOn: `${YEAR}-06-26`,
        selfApproved: 0,
      },
    })),
  };
}

function planAndStudy(common: Common, each: Each): Rows {
  return {
    plan_item: each((n) => ({
      ...common(`planItem-${n}`),
      year: 2026,
      seq: n,
      text: `开展专项检查第${n}项`,
      responsibleOfficeId: `section-${n}`,
      responsibleMemberId: `member-${n}`,
      dueOn: '2026-11-30',
      status: 'open',
    })),
    plan_progress: each((n) => ({
      ...common(`progress-${n}`),
      planItemId: `planItem-${n}`,
      notedOn: '2026-02-20',
      text: '已排定名单',
    })),
    study_session: each((n) => ({
      ...common(`study-${n}`),
      kind: 'training',
      heldOn: '2026-01-20',
      hours: 2,
      topic: `登记管理业务训练${n}`,
      chairName: '成员1',
      participants: 10,
      absent: 2,
      attendance: JSON.stringify([
        { memberId: `member-${n}`, name: `成员${n}`, post: '科长', present: true, absentReason: null },
        { memberId: 'member-1', name: '成员1', post: '科长', present: false, absentReason: '出差' },
      ]),
    })),
    study_make_up: each((n) => ({
      ...common(`makeUp-${n}`),
      sessionId: `study-${n}`,
      madeUpOn: '2026-01-27',
      headcount: 2,
    })),
  };
}

function documents(common: Common, each: Each): Rows {
  return {
    official_document: each((n) => ({
      ...common(`document-${n}`),
      form: 'document',
      kind: '通知',
      title: `关于开展第${n}次检查的通知`,
      content: '{}',
      stage: 'issued',
      numberId: `number-${n}`,
      number: `云民发〔${YEAR}〕${n}号`,
      issuedOn: `${YEAR}-04-10`,
      copies: 10,
    })),
    report: each((n) => ({
      ...common(`report-${n}`),
      kind: 'special',
      officeId: 'section-1',
      title: `第${n}次检查情况的报告`,
      periodStart: `${YEAR}-01-01`,
      periodEnd: `${YEAR}-03-31`,
      content: '{"blocks":[]}',
      countedAt: `${YEAR}-04-02T09:00:00.000+08:00`,
      snapshotSha256: '0'.repeat(64),
      changed: '{"figures":[],"places":{}}',
      warnings: '{"list":[],"drafted":null}',
      documentId: 'document-1',
      state: 'issued',
      number: `云民发〔${YEAR}〕1号`,
      issuedOn: `${YEAR}-04-10`,
    })),
    document_number: each((n) => ({
      ...common(`number-${n}`),
      classCode: '云民发',
      year: YEAR,
      seq: n,
      number: `云民发〔${YEAR}〕${n}号`,
      state: 'issued',
      title: `关于开展第${n}次检查的通知`,
      documentId: `document-${n}`,
      reservedOn: `${YEAR}-04-08`,
      issuedOn: `${YEAR}-04-10`,
    })),
    document_step: each((n) => ({
      ...common(`approval-${n}`),
      documentId: `document-${n}`,
      seq: 1,
      step: 'approved',
      personName: '成员1',
      outcome: 'agreed',
      decidedOn: `${YEAR}-04-09`,
      onPaper: 0,
    })),
    seal: each((n) => ({
      ...common(`seal-${n}`),
      name: `印章${n}`,
      agencyName: `机关${n}`,
      diameterMm: 42,
      sha256: 'b'.repeat(64),
      mediaType: 'image/png',
      active: 1,
    })),
    seal_use: each((n) => ({
      ...common(`sealUse-${n}`),
      sealName: `印章${n}`,
      documentId: `document-${n}`,
      number: `云民发〔${YEAR}〕${n}号`,
      title: `关于开展第${n}次检查的通知`,
      copies: 10,
      usedOn: `${YEAR}-04-10`,
      handledBy: '张文员',
      approvedBy: '成员1',
    })),
    material_case: each((n) => ({
      ...common(`case-${n}`),
      caseNo: `SL-2025-${n}`,
      matterCode: 'change',
      matterTitle: '变更登记',
      templateVersion: 1,
      applicantName: `第${n}协会`,
      receivedOn: '2025-03-03',
      informDueOn: '2025-03-10',
      informDays: 5,
      informUnverified: '[]',
      items: '[]',
      completeOn: '2025-03-20',
    })),
    correction_notice: each((n) => ({
      ...common(`notice-${n}`),
      caseId: `case-${n}`,
      noticedOn: '2025-03-06',
      dueOn: '2025-03-27',
      workingDays: 15,
      unverifiedYears: '[]',
      lines: '[]',
    })),
  };
}

function information(common: Common, each: Each): Rows {
  return {
    information_submission: each((n) => ({
      ...common(`submission-${n}`),
      number: `XX-2026-${n}`,
      sectionId: `section-${n}`,
      officerName: '张文员',
      title: `第${n}期工作信息`,
      kind: 'brief',
      submittedOn: '2026-02-02',
    })),
    information_adoption: each((n) => ({
      ...common(`adoption-${n}`),
      submissionId: `submission-${n}`,
      level: 'city',
      outlet: '民政简报',
      adoptedOn: '2026-02-10',
      points: 1,
    })),
    information_target: each((n) => ({
      ...common(`target-${n}`),
      sectionId: `section-${n}`,
      period: '2026-02',
      target: 1,
    })),
    collection_task: each((n) => ({
      ...common(`task-${n}`),
      title: `第${n}次材料征集`,
      dueOn: '2026-02-20',
      cutoffTime: '24:00',
      outline: '["开展情况"]',
      recipientOfficeIds: JSON.stringify([`section-${n}`]),
      sentOn: '2026-02-01',
    })),
    collection_return: each((n) => ({
      ...common(`return-${n}`),
      taskId: `task-${n}`,
      officeId: `section-${n}`,
      receivedAt: '2026-02-20T23:50',
      sections: '{"开展情况":"已开展"}',
      timeliness: 'on_time',
    })),
  };
}

function community(common: Common, each: Each): Rows {
  return {
    service_station: each((n) => ({
      ...common(`station-${n}`),
      name: `第${n}志愿服务站`,
      townshipName: '城东街道',
      openedOn: '2022-03-05',
      hubOrganizationId: 'organization-1',
    })),
    station_activity: each((n) => ({
      ...common(`activity-${n}`),
      stationId: `station-${n}`,
      heldOn: '2025-11-11',
      category: 'convenience',
      title: '便民服务日',
      organizationIds: '["organization-1"]',
      volunteerTimes: 12,
      servedTimes: 90,
      hours: 36.5,
    })),
    typical_case: each((n) => ({
      ...common(`typicalCase-${n}`),
      officeId: 'section-1',
      heldOn: '2025-11-20',
      category: 'convenience',
      title: `典型案例${n}`,
      text: '{"blocks":[]}',
    })),
    exchange_case: each((n) => ({ ...common(`exchange-${n}`), year: 2025, seq: n, typicalCaseId: `typicalCase-${n}` })),
  };
}
