import { z } from 'zod';
import { dateText, optionalText, text } from '../../contract/primitives.ts';
import { optionalDateText, partProcedures } from '../organizations/parts.ts';
import { BRANCH_KINDS } from './branches.lists.ts';

/** A branch or representative office (分支机构、代表机构); its head stands as the holder of a post. */
export const branchFields = z.strictObject({
  name: text(2, 100),
  kind: z.enum(BRANCH_KINDS),
  establishedOn: dateText,
  /** Decision by which it was set up: meeting or document. */
  basis: optionalText(200),
  domicile: optionalText(200),
  headName: optionalText(50),
  headPost: optionalText(50),
  endedOn: optionalDateText,
  /** Why and by what it was ended. */
  endingNote: optionalText(300),
  note: optionalText(500),
});
export type BranchFields = z.output<typeof branchFields>;

export const branchesContract = partProcedures('branches', { one: 'a branch', many: 'the branches' }, branchFields);
