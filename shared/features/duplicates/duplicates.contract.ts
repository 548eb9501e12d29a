import { z } from 'zod';
import { expectedRevision, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { ORGANIZATION_STATUSES, REGISTRATION_KINDS } from '../organizations/organizations.lists.ts';
import { LIKENESS } from './duplicates.rules.ts';
import { DIFFERENCES, FIELD_GROUNDS } from './merge.rules.ts';

/** One reason why two organizations look alike; `name` is the former name that it rests on. */
const likeness = z.strictObject({ code: z.enum(LIKENESS), name: z.string().nullable() });

/** An organization that looks like another one. */
const alike = z.strictObject({
  id: recordId,
  name: z.string(),
  uscc: z.string().nullable(),
  townshipName: z.string().nullable(),
  communityName: z.string().nullable(),
  registrationKind: z.enum(REGISTRATION_KINDS),
  status: z.enum(ORGANIZATION_STATUSES),
});

/** An organization that a form may repeat, and why (features R3). */
export const organizationMatch = alike.extend({ reasons: z.array(likeness) });
export type OrganizationMatch = z.infer<typeof organizationMatch>;

/** Two organizations that look alike. `id` joins both ids; `ruling` is the finding that they are different ones. */
const pair = z.strictObject({
  id: z.string(),
  first: alike,
  second: alike,
  reasons: z.array(likeness),
  ruling: z
    .strictObject({
      id: recordId,
      revision: z.number().int(),
      reason: z.string(),
      at: z.string(),
      byName: z.string(),
    })
    .nullable(),
});
export type DuplicatePair = z.infer<typeof pair>;

const side = z.enum(['kept', 'merged']);

/** A record that belongs to an organization, as the merge page shows it. */
const child = z.strictObject({ id: recordId, fields: z.record(z.string(), z.json()) });

/** A field of both records with the value that is suggested and why. */
export const comparedField = z.strictObject({
  field: z.string(),
  kept: z.json(),
  merged: z.json(),
  /** Local day on which each value was entered last. */
  keptOn: z.string().nullable(),
  mergedOn: z.string().nullable(),
  differs: z.boolean(),
  suggested: side,
  ground: z.enum(FIELD_GROUNDS),
});

/** What the two records are and what merging them means. */
const comparison = z.strictObject({
  kept: alike.extend({ revision: z.number().int(), filled: z.number().int(), updatedAt: z.string() }),
  merged: alike.extend({ revision: z.number().int(), filled: z.number().int(), updatedAt: z.string() }),
  /** Which of the two the program would keep: more fields filled, then more that belongs to it, then changed last. */
  suggestedKeptId: recordId,
  fields: z.array(comparedField),
  /** How many records move to the one that is kept, by collection. */
  moving: z.array(z.strictObject({ collection: z.string(), count: z.number().int() })),
  /** Records of both sides that say the same thing, or of which only one can stand. */
  clashes: z.array(
    z.strictObject({
      collection: z.string(),
      merged: child,
      kept: z.array(child),
      mayKeepBoth: z.boolean(),
      suggested: side,
    }),
  ),
  differences: z.array(z.enum(DIFFERENCES)),
});
export type Comparison = z.infer<typeof comparison>;

const mergeLink = z.strictObject({ mergeId: recordId, id: recordId, name: z.string(), on: z.string() });

export const duplicatesContract = [
  defineQuery({
    name: 'duplicates.pairs',
    permission: 'registry.read',
    summary: 'Pairs of organizations that look alike over the whole registry, the strongest reasons first.',
    input: z.strictObject({
      /** `open`: still to be looked at; `distinct`: found to be different organizations. */
      view: z.enum(['open', 'distinct']).default('open'),
      text: z.string().max(200).optional(),
      reason: z.enum(LIKENESS).optional(),
      /** Pairs of which one organization has ended. */
      includeEnded: z.boolean().default(true),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(pair),
      /** Groups of which only some pairs are listed, because too many organizations share one name. */
      cutGroups: z.number().int(),
    }),
  }),
  defineCommand({
    name: 'duplicates.markDistinct',
    permission: 'registry.write',
    summary: 'Notes with a reason that two organizations that look alike are different ones.',
    input: z.strictObject({ oneId: recordId, otherId: recordId, reason: text(2, 500) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineCommand({
    name: 'duplicates.takeBack',
    permission: 'registry.write',
    summary: 'Takes back that two organizations are different ones; the pair is listed again.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineQuery({
    name: 'duplicates.compare',
    permission: 'registry.read',
    summary: 'Two organizations field by field with what belongs to them, as merging one into the other needs it.',
    input: z.strictObject({ keptId: recordId, mergedId: recordId }),
    output: comparison,
  }),
  defineCommand({
    name: 'duplicates.merge',
    permission: 'registry.void',
    summary:
      'Merges one organization into another in one transaction; the merged one is voided and leads to the kept one.',
    input: z.strictObject({
      keptId: recordId,
      keptRevision: expectedRevision,
      mergedId: recordId,
      mergedRevision: expectedRevision,
      /** Fields whose value comes from the merged record; all others stay as the kept one has them. */
      take: z.array(z.string().max(100)).max(300).default([]),
      /** One choice for every clash, by the id of the merged side's record. */
      choices: z
        .array(z.strictObject({ mergedRecordId: recordId, keep: z.enum(['kept', 'merged', 'both']) }))
        .max(2_000)
        .default([]),
      /** Needed when both have a valid code of their own. */
      reason: optionalText(500),
    }),
    output: z.strictObject({ mergeId: recordId, revision: z.number().int(), moved: z.number().int() }),
  }),
  defineQuery({
    name: 'duplicates.mergesOf',
    permission: 'registry.read',
    summary: 'Into which organization one was merged, and which were merged into it; undone merges are left out.',
    input: z.strictObject({ organizationId: recordId }),
    output: z.strictObject({ into: mergeLink.nullable(), from: z.array(mergeLink) }),
  }),
  defineQuery({
    name: 'duplicates.merges',
    permission: 'registry.read',
    summary: 'Every merge, newest first, with whether it was undone.',
    input: z.strictObject({
      text: z.string().max(200).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(
        z.strictObject({
          id: recordId,
          keptId: recordId,
          keptName: z.string(),
          mergedId: recordId,
          mergedName: z.string(),
          at: z.string(),
          byName: z.string(),
          reason: z.string().nullable(),
          undoneOn: z.string().nullable(),
        }),
      ),
    }),
  }),
  defineQuery({
    name: 'duplicates.undoCheck',
    permission: 'registry.read',
    summary: 'What undoing a merge would do: later edits that stay, or why it cannot be undone.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      keptName: z.string(),
      mergedName: z.string(),
      refused: z.enum(['merge_undone', 'merge_undo_voided', 'merge_undo_later', 'merge_undo_code']).nullable(),
      /** Records that move back. */
      moving: z.array(z.strictObject({ collection: z.string(), count: z.number().int() })),
      /** Values that somebody changed since; they stay as they are. */
      edited: z.array(
        z.strictObject({
          collection: z.string(),
          recordId,
          fields: z.array(z.string()),
          byName: z.string(),
          at: z.string(),
        }),
      ),
    }),
  }),
  defineCommand({
    name: 'duplicates.undo',
    permission: 'registry.void',
    summary: 'Undoes a merge in one transaction: both records are as before, except what somebody changed since.',
    input: z.strictObject({
      id: recordId,
      /** The later edits that were listed are to stay; needed when there are any. */
      keepEdited: z.boolean().default(false),
    }),
    output: z.strictObject({ restored: z.number().int(), kept: z.number().int() }),
  }),
] as const;
