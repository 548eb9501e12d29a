import { activityRules } from './consistency.activities.repository.ts';
import { documentRules } from './consistency.documents.repository.ts';
import { dutyRules } from './consistency.duties.repository.ts';
import { eventRules } from './consistency.events.repository.ts';
import { informationRules } from './consistency.information.repository.ts';
import { meetingRules } from './consistency.meetings.repository.ts';
import { paperRules } from './consistency.papers.repository.ts';
import { planRules } from './consistency.plan.repository.ts';
import { recordRules } from './consistency.records.repository.ts';
import { registryRules } from './consistency.registry.repository.ts';
import { reportRules } from './consistency.reports.repository.ts';
import { riskRules } from './consistency.risk.repository.ts';
import { supervisionRules } from './consistency.supervision.repository.ts';
import { termRules } from './consistency.terms.repository.ts';
import type { ConsistencyRule } from './consistencyRule.ts';

/** Every contradiction that is looked for; a feature adds a rule to the file of its module. */
export const CONSISTENCY_RULES: readonly ConsistencyRule[] = [
  ...registryRules,
  ...eventRules,
  ...paperRules,
  ...termRules,
  ...supervisionRules,
  ...dutyRules,
  ...meetingRules,
  ...planRules,
  ...documentRules,
  ...activityRules,
  ...riskRules,
  ...informationRules,
  ...reportRules,
  ...recordRules,
];
