import { NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DocumentDesk.module.css';
import { SIGNATURE_KINDS } from './documentForm.ts';
import { type SectionProps, textField } from './sectionProps.ts';
import { useProblemText } from './useProblemText.ts';

/** 落款 and 附注: who signs below the text, with seal, without, or with a signature stamp, and the date. */
export function SignatureSection(props: SectionProps) {
  const { form, onChange, problems } = props;
  const { t, label } = useText();
  const wrong = useProblemText(problems);
  const isReport = form.form === 'report';
  const named = form.signature === 'sealed' || form.signature === 'unsealed';
  return (
    <Section title={t('officialDocuments.signature')}>
      <div className={styles.grid}>
        {!isReport && (
          <Field
            label={t('officialDocuments.signatureKind')}
            wide
            help={t('officialDocuments.signatureHelp')}
            {...wrong('signature')}
          >
            <SegmentedControl
              aria-label={t('officialDocuments.signatureKind')}
              data={SIGNATURE_KINDS.map((kind) => ({ value: kind, label: label('signatureBlockLabels', kind) }))}
              value={form.signature}
              onChange={(value) => onChange({ signature: SIGNATURE_KINDS.find((kind) => kind === value) ?? 'none' })}
            />
          </Field>
        )}
        {named && (
          <Field
            label={t(isReport ? 'officialDocuments.unit' : 'officialDocuments.signatureAgencies')}
            {...(isReport ? {} : { help: t('officialDocuments.onePerLine') })}
            {...wrong('signatureAgencies')}
          >
            <Textarea autosize minRows={1} maxRows={12} {...textField(props, 'signatureAgencies')} />
          </Field>
        )}
        {form.signature === 'stamp' && (
          <Field
            label={t('officialDocuments.signatureSigners')}
            help={t('officialDocuments.signatureSignersHelp')}
            {...wrong('signatureSigners')}
          >
            <Textarea autosize minRows={1} maxRows={8} {...textField(props, 'signatureSigners')} />
          </Field>
        )}
        {isReport && (
          <Field label={t('officialDocuments.reportDate')}>
            <DateField value={form.reportDate} onChange={(reportDate) => onChange({ reportDate })} />
          </Field>
        )}
        {!isReport && (
          <Field label={t('officialDocuments.note')} wide help={t('officialDocuments.noteHelp')} {...wrong('note')}>
            <TextInput maxLength={500} {...textField(props, 'note')} />
          </Field>
        )}
      </div>
    </Section>
  );
}

/** 版记: 抄送, 印发机关 and 印发日期, and how many copies are printed. */
export function PrintingSection(props: SectionProps) {
  const { form, onChange, problems } = props;
  const { t } = useText();
  const wrong = useProblemText(problems);
  const isReport = form.form === 'report';
  const prints = form.form === 'document' || form.form === 'order';
  return (
    <Section title={t(isReport ? 'officialDocuments.printingOfReport' : 'officialDocuments.printing')}>
      <div className={styles.grid}>
        {!isReport && (
          <Field label={t('officialDocuments.copyTo')} wide help={t('officialDocuments.copyToHelp')}>
            <Textarea autosize minRows={1} maxRows={8} {...textField(props, 'copyTo')} />
          </Field>
        )}
        {prints && (
          <>
            <Field label={t('officialDocuments.printingOffice')}>
              <TextInput maxLength={100} {...textField(props, 'printingOffice')} />
            </Field>
            <Field label={t('officialDocuments.printedOn')} help={t('officialDocuments.printedOnHelp')}>
              <DateField value={form.printedOn} onChange={(printedOn) => onChange({ printedOn })} />
            </Field>
          </>
        )}
        <Field label={t('officialDocuments.copies')} required {...wrong('copies')}>
          <NumberInput
            hideControls
            min={1}
            max={9999}
            allowDecimal={false}
            allowNegative={false}
            value={form.copies}
            onChange={(copies) => onChange({ copies: String(copies) })}
          />
        </Field>
      </div>
    </Section>
  );
}
