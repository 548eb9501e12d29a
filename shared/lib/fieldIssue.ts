/** What is wrong with one field of a form; `code` has its sentence in the catalogue, `params` fills its places. */
export type FieldIssue<Code extends string = string> = {
  readonly field: string;
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
};
