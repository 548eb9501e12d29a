import type { Common, Rows } from './wholeOffice.ts';

/** A matrix as an assessment keeps it; of it the bands alone are read here. */
const MATRIX = JSON.stringify({
  version: 1,
  bands: [
    { level: 'low', from: 1, to: 4 },
    { level: 'moderate', from: 5, to: 9 },
    { level: 'high', from: 10, to: 16 },
    { level: 'major', from: 17, to: 25 },
  ],
});

type Of = (n: number) => { readonly organizationId: string };

/** Filings that were accepted in time, held and reported on, each moved once. */
export function filings(common: Common, all: readonly number[], of: Of): Rows {
  return {
    activity_filing: all.map((n) => ({
      ...common(`filing-${n}`),
      ...of(n),
      filingNo: `HD-2025-${String(n).padStart(4, '0')}`,
      title: `第${n}协会年会`,
      activityKind: 'report_meeting',
      startAt: '2025-10-20T09:00',
      endAt: '2025-10-20T17:00',
      place: '市会议中心',
      expectedParticipants: 1200,
      venueCapacity: 1500,
      onsiteLeadName: '周明远',
      onsiteLeadPost: '秘书长',
      onsiteLeadPhone: '88010001',
      emergencyPlanAttachmentId: `plan-${n}`,
      receivedOn: '2025-09-25',
      completeOn: '2025-09-28',
      supervisingUnit: '市教育局',
      supervisingUnitDecision: 'approved',
      supervisingUnitDecidedOn: '2025-09-29',
      publicSecurityRequired: 1,
      publicSecurityPermitNo: `云公许〔2025〕${n}号`,
      result: 'accepted',
      decidedOn: '2025-09-30',
      leadDays: 22,
      latestFilingDate: '2025-10-13',
      advisedFilingDate: '2025-10-13',
      timeliness: 'on_time',
      ruleUsed: '{"n":7,"unit":"calendar_day","basis":"before_start"}',
      actualParticipants: 1100,
      summarySubmittedOn: '2025-10-24',
      summaryDueOn: '2025-10-27',
      selfChecked: 0,
    })),
    activity_filing_move: all.map((n) => ({
      ...common(`move-${n}`),
      filingId: `filing-${n}`,
      movedOn: '2025-09-26',
      startAtBefore: '2025-10-18T09:00',
      endAtBefore: '2025-10-18T17:00',
      startAt: '2025-10-20T09:00',
      endAt: '2025-10-20T17:00',
      reason: '场地调整',
    })),
    attachment: all.map((n) => ({
      ...common(`plan-${n}`),
      ownerType: 'activity_filing',
      ownerId: `filing-${n}`,
      fileName: '应急预案.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 1000,
      sha256: 'a'.repeat(64),
      kind: 'other',
      title: `应急预案${n}`,
    })),
    // There is no file behind it whose text could be read for the search.
    search_file: all.map((n) => ({ attachmentId: `plan-${n}`, sha256: 'a'.repeat(64), state: 'empty' })),
  };
}

/** Inspections with one problem that was rectified, re-inspected and struck off. */
export function inspections(common: Common, all: readonly number[], of: Of): Rows {
  return {
    inspection: all.map((n) => ({
      ...common(`inspection-${n}`),
      ...of(n),
      inspectionNo: `JC-2025-${String(n).padStart(4, '0')}`,
      planKind: 'routine',
      target: 'premises',
      noticeOn: '2025-05-01',
      heldOn: '2025-05-12',
      inspectors: '[{"memberId":null,"name":"张文员"},{"memberId":null,"name":"李文员"}]',
      checklist: '[]',
      problemsFound: 1,
      problemsRectified: 1,
      conclusion: 'rectify',
      conclusionBasis: '消防通道堵塞',
      rectifyDueOn: '2025-06-12',
      rectifiedOn: '2025-06-01',
      reinspectedOn: '2025-06-05',
      reinspectionResult: 'pass',
      closedOn: '2025-06-06',
    })),
    inspection_finding: all.map((n) => ({
      ...common(`finding-${n}`),
      ...of(n),
      inspectionId: `inspection-${n}`,
      seq: 1,
      foundText: '消防通道堆放杂物',
      basisText: '《消防法》第二十八条',
      severity: 'minor',
      demandText: '清理通道',
      rectifyDueOn: '2025-06-12',
      extensions: '[]',
      attempts: '[]',
      rectifiedOn: '2025-06-01',
      evidenceText: '照片两张，通道已清理',
      reinspectedOn: '2025-06-05',
      reinspectionResult: 'pass',
      closedOn: '2025-06-06',
      selfChecked: 0,
    })),
  };
}

/** Assessments of the filed activities: one factor that a measure lowers, and whose rest is accepted. */
export function assessments(
  common: Common,
  all: readonly number[],
  around: { readonly of: Of; readonly officeId: string },
): Rows {
  return {
    risk_assessment: all.map((n) => ({
      ...common(`risk-${n}`),
      ...around.of(n),
      assessmentNo: `FX-2026-${String(n).padStart(4, '0')}`,
      subjectKind: 'activity',
      subjectId: `filing-${n}`,
      assessedOn: '2026-01-10',
      assessorOfficeId: around.officeId,
      matrixVersion: 1,
      matrix: MATRIX,
      levelBefore: 'high',
      levelCurrent: 'high',
      levelAfter: 'moderate',
      approvedByMemberId: 'member-1',
      approvedOn: '2026-01-15',
      reviewDueOn: '2026-07-10',
      statementState: 'none',
      selfChecked: 0,
    })),
    risk_factor: all.map((n) => ({
      ...common(`factor-${n}`),
      assessmentId: `risk-${n}`,
      seq: 1,
      factorCategory: 'crowd',
      riskText: '入场拥挤',
      basisText: '预计一千二百人',
      likelihood: 4,
      severity: 4,
      levelBefore: 'high',
      currentLikelihood: 3,
      currentSeverity: 4,
      levelCurrent: 'high',
      likelihoodAfter: 2,
      severityAfter: 4,
      levelAfter: 'moderate',
    })),
    risk_measure: all.map((n) => ({
      ...common(`measure-${n}`),
      assessmentId: `risk-${n}`,
      seq: 1,
      kind: 'planned',
      riskFactorIds: JSON.stringify([`factor-${n}`]),
      measureText: '分时段入场',
      responsibleName: '周明远',
      responsiblePost: '秘书长',
      dueOn: '2026-02-10',
      doneOn: '2026-02-01',
    })),
    risk_acceptance: all.map((n) => ({
      ...common(`acceptance-${n}`),
      riskFactorId: `factor-${n}`,
      assessmentId: `risk-${n}`,
      approverMemberId: 'member-1',
      acceptedOn: '2026-01-15',
      expiresOn: '2026-12-31',
      reason: '措施到位后可以接受',
    })),
  };
}
