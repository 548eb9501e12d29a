import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';

/** Levels of the units an office keeps records of, in the order of the list; the local office belongs to the settings. */
export const UNIT_LEVELS = ['supervising', 'township', 'community', 'section', 'other'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];
/** Levels whose names stand in the registry. */
export const REGISTRY_LEVELS = ['supervising', 'township', 'community'] as const;
export type RegistryLevel = (typeof REGISTRY_LEVELS)[number];

export const UNIT_CHANGE_KINDS = ['renamed', 'merged', 'ended'] as const;

const optionalDate = dateText.nullish().transform((value) => value ?? null);
const optionalId = recordId.nullish().transform((value) => value ?? null);

/** What is entered of a unit (domain.md §3.5). */
export const unitFields = z.strictObject({
  name: text(2, 100),
  shortName: optionalText(50),
  level: z.enum(UNIT_LEVELS),
  /** Of a community: its township or subdistrict. */
  parentId: optionalId,
  divisionCode: optionalText(12),
  address: optionalText(200),
  workPhone: optionalText(60),
  validFrom: optionalDate,
  note: optionalText(500),
});

/** One row of the list. */
export const unitRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  name: z.string(),
  shortName: z.string().nullable(),
  level: z.string(),
  parentId: z.string().nullable(),
  divisionCode: z.string().nullable(),
  address: z.string().nullable(),
  workPhone: z.string().nullable(),
  validFrom: z.string().nullable(),
  note: z.string().nullable(),
  parentName: z.string().nullable(),
  endedOn: z.string().nullable(),
  mergedIntoId: z.string().nullable(),
  mergedIntoName: z.string().nullable(),
  /** Names it had, newest first. */
  formerNames: z.array(z.string()),
  /** Organizations in effect that name it; null for levels that the registry does not name. */
  organizations: z.number().int().nullable(),
});
export type UnitRow = z.infer<typeof unitRow>;

export const unitFilter = z.strictObject({
  /** Part of a present or former name, or pinyin initials. */
  text: z.string().max(200).optional(),
  level: z.enum(UNIT_LEVELS).optional(),
  /** Left out: those in existence. */
  state: z.enum(['ended', 'all']).optional(),
});

/** What happened to a unit, or to another one that was merged into it. */
const unitChange = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  unitId: recordId,
  kind: z.enum(UNIT_CHANGE_KINDS),
  effectiveOn: z.string(),
  formerName: z.string(),
  newName: z.string().nullable(),
  intoId: z.string().nullable(),
  documentNo: z.string().nullable(),
  reason: z.string(),
  organizations: z.number().int(),
  createdAt: z.string(),
  createdByName: z.string(),
  voided: z.boolean(),
  voidReason: z.string().nullable(),
});

const usedName = z.strictObject({
  level: z.enum(REGISTRY_LEVELS),
  /** As long as an organization may have it. */
  name: text(1, 200),
  /** Of a community: the township or subdistrict it is named with. */
  township: text(1, 200).nullable(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const changed = saved.extend({
  /** Organizations whose record was changed. */
  organizations: z.number().int(),
});

/** The paper a change stands on. */
const circumstances = {
  effectiveOn: dateText,
  reason: text(2, 300),
  documentNo: optionalText(100),
};

export const unitsContract = [
  defineQuery({
    name: 'units.list',
    permission: 'registry.read',
    summary:
      'Supervising units, townships, communities and sections with the number of organizations in effect of each.',
    input: z.strictObject({
      filter: unitFilter.default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(unitRow) }),
  }),
  defineQuery({
    name: 'units.get',
    permission: 'registry.read',
    summary: 'One unit with its renamings and mergers, newest first, and whether it is named by organizations.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ unit: unitRow, changes: z.array(unitChange) }),
  }),
  defineQuery({
    name: 'units.names',
    permission: 'registry.read',
    summary: 'Names to choose from in forms: units in existence with pinyin initials and the names they had before.',
    input: z.strictObject({}),
    output: z.strictObject({
      units: z.array(
        z.strictObject({
          id: recordId,
          revision: z.number().int(),
          level: z.string(),
          name: z.string(),
          shortName: z.string().nullable(),
          initials: z.string(),
          parentName: z.string().nullable(),
          /** Its own former names, and names of units merged into it. */
          formerNames: z.array(z.string()),
        }),
      ),
    }),
  }),
  defineQuery({
    name: 'units.unrecorded',
    permission: 'registry.read',
    summary: 'Names that organizations in effect use and that no unit has, with how many use each.',
    input: z.strictObject({}),
    output: z.strictObject({
      names: z.array(
        usedName.extend({
          organizations: z.number().int(),
          /** The present name of the unit that had this name before. */
          presentName: z.string().nullable(),
        }),
      ),
    }),
  }),
  defineCommand({
    name: 'units.takeOver',
    permission: 'registry.write',
    summary: 'Makes records of names that organizations use; names that have one already are passed over.',
    input: z.strictObject({ names: z.array(usedName).min(1).max(5000) }),
    output: z.strictObject({ created: z.number().int() }),
  }),
  defineCommand({
    name: 'units.save',
    permission: 'registry.write',
    summary: 'Creates or changes a unit; the name of one that organizations name changes by units.rename alone.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: unitFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'units.rename',
    permission: 'registry.write',
    summary: 'Renames a unit from a day on and every organization in effect that names it; issued documents stay.',
    input: z.strictObject({ id: recordId, expectedRevision, newName: text(2, 100), ...circumstances }),
    output: changed,
  }),
  defineCommand({
    name: 'units.merge',
    permission: 'registry.write',
    summary: 'Merges a unit into another from a day on: organizations in effect, communities and members go over.',
    input: z.strictObject({ id: recordId, expectedRevision, intoId: recordId, ...circumstances }),
    output: changed,
  }),
  defineCommand({
    name: 'units.end',
    permission: 'registry.write',
    summary: 'Notes that a unit was dissolved; refused while something current names it: then it is merged.',
    input: z.strictObject({ id: recordId, expectedRevision, ...circumstances }),
    output: changed,
  }),
  defineCommand({
    name: 'units.undo',
    permission: 'registry.void',
    summary: 'Takes a renaming, merger or end entered by mistake back, while nothing it changed was changed again.',
    input: z.strictObject({ changeId: recordId, expectedRevision, reason: text(2, 300) }),
    output: changed,
  }),
  defineCommand({
    name: 'units.void',
    permission: 'registry.void',
    summary: 'Voids a unit entered by mistake, with a reason; refused while something current names it.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 300) }),
    output: saved,
  }),
  defineJob({
    name: 'units.print',
    permission: 'registry.read',
    summary: 'The list of units as filtered, as a printed list.',
    input: z.strictObject({ filter: unitFilter.default({}) }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
