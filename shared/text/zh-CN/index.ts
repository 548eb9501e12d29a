export { actions } from './actions.ts';
export { audit } from './audit.ts';
export { auditActions } from './auditActions.ts';
export { auditObjects, auditVerbs, lockReasons } from './auditObjects.ts';
export { common } from './common.ts';
export {
  documentKindLabels,
  documents,
  laterChangeLabels,
  signatureKindLabels,
  signatureProblemLabels,
  signatureStatusLabels,
  trustProblemLabels,
} from './documents.ts';
export { duties, dutyRoleLabels, unitLevelLabels } from './duties.ts';
export { errors } from './errors.ts';
export { errorWords } from './errorWords.ts';
export { fieldIssues } from './fieldIssues.ts';
export { importCodes } from './importCodes.ts';
export { importFields } from './importFields.ts';
export { importReport } from './importReport.ts';
export { imports } from './imports.ts';
export {
  attendanceLabels,
  attendanceShortLabels,
  meetingFieldLabels,
  meetingKindLabels,
  meetingStateLabels,
  meetings,
} from './meetings.ts';
export { minutesDocument } from './minutesDocument.ts';
export { officeLevels } from './officeLevels.ts';
export { offices } from './offices.ts';
export { organizationFields } from './organizationFields.ts';
export { organizationLabels } from './organizationLabels.ts';
export { organizations } from './organizations.ts';
export { passwordReasons } from './passwordReasons.ts';
export { progress } from './progress.ts';
export { recovery } from './recovery.ts';
export { roleLabels } from './roleLabels.ts';
export { ruleIssues } from './ruleIssues.ts';
export { session } from './session.ts';
export { sessionNotices } from './sessionNotices.ts';
export { settings } from './settings.ts';
export { shell } from './shell.ts';
export { today } from './today.ts';
export { users } from './users.ts';
