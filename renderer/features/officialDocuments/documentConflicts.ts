import type { OfficialForm } from './documentForm.ts';

export type FieldName = Exclude<keyof OfficialForm, 'revision' | 'kept'>;
/** One field in which the stored document moved on while somebody typed. */
export type FieldConflict = { readonly field: FieldName; readonly mine: OfficialForm; readonly theirs: OfficialForm };

const FIELDS = [
  'form',
  'kind',
  'agencies',
  'hasMarkWord',
  'mark',
  'isUpward',
  'signers',
  'copyNumber',
  'security',
  'urgency',
  'handlingMark',
  'title',
  'subtitle',
  'recipients',
  'body',
  'attachments',
  'signature',
  'signatureAgencies',
  'signatureSigners',
  'reportDate',
  'note',
  'copyTo',
  'printingOffice',
  'printedOn',
  'numberedHeadings',
  'copies',
] as const satisfies readonly FieldName[];

/** A field's value to compare: keys of the screen say nothing. */
function comparable(form: OfficialForm, field: FieldName): string {
  if (field === 'attachments') return JSON.stringify(form.attachments.map(({ key: _key, ...row }) => row));
  return JSON.stringify(form[field]);
}

/** Whether two forms hold the same document, whatever their revisions. */
export function sameDocument(one: OfficialForm, other: OfficialForm): boolean {
  return FIELDS.every((field) => comparable(one, field) === comparable(other, field));
}

/**
 * Compares three states of a document field by field.
 * @param base what both sides began with; null when it is no longer known: then every difference is asked
 * @returns the fields that both sides changed, each to something else; what only one side changed needs no question
 */
export function conflictsOf(
  base: OfficialForm | null,
  mine: OfficialForm,
  theirs: OfficialForm,
): readonly FieldConflict[] {
  return FIELDS.filter((field) => {
    const before = base === null ? null : comparable(base, field);
    const here = comparable(mine, field);
    const there = comparable(theirs, field);
    return here !== before && there !== before && here !== there;
  }).map((field) => ({ field, mine, theirs }));
}

/**
 * The form after a conflict: what only they changed, and the fields chosen from them, come from the stored document; the rest
 * stays as typed. It carries the stored revision.
 */
export function mergeForms(
  base: OfficialForm | null,
  mine: OfficialForm,
  theirs: OfficialForm,
  chosen: ReadonlySet<FieldName>,
): OfficialForm {
  const taken = FIELDS.filter(
    (field) => chosen.has(field) || (base !== null && comparable(mine, field) === comparable(base, field)),
  ).map((field) => [field, theirs[field]]);
  return { ...mine, ...Object.fromEntries(taken), revision: theirs.revision };
}
