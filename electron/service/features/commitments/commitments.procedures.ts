import { type CommitmentFields, commitmentFields } from '#shared/features/commitments/commitments.contract.ts';
import { commitmentIssues } from '#shared/features/commitments/commitments.rules.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { listParts, type Part, savePart, voidPart } from '../organizations/parts.ts';

const COMMITMENTS: Part<CommitmentFields> = {
  collection: 'commitment',
  fields: commitmentFields,
  order: 'signedOn',
  issues: (write, { fields, others }) =>
    commitmentIssues(
      fields,
      others.map((other) => other.fields),
      write.today,
    ),
  effectiveOn: ({ signedOn }) => signedOn,
};

export const commitmentsHandlers = {
  'commitments.list': async ({ db }, input) => listParts(db, COMMITMENTS, input),
  'commitments.save': async ({ write }, input) => savePart(write, COMMITMENTS, input),
  'commitments.void': async ({ write }, input) => voidPart(write, COMMITMENTS, input),
} satisfies Handlers<NamesOf<'commitments'>>;
