import { COMMON } from './common.ts';

/** Another assignment of the same organization that stands and shares a day with `NEW`. */
const OVERLAP = `NEW.organizationId IS NOT NULL AND NEW.recordState <> 'voided' AND EXISTS (
  SELECT 1 FROM contact_assignment AS other
  WHERE other.organizationId = NEW.organizationId AND other.recordState <> 'voided' AND other.id <> NEW.id
    AND other.startOn <= coalesce(NEW.endOn, '9999-12-31') AND coalesce(other.endOn, '9999-12-31') >= NEW.startOn)`;

/** Who of the office keeps contact with which organizations and townships (分管联系, features D4). */
export const contactAssignments = {
  version: 16,
  name: 'contact_assignments',
  sql: `
-- one member and either one organization or one township, by closed periods; endOn empty: until further notice
CREATE TABLE contact_assignment(${COMMON},
  memberId TEXT NOT NULL, organizationId TEXT, townshipName TEXT, startOn TEXT NOT NULL, endOn TEXT, note TEXT,
  basisDocumentNo TEXT,
  CHECK ((organizationId IS NULL) <> (townshipName IS NULL)),
  CHECK (endOn IS NULL OR endOn >= startOn)) STRICT;
-- the contact of an organization on a day is read from this index alone
CREATE INDEX contact_assignment_organization ON contact_assignment(organizationId, recordState, startOn, endOn, memberId, id)
  WHERE organizationId IS NOT NULL;
CREATE INDEX contact_assignment_member ON contact_assignment(memberId, startOn);
CREATE INDEX contact_assignment_township ON contact_assignment(townshipName, startOn) WHERE townshipName IS NOT NULL;
CREATE TRIGGER contact_assignment_no_delete BEFORE DELETE ON contact_assignment BEGIN
  SELECT RAISE(ABORT, 'an assignment is voided, never deleted');
END;
-- the service refuses this in words; here it stops what comes by another way (the undo of a merge)
CREATE TRIGGER contact_assignment_one BEFORE INSERT ON contact_assignment WHEN ${OVERLAP} BEGIN
  SELECT RAISE(ABORT, 'an organization has one contact at a time');
END;
CREATE TRIGGER contact_assignment_one_changed BEFORE UPDATE OF organizationId, startOn, endOn, recordState
ON contact_assignment WHEN ${OVERLAP} BEGIN
  SELECT RAISE(ABORT, 'an organization has one contact at a time');
END;

PRAGMA user_version = 16;
`,
};
