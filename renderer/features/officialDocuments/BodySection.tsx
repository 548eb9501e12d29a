import type { ComponentProps } from 'react';
import desk from '#renderer/ui/Desk.module.css';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { isBodyFixed, type OfficialForm } from './documentForm.ts';

type Props = {
  readonly form: OfficialForm;
  readonly round: number;
  readonly onChange: ComponentProps<typeof TextEditor>['onChange'];
  readonly problem: ComponentProps<'p'>['children'];
};

/** The text of the document; that of a report is only shown. */
export function BodySection({ form, round, onChange, problem }: Props) {
  const { t } = useText();
  const isFixed = isBodyFixed(form);
  return (
    <Section title={t('officialDocuments.body')}>
      {isFixed && <Notice>{t('officialDocuments.bodyFixed')}</Notice>}
      <TextEditor
        key={round}
        label={t('officialDocuments.body')}
        initial={{ blocks: form.body }}
        onChange={onChange}
        official
        readOnly={isFixed}
      />
      {problem !== undefined && <p className={desk.problem}>{problem}</p>}
    </Section>
  );
}
