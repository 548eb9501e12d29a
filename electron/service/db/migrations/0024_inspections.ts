import { COMMON } from './common.ts';

/** Inspections: checklist templates, findings, statements, rectification, close-out (domain.md §7). */
export const inspections = {
  version: 24,
  name: 'inspections',
  sql: `
-- a checklist as this office keeps it; a list of the program that was never edited has no row
CREATE TABLE inspection_template(${COMMON},
  code TEXT NOT NULL, title TEXT NOT NULL,
  target TEXT NOT NULL CHECK (target IN ('premises','activity_venue','website','publication','records')),
  version INTEGER NOT NULL, items TEXT NOT NULL, active INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX inspection_template_code ON inspection_template(originOfficeId, code) WHERE recordState <> 'voided';

-- one inspection; draft until it is finalized. checklist: rows with their own text and basis, so that later edits of a template do not
-- touch it; a row with findingId asks for a finding of the inspection that this one follows up.
-- problemsFound, problemsRectified, rectifiedOn, reinspectedOn, reinspectionResult, closedOn are derived from the findings and stored.
CREATE TABLE inspection(${COMMON},
  inspectionNo TEXT NOT NULL, organizationId TEXT NOT NULL,
  planKind TEXT NOT NULL CHECK (planKind IN ('routine','random','special','followup')),
  target TEXT NOT NULL CHECK (target IN ('premises','activity_venue','website','publication','records')),
  plannedOn TEXT, noticeOn TEXT, heldOn TEXT, place TEXT, matterText TEXT, inspectors TEXT NOT NULL, checklist TEXT NOT NULL,
  problemsFound INTEGER NOT NULL DEFAULT 0 CHECK (problemsFound >= 0),
  problemsRectified INTEGER NOT NULL DEFAULT 0 CHECK (problemsRectified BETWEEN 0 AND problemsFound),
  conclusion TEXT CHECK (conclusion IN ('pass','rectify','suspend')), conclusionBasis TEXT, concludedOn TEXT, concludedBy TEXT,
  concludedByName TEXT, rectifyDueOn TEXT, rectifyReason TEXT, rectifiedOn TEXT, reinspectedOn TEXT,
  reinspectionResult TEXT CHECK (reinspectionResult IN ('pass','fail')), closedOn TEXT, onsiteSignerName TEXT, onsiteSignerPost TEXT,
  followUpMemberId TEXT, note TEXT, followsId TEXT, drawId TEXT,
  CHECK (recordState NOT IN ('final','archived') OR (heldOn IS NOT NULL AND conclusion IS NOT NULL)),
  CHECK (conclusion <> 'rectify' OR recordState NOT IN ('final','archived') OR rectifyDueOn IS NOT NULL),
  CHECK (rectifyDueOn IS NULL OR heldOn IS NULL OR rectifyDueOn >= heldOn)) STRICT;
CREATE UNIQUE INDEX inspection_number ON inspection(originOfficeId, inspectionNo);
CREATE INDEX inspection_organization ON inspection(organizationId, heldOn);
CREATE INDEX inspection_held ON inspection(heldOn, target) WHERE recordState IN ('final','archived');
CREATE INDEX inspection_follows ON inspection(followsId) WHERE followsId IS NOT NULL;
CREATE INDEX inspection_follow_up ON inspection(followUpMemberId) WHERE followUpMemberId IS NOT NULL;
CREATE INDEX inspection_draw_of ON inspection(drawId) WHERE drawId IS NOT NULL;

-- one problem. statement: what the organization said to it (陈述申辩). extensions: every former due date with its reason. attempts: what
-- was reported rectified and did not stand the re-inspection. rectifiedOn is null again after a re-inspection that failed.
CREATE TABLE inspection_finding(${COMMON},
  inspectionId TEXT NOT NULL, organizationId TEXT NOT NULL, seq INTEGER NOT NULL, itemCode TEXT, foundText TEXT NOT NULL,
  basisText TEXT, severity TEXT NOT NULL CHECK (severity IN ('minor','serious')), demandText TEXT,
  statementText TEXT, statementOn TEXT, statementName TEXT, statementPost TEXT,
  rectifyDueOn TEXT, extensions TEXT NOT NULL, attempts TEXT NOT NULL,
  rectifiedOn TEXT, evidenceText TEXT, rectifiedBy TEXT, reinspectedOn TEXT,
  reinspectionResult TEXT CHECK (reinspectionResult IN ('pass','fail')), reinspectionText TEXT, reinspectedByName TEXT,
  closedOn TEXT, closedBy TEXT, closedByName TEXT, selfChecked INTEGER NOT NULL DEFAULT 0,
  CHECK (reinspectedOn IS NULL OR reinspectionResult = 'fail' OR rectifiedOn <= reinspectedOn),
  CHECK (closedOn IS NULL OR reinspectionResult = 'pass')) STRICT;
CREATE INDEX inspection_finding_of ON inspection_finding(inspectionId, seq);
CREATE INDEX inspection_finding_open ON inspection_finding(rectifyDueOn, organizationId)
  WHERE closedOn IS NULL AND recordState <> 'voided';

-- official documents drafted from an inspection: 检查通知书, 责令限期整改通知书, 停止使用通知书
CREATE TABLE inspection_paper(${COMMON},
  inspectionId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('notice','rectify_order','suspension')),
  draftedOn TEXT NOT NULL, documentId TEXT NOT NULL) STRICT;
CREATE INDEX inspection_paper_of ON inspection_paper(inspectionId, kind);

-- 双随机: from whom, with which seed, who was drawn; enough to repeat the draw
CREATE TABLE inspection_draw(${COMMON},
  drawNo TEXT NOT NULL, title TEXT NOT NULL, drawnAt TEXT NOT NULL, seed TEXT NOT NULL, filter TEXT NOT NULL,
  candidates TEXT NOT NULL, inspectorPool TEXT NOT NULL, wanted INTEGER NOT NULL CHECK (wanted >= 1),
  inspectorsEach INTEGER NOT NULL CHECK (inspectorsEach >= 2), drawn TEXT NOT NULL) STRICT;

PRAGMA user_version = 24;
`,
};
