import type { OfficialForm } from './documentForm.ts';
import type { Problems } from './documentProblems.ts';

/** What every section of the desk gets. */
export type SectionProps = {
  readonly form: OfficialForm;
  onChange(part: Partial<OfficialForm>): void;
  readonly problems: Problems;
};

type TextField = {
  [Name in keyof OfficialForm]: OfficialForm[Name] extends string
    ? string extends OfficialForm[Name]
      ? Name
      : never
    : never;
}[keyof OfficialForm];

/** Value and change of a plain text field. */
export function textField({ form, onChange }: Pick<SectionProps, 'form' | 'onChange'>, name: TextField) {
  return {
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  };
}
