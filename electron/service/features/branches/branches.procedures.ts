import { type BranchFields, branchFields } from '#shared/features/branches/branches.contract.ts';
import { branchIssues } from '#shared/features/branches/branches.rules.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { listParts, type Part, savePart, voidPart } from '../organizations/parts.ts';

const BRANCHES: Part<BranchFields> = {
  collection: 'organization_branch',
  fields: branchFields,
  order: 'establishedOn',
  issues: (write, { fields, others }) =>
    branchIssues(
      fields,
      others.map((other) => other.fields),
      write.today,
    ),
  effectiveOn: (fields) => fields.endedOn ?? fields.establishedOn,
};

export const branchesHandlers = {
  'branches.list': async ({ db }, input) => listParts(db, BRANCHES, input),
  'branches.save': async ({ write }, input) => savePart(write, BRANCHES, input),
  'branches.void': async ({ write }, input) => voidPart(write, BRANCHES, input),
} satisfies Handlers<NamesOf<'branches'>>;
