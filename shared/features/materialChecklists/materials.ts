import { z } from 'zod';
import { dateText, optionalText, text } from '../../contract/primitives.ts';

export const MATERIAL_FORMS = ['original', 'copy'] as const;
/** 必交, 视情（有此情形时才交）. */
export const MATERIAL_REQUIREMENTS = ['required', 'conditional'] as const;
/** What may be wrong with one material, in the order in which a notice names it. */
export const MATERIAL_PROBLEMS = ['not_received', 'copies_short', 'no_seal', 'no_signature', 'defect'] as const;
export type MaterialProblem = (typeof MATERIAL_PROBLEMS)[number];

/** Most lines of one list. */
export const MOST_MATERIALS = 60;

const materialFields = {
  name: text(1, 200),
  copies: z.number().int().min(1).max(99),
  form: z.enum(MATERIAL_FORMS),
  needsSeal: z.boolean(),
  needsSignature: z.boolean(),
  requirement: z.enum(MATERIAL_REQUIREMENTS),
  /** When a conditional one is needed, or what to look at. */
  hint: optionalText(200),
};

/** One line of a list of materials; `key` names it within its list and never changes. */
export const material = z.strictObject({ key: z.string().min(1).max(60), ...materialFields });
export type Material = z.output<typeof material>;
/** A line as the editor sends it: without a key it is new. */
export const materialInput = z.strictObject({ key: z.string().min(1).max(60).optional(), ...materialFields });

/** How one material of a case stands. */
export const materialState = z.strictObject({
  key: z.string().min(1).max(60),
  /** A conditional one is needed in this case; required ones always are. */
  applies: z.boolean(),
  receivedOn: dateText.nullable(),
  copiesReceived: z.number().int().min(0).max(99),
  isSealed: z.boolean(),
  isSigned: z.boolean(),
  /** What in it must be corrected, in words; printed in the notice. */
  defect: optionalText(500),
  remark: optionalText(500),
});
export type MaterialState = z.output<typeof materialState>;

/** A line of a case: what was asked when the case was opened, and how it stands. */
export const caseMaterial = material.extend(materialState.shape);
export type CaseMaterial = z.output<typeof caseMaterial>;
export const caseMaterials = z.array(caseMaterial).max(MOST_MATERIALS);
