import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { FIELD_SECTIONS } from './fieldSections.ts';
import { useFieldWords } from './fieldWords.ts';
import styles from './OrganizationForm.module.css';

/** The record as it was at the end of a day, from its history alone (features R6). */
export function AsAtDialog({ id, onClose }: { readonly id: string; onClose(): void }) {
  const { t } = useText();
  const words = useFieldWords();
  const { today } = useSession();
  const [date, setDate] = useState<string | null>(today);
  const { data, error } = useCall('records.asAt', { id, date: date ?? today }, { enabled: date !== null });
  const fields = data?.fields;
  return (
    <Modal opened title={t('organizations.asAt')} onClose={onClose} size={760}>
      <div className={styles.wide}>
        <Field label={t('common.date')}>
          <DateField value={date} onChange={setDate} clearable={false} />
        </Field>
        <ErrorNotice error={error} />
        {data === undefined && error === null && <LoadingState />}
        {fields === null && <Notice>{t('organizations.asAtNone', { date })}</Notice>}
        {fields !== null && fields !== undefined && (
          <Facts>
            {FIELD_SECTIONS.flatMap((section) => section.fields)
              .map((spec) => ({ spec, text: words.value(spec.field, fields[spec.field]) }))
              .filter(({ text }) => text !== '')
              .map(({ spec, text }) => (
                <Fact key={spec.field} label={words.field(spec.field)} wide={spec.wide === true}>
                  {text}
                </Fact>
              ))}
          </Facts>
        )}
      </div>
    </Modal>
  );
}
