import { actionsContract } from '../features/actions/actions.contract.ts';
import { auditContract } from '../features/audit/audit.contract.ts';
import { certificatesContract } from '../features/certificates/certificates.contract.ts';
import { documentNumbersContract } from '../features/documentNumbers/documentNumbers.contract.ts';
import { documentsContract } from '../features/documents/documents.contract.ts';
import { draftsContract } from '../features/drafts/drafts.contract.ts';
import { dutiesContract } from '../features/duties/duties.contract.ts';
import { exportsContract } from '../features/exports/exports.contract.ts';
import { filesContract } from '../features/files/files.contract.ts';
import { jobsContract } from '../features/jobs/jobs.contract.ts';
import { meetingsContract } from '../features/meetings/meetings.contract.ts';
import { nativeContract } from '../features/native/native.contract.ts';
import { officesContract } from '../features/offices/offices.contract.ts';
import { officialDocumentsContract } from '../features/officialDocuments/officialDocuments.contract.ts';
import { organizationsContract } from '../features/organizations/organizations.contract.ts';
import { organizationImportsContract } from '../features/organizations/organizations.imports.contract.ts';
import { recordsContract } from '../features/records/records.contract.ts';
import { sealsContract } from '../features/seals/seals.contract.ts';
import { searchContract } from '../features/search/search.contract.ts';
import { sessionContract } from '../features/session/session.contract.ts';
import { settingsContract } from '../features/settings/settings.contract.ts';
import { signingContract } from '../features/signing/signing.contract.ts';
import { trustContract } from '../features/trust/trust.contract.ts';
import { usersContract } from '../features/users/users.contract.ts';
import type { InputOf, OutputOf, ParsedInputOf } from './procedure.ts';

/** The one list of procedures. Nothing crosses between screen and service except a call to a name on it. */
export const PROCEDURES = [
  ...sessionContract,
  ...officesContract,
  ...filesContract,
  ...jobsContract,
  ...nativeContract,
  ...organizationsContract,
  ...organizationImportsContract,
  ...dutiesContract,
  ...meetingsContract,
  ...actionsContract,
  ...documentsContract,
  ...officialDocumentsContract,
  ...documentNumbersContract,
  ...sealsContract,
  ...recordsContract,
  ...draftsContract,
  ...searchContract,
  ...settingsContract,
  ...signingContract,
  ...certificatesContract,
  ...trustContract,
  ...usersContract,
  ...auditContract,
  ...exportsContract,
] as const;

type Listed = (typeof PROCEDURES)[number];
export type ProcedureName = Listed['name'];
export type ProcedureNamed<Name extends ProcedureName> = Extract<Listed, { name: Name }>;
/** What a caller writes. */
export type CallInput<Name extends ProcedureName> = InputOf<ProcedureNamed<Name>>;
/** What a handler receives. */
export type HandlerInput<Name extends ProcedureName> = ParsedInputOf<ProcedureNamed<Name>>;
export type CallOutput<Name extends ProcedureName> = OutputOf<ProcedureNamed<Name>>;
