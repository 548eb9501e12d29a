/** The enums of inspections (domain.md §7); labels stand in `shared/text`, sections `inspection…Labels`. */
export const PLAN_KINDS = ['routine', 'random', 'special', 'followup'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export const INSPECTION_TARGETS = ['premises', 'activity_venue', 'website', 'publication', 'records'] as const;
export type InspectionTarget = (typeof INSPECTION_TARGETS)[number];

/** 符合, 存在问题, 不涉及. */
export const CHECK_RESULTS = ['ok', 'problem', 'na'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** 通过, 限期整改, 停止使用. */
export const CONCLUSIONS = ['pass', 'rectify', 'suspend'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export const SEVERITIES = ['minor', 'serious'] as const;
export const REINSPECTION_RESULTS = ['pass', 'fail'] as const;
export type ReinspectionResult = (typeof REINSPECTION_RESULTS)[number];

/** Where an inspection stands, read from its fields: 待检查, 检查中, 整改中, 已办结, 已作废. */
export const INSPECTION_STATES = ['planned', 'recording', 'rectifying', 'done', 'voided'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

/** What the list is narrowed to; `overdue`: a problem is not rectified and its day has passed. */
export const INSPECTIONS_SHOWN = ['all', 'planned', 'recording', 'rectifying', 'overdue', 'done'] as const;
export type InspectionsShown = (typeof INSPECTIONS_SHOWN)[number];

/** Where a problem stands: 待整改, 待复查, 待销号, 已销号. */
export const FINDING_STATES = ['open', 'rectified', 'reinspected', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What the page of problems is narrowed to; `all`: every one that is not struck off. */
export const FINDINGS_SHOWN = ['all', 'overdue', 'open', 'rectified', 'reinspected', 'closed'] as const;
export type FindingsShown = (typeof FINDINGS_SHOWN)[number];

/** Official documents drafted from an inspection: 检查通知书, 责令限期整改通知书, 停止使用通知书. */
export const INSPECTION_PAPERS = ['notice', 'rectify_order', 'suspension'] as const;
export type InspectionPaperKind = (typeof INSPECTION_PAPERS)[number];

/** Fewest inspectors of one inspection. */
export const LEAST_INSPECTORS = 2;
/** Most lines of one checklist. */
export const MOST_CHECKS = 120;
