import { z } from 'zod';
import { expectedRevision, fileInput, optionalText, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { supervisionSettings } from '../actions/supervisionSettings.ts';
import { filingSettings } from '../activityFilings/filingSettings.ts';
import { officialLayoutSettings } from '../documents/officialLayoutSettings.ts';
import { dormancySettings } from '../dormantOrganizations/dormancySettings.ts';
import { informationSettings } from '../information/informationSettings.ts';
import { inspectionSettings } from '../inspections/inspectionSettings.ts';
import { materialSettings } from '../materialChecklists/materialSettings.ts';
import { ANNUAL_REVIEW_REGIMES } from '../organizations/organizations.lists.ts';
import { recurringDutySettings } from '../recurringDuties/recurringDutySettings.ts';

/** The office's own rules and habits; every value has a default (domain.md §9). */
export const officeSettings = z.strictObject({
  idleMinutes: z.number().int().min(1).max(30).default(10),
  /** Red mark of the minutes; empty: office name + 会议纪要. */
  minutesMark: z.string().max(80).default(''),
  /** Print the numbers of decisions behind them in the minutes; the standard numbers them 一、二、 alone (features M6). */
  printDecisionNumbers: z.boolean().default(false),
  /** Days before the due date from which an action counts as near due. */
  nearDueDays: z.number().int().min(1).max(60).default(5),
  fontPreference: z.enum(['system', 'bundled']).default('bundled'),
  /** Drivers of signing tokens: absolute paths. Changed by the commands of `signing` only, so that no page can name a path. */
  tokenLibraries: z.array(z.string().max(4096)).max(10).default([]),
  /** Measures of official documents that this office sets otherwise than GB/T 9704-2012. */
  officialLayout: officialLayoutSettings.default({}),
  /** Yearly review as the region does it: inspection (年检) or annual report (年报), domain.md §3.4. */
  annualReviewRegime: z.enum(ANNUAL_REVIEW_REGIMES).default('inspection'),
  /** Who is listed as dormant (features R14). */
  dormancy: dormancySettings.prefault({}),
  /** How long an organization has to put right what an inspection found (domain.md §7). */
  inspections: inspectionSettings.prefault({}),
  /** Deadlines of correction notices (features R15). */
  materials: materialSettings.prefault({}),
  /** What is to be done every month, quarter, half-year or year (domain.md §9.1). */
  recurringDuties: recurringDutySettings.prefault({}),
  /** How early an activity is to be filed, by kind and size (domain.md §9.2). */
  activityFilings: filingSettings.prefault({}),
  /** Points for adoptions of information submissions (domain.md §8). */
  information: informationSettings.prefault({}),
  /** When an action under supervision counts as behind (features M9, M10). */
  supervision: supervisionSettings.prefault({}),
});
export type OfficeSettings = z.infer<typeof officeSettings>;

const localOffice = z.strictObject({
  id: z.string(),
  revision: z.number().int(),
  name: z.string(),
  shortName: z.string().nullable(),
  level: z.string(),
  divisionCode: z.string().nullable(),
  documentPrefix: z.string().nullable(),
  address: z.string().nullable(),
  workPhone: z.string().nullable(),
  settings: officeSettings,
});

const signingIdentity = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  fingerprint: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  source: z.enum(['created', 'pkcs12']),
});

export const settingsContract = [
  defineQuery({
    name: 'settings.get',
    permission: 'settings.read',
    summary: 'The local office and its settings.',
    input: z.strictObject({}),
    output: z.strictObject({ office: localOffice, signing: signingIdentity.nullable() }),
  }),
  defineCommand({
    name: 'settings.save',
    permission: 'settings.write',
    summary: 'Changes the local office record and its settings.',
    input: z.strictObject({
      expectedRevision,
      name: text(2, 100),
      shortName: optionalText(50),
      documentPrefix: z.string().regex(/^[\u4e00-\u9fff\u3400-\u4dbf]{1,12}$/),
      address: optionalText(200),
      workPhone: optionalText(60),
      settings: officeSettings,
    }),
    output: z.strictObject({ revision: z.number().int() }),
  }),
  defineJob({
    name: 'settings.importSigningKey',
    permission: 'signing.manage',
    summary: "Replaces the office's signing identity by a PKCS#12 file; password and key are never written in clear.",
    input: z.strictObject({ source: fileInput, password: z.string().max(512) }),
    output: signingIdentity,
  }),
] as const;
