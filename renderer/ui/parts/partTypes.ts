import type { ReactNode } from 'react';
import type { CallInput, ProcedureName } from '#shared/contract/list.ts';
import type { AttachmentKind } from '#shared/features/attachments/attachments.rules.ts';
import type { PartFields, PartRow } from '#shared/features/organizations/parts.ts';

/** Lists made by `partProcedures`. */
type PartListName = {
  [Name in ProcedureName]: Name extends `${string}.list`
    ? CallInput<Name> extends { organizationId: string; includeVoided?: boolean | undefined }
      ? Name
      : never
    : never;
}[ProcedureName];
/** Features whose records belong to one organization. */
export type PartFeature = PartListName extends `${infer Feature}.list` ? Feature : never;

/** One field of the form; words are already in the reader's language. */
export type PartField = {
  readonly field: string;
  readonly label: string;
  /** `file`: an attachment of the organization. */
  readonly kind: 'text' | 'area' | 'date' | 'number' | 'choice' | 'flag' | 'file';
  readonly required?: boolean;
  readonly help?: string;
  /** Takes a line of the form alone; long texts and files always do. */
  readonly wide?: boolean;
  /** Longest text, in characters. */
  readonly max?: number;
  /** What a choice offers. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Kind of a file that is added in the form. */
  readonly fileKind?: AttachmentKind;
  /** Texts that are offered while one is typed. */
  readonly suggestions?: readonly string[];
  /** Left out: always. What is not shown is stored empty. */
  shown?(values: PartFields): boolean;
};

export type PartColumn = {
  /** A field, or a name of its own when `render` is given. */
  readonly id: string;
  /** Left out: the label of the field. */
  readonly label?: string;
  /** Width in pixels; left out: its share of the room that is left. */
  readonly width?: number;
  /** Never broken over two lines; dates never are. */
  readonly whole?: boolean;
  /** Left out: the value of the field in words. */
  render?(row: PartRow): ReactNode;
};

/** What a form sends. */
export type PartInput = {
  readonly id?: string;
  readonly expectedRevision?: number;
  readonly organizationId: string;
  readonly reason: string | null;
  readonly fields: PartFields;
};

/** A kind of records of one organization as the screen shows it; see `PartsSection`. */
export type PartSpec = {
  readonly feature: PartFeature;
  readonly title: string;
  /** Button and title of the form for a new one. */
  readonly add: string;
  /** Title of the form that changes one. */
  readonly change: string;
  /** Said above the form. */
  readonly help?: string;
  /** Said when there is none. */
  readonly empty: string;
  readonly fields: readonly PartField[];
  readonly columns: readonly PartColumn[];
  /** First values of a new one. */
  initial(rows: readonly PartRow[]): PartFields;
  /** What else changes in the form when a field is changed; only what is still empty should be filled. */
  follow?(values: PartFields, field: string): PartFields;
  /** Hands the form to the service: `async ({ fields, ...input }) => call('x.save', { ...input, fields: xFields.parse(fields) })`. */
  save(input: PartInput): Promise<unknown>;
};

/** The draft of the form of one part; `id` is `new` for a new one, empty for how the keys of all of them begin. */
export function partDraftKey({ feature }: Pick<PartSpec, 'feature'>, organizationId: string, id: string): string {
  return `${feature}:${organizationId}-${id}`;
}
