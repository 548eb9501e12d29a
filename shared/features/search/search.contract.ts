import { z } from 'zod';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { DOCUMENT_FORMS, DOCUMENT_STAGES } from '../officialDocuments/officialDocuments.contract.ts';

/** What a hit may be, in the order in which groups are shown. */
export const SEARCH_KINDS = [
  'organization',
  'leadingGroup',
  'member',
  'duty',
  'dutyItem',
  'regrouping',
  'meeting',
  'agendaProposal',
  'decision',
  'action',
  'official',
  'number',
  'document',
  'sealUse',
  'articles',
  'certificate',
  'branch',
  'grade',
  'penalty',
  'organizationMeeting',
  'resolution',
  'materialCase',
  'planItem',
  'filing',
  'inspection',
  'inspectionFinding',
  'riskAssessment',
  'studySession',
  'information',
  'collectionTask',
  'collectionReturn',
  'serviceStation',
  'stationActivity',
  'typicalCase',
  'report',
  'reportTemplate',
  'unit',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Where a snippet comes from; each has its word in the catalogue (`search.field_…`). */
export const SNIPPET_FIELDS = [
  'code',
  'formerName',
  'legalRepresentativeName',
  'supervisingUnit',
  'registrationAuthority',
  'domicile',
  'township',
  'businessScope',
  'activityArea',
  'note',
  'extra',
  'dutiesText',
  'officeLocation',
  'post',
  'unitName',
  'place',
  'people',
  'text',
  'responsible',
  'evidence',
  'fileName',
  'sealName',
  'handledBy',
  'head',
  'matter',
] as const;
export type SnippetField = (typeof SNIPPET_FIELDS)[number];

/** A piece of a text; `marked`: it is what was looked for. */
const textPart = z.strictObject({ text: z.string(), marked: z.boolean() });
export type TextPart = z.infer<typeof textPart>;

export const searchHit = z.strictObject({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  /** The record on whose page the hit is shown, when that is another one (a decision's meeting). */
  parentId: z.string().nullable(),
  /** That record is an organization: the hit is shown on its page. */
  ofOrganization: z.boolean(),
  /** The kind of record that a file is kept with; null for what is no file. */
  ownerType: z.string().nullable(),
  title: z.string(),
  titleParts: z.array(textPart),
  /** Second line: code, number, date or unit. */
  detail: z.string(),
  /** Where the words stand when the title does not show them all. */
  snippet: z.strictObject({ field: z.enum(SNIPPET_FIELDS), parts: z.array(textPart) }).nullable(),
  /** Page of an attached file on which the words stand. */
  page: z.number().int().nullable(),
  /** `code`: a code or number; `name`: in the name; `word`: elsewhere; `near`: a name that differs by one character. */
  match: z.enum(['code', 'name', 'word', 'near']),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchGroup = z.strictObject({
  kind: z.enum(SEARCH_KINDS),
  hits: z.array(searchHit),
  total: z.number().int(),
  /** False: there are `total` or more; nobody counts on. */
  isWhole: z.boolean(),
});
export type SearchGroup = z.infer<typeof searchGroup>;

export const VIEW_PAGES = ['organizations', 'officialDocuments'] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** The filter of the official documents as a view keeps it. */
export const officialFilter = z.object({
  text: z.string().max(200).exactOptional(),
  stage: z.enum(DOCUMENT_STAGES).exactOptional(),
  form: z.enum(DOCUMENT_FORMS).exactOptional(),
  year: z.number().int().exactOptional(),
  includeVoided: z.boolean().exactOptional(),
});

/** What a view keeps, as the page itself reads it: filter, order, columns. JSON text, so that a page may add to it. */
const viewState = z
  .string()
  .max(20_000)
  .refine((text) => isJsonObject(text));

export const savedView = z.strictObject({
  id: z.string(),
  page: z.enum(VIEW_PAGES),
  name: z.string(),
  state: viewState,
  pinned: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

const viewName = z.string().trim().min(1).max(40);

export const searchContract = [
  defineQuery({
    name: 'search.find',
    permission: 'search.find',
    summary:
      'Finds records and text of attached files by any part of their text, a code or number, or pinyin; several words must all match. In groups, exact hits first.',
    input: z.strictObject({
      text: z.string().max(20_000),
      /** Hits of each group. */
      limit: z.number().int().min(1).max(200).default(6),
    }),
    output: z.strictObject({ groups: z.array(searchGroup), total: z.number().int() }),
  }),
  defineQuery({
    name: 'search.fileState',
    permission: 'search.find',
    summary: 'Whether the text of attached files can be searched: read, waiting, or why not.',
    input: z.strictObject({ ids: z.array(z.string().max(64)).max(200) }),
    output: z.strictObject({
      files: z.array(
        z.strictObject({
          id: z.string(),
          state: z.enum(['read', 'waiting', 'empty', 'encrypted', 'damaged', 'too_large', 'other_type']),
        }),
      ),
    }),
  }),
  defineQuery({
    name: 'search.views',
    permission: 'search.find',
    summary: 'The own saved views, of one page or of all, by name.',
    input: z.strictObject({ page: z.enum(VIEW_PAGES).optional(), pinned: z.boolean().optional() }),
    output: z.strictObject({ views: z.array(savedView) }),
  }),
  defineJob({
    name: 'search.saveView',
    permission: 'search.find',
    summary:
      'Keeps filter, columns and order under a name, in place of an own view of the same name. No record, no audit row.',
    input: z.strictObject({ page: z.enum(VIEW_PAGES), name: viewName, state: viewState }),
    output: z.strictObject({ id: z.string() }),
  }),
  defineJob({
    name: 'search.pinView',
    permission: 'search.find',
    summary: 'Puts an own view on the page of today, or takes it off.',
    input: z.strictObject({ id: z.string().max(64), pinned: z.boolean() }),
    output: z.strictObject({}),
  }),
  defineJob({
    name: 'search.removeView',
    permission: 'search.find',
    summary: 'Forgets an own view.',
    input: z.strictObject({ id: z.string().max(64) }),
    output: z.strictObject({}),
  }),
] as const;

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
