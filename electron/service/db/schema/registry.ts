import type { Generated } from 'kysely';
import type { Common, Count, Text } from './common.ts';

/** The registry: organizations with what belongs to them, imports, and the past of the registry. */
export type RegistryTables = {
  organization: Common & {
    name: string;
    nameKey: string;
    sortKey: string;
    initials: string;
    registrationKind: string;
    legalType: Text;
    legalSubtype: Text;
    communityCategory: Text;
    communityForm: Text;
    industryClass: Text;
    uscc: Text;
    registrationNo: Text;
    filingNo: Text;
    registrationAuthority: Text;
    divisionCode: Text;
    townshipName: Text;
    communityName: Text;
    supervisionMode: Text;
    supervisingUnit: Text;
    legalRepresentativeName: Text;
    domicile: Text;
    businessScope: Text;
    activityArea: Text;
    registeredCapitalWan: Text;
    establishedOn: Text;
    establishedOnPrecision: string;
    filedOn: Text;
    filedOnPrecision: string;
    certificateValidFrom: Text;
    certificateValidTo: Text;
    status: string;
    creditFlag: string;
    isCharity: number;
    charityRecognizedOn: Text;
    hasPublicFundraising: number;
    isVolunteerService: number;
    isIndustryAssociation: number;
    isHub: number;
    partyCoverage: Text;
    assessmentGrade: Text;
    assessmentGrantedOn: Text;
    assessmentValidTo: Text;
    memberUnits: Count;
    memberIndividuals: Count;
    staffCount: Count;
    activityVenue: Text;
    website: Text;
    publications: Text;
    note: Text;
    /** Values of the fields that the office added, by id of the field. */
    extra: Text;
    /** The record that this one was merged into. */
    mergedIntoId: Text;
    /** The merge by which this record last took in another. */
    lastMergeId: Text;
  };
  organization_event: Common & {
    organizationId: string;
    kind: string;
    effectiveOn: string;
    items: string;
    documentNo: Text;
    note: Text;
    reason: Text;
    legalBasis: Text;
    factOn: Text;
    liquidationFinishedOn: Text;
    certificateReturnedOn: Text;
    certificateNotReturned: Text;
    sealReturnedOn: Text;
    sealNotReturned: Text;
  };
  organization_contact: Common & {
    organizationId: string;
    name: string;
    post: Text;
    role: string;
    workPhone: Text;
    workEmail: Text;
    validFrom: Text;
    validTo: Text;
  };
  annual_review: Common & {
    organizationId: string;
    year: number;
    regime: string;
    submittedOn: Text;
    conclusion: string;
    concludedOn: Text;
    rectificationDueOn: Text;
  };
  organization_past: {
    organizationKey: number;
    field: string;
    fromDay: number;
    toDay: number;
    value: string | number | null;
  };
  organization_total: { field: string; value: string; total: number };
  organization_past_name: { name: string; nameKey: string; sortKey: string; initials: string };
  import_mapping: {
    layout: string;
    mapping: string;
    savedAt: string;
    name: Generated<string>;
    headings: Generated<string>;
    registrationKind: Generated<string>;
  };
  import_batch: {
    id: string;
    at: string;
    userId: string;
    fileName: string;
    fileHash: string;
    registrationKind: string;
    counts: string;
    choices: string;
    details: string;
    undoneAt: Text;
    undoneBy: Text;
  };
  import_batch_record: {
    batchId: string;
    recordId: string;
    collection: string;
    action: 'created' | 'updated';
    revision: number;
    before: Text;
  };
};
