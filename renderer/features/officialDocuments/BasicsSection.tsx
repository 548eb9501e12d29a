import { Autocomplete, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { DOCUMENT_KINDS } from '#shared/features/documents/officialDocument.ts';
import { numberStyleOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import styles from './DocumentDesk.module.css';
import { isUpward, URGENCIES } from './documentForm.ts';
import { type SectionProps, textField } from './sectionProps.ts';
import { useProblemText } from './useProblemText.ts';

/** What may stand where secret documents carry their level: never a state secret (features.md S11). */
const SECURITY_MARKS = ['工作秘密', '工作秘密★1年', '工作秘密★3年'];

type Props = SectionProps & {
  readonly number: string | null;
  /** Opens the dialog that gives a number; undefined when it may not be given now. */
  onNumber?: (() => void) | undefined;
};

/** 基本: head, number, marks, title and 主送 of a draft document. */
export function BasicsSection(props: Props) {
  const { form, onChange, problems, number, onNumber } = props;
  const { t } = useText();
  const wrong = useProblemText(problems);
  const headed = form.form === 'document' || form.form === 'letter';
  return (
    <Section title={t('officialDocuments.basics')}>
      <div className={styles.grid}>
        {form.form === 'order' && (
          <Field
            label={t('officialDocuments.mark')}
            required
            wide
            help={t('officialDocuments.markHelp')}
            {...wrong('mark')}
          >
            <TextInput maxLength={80} {...textField(props, 'mark')} />
          </Field>
        )}
        {form.form !== 'order' && (
          <Field
            label={t('officialDocuments.titleField')}
            required
            wide
            help={t('officialDocuments.titleHelp')}
            {...wrong('title')}
          >
            <Textarea autosize minRows={1} maxRows={6} maxLength={200} {...textField(props, 'title')} />
          </Field>
        )}
        {form.form === 'report' && (
          <Field label={t('officialDocuments.subtitle')} wide>
            <TextInput maxLength={200} {...textField(props, 'subtitle')} />
          </Field>
        )}
        {form.form === 'document' && (
          <Field label={t('officialDocuments.kind')} {...wrong('kind')}>
            <Select
              clearable
              searchable
              placeholder={t('officialDocuments.noKind')}
              data={[...DOCUMENT_KINDS]}
              value={form.kind === '' ? null : form.kind}
              onChange={(kind) => onChange({ kind: kind ?? '' })}
            />
          </Field>
        )}
        {numberStyleOf(form.form) !== 'none' && (
          <Field label={t('officialDocuments.number')}>
            <NumberLine number={number} onNumber={onNumber} />
          </Field>
        )}
        {headed && <AgencyFields {...props} />}
        {headed && <HeadMarks {...props} />}
        {headed && (
          <Field
            label={t('officialDocuments.recipients')}
            wide
            help={t('officialDocuments.recipientsHelp')}
            {...wrong('recipients')}
          >
            <Textarea autosize minRows={1} maxRows={6} maxLength={2000} {...textField(props, 'recipients')} />
          </Field>
        )}
        <Field
          label={t('officialDocuments.handlingMark')}
          help={t('officialDocuments.handlingMarkHelp')}
          {...wrong('handlingMark')}
        >
          <TextInput maxLength={30} {...textField(props, 'handlingMark')} />
        </Field>
        {form.form === 'report' && (
          <Field label={t('officialDocuments.headings')}>
            <Checkbox
              mt={6}
              label={t('officialDocuments.numberedHeadings')}
              checked={form.numberedHeadings}
              onChange={(event) => onChange({ numberedHeadings: event.currentTarget.checked })}
            />
          </Field>
        )}
      </div>
    </Section>
  );
}

function NumberLine({ id, number, onNumber }: { readonly id?: string } & Pick<Props, 'number' | 'onNumber'>) {
  const { t } = useText();
  return (
    <span className={styles.inline}>
      <output id={id} className={number === null ? styles.dim : undefined}>
        {number ?? t('officialDocuments.noNumber')}
      </output>
      {number === null && onNumber !== undefined && (
        <Button size="compact-sm" variant="default" onClick={onNumber}>
          {t('officialDocuments.takeNumber')}
        </Button>
      )}
    </span>
  );
}

/** Agencies of the head; several make a joint head. Upward documents name their 签发人. */
function AgencyFields(props: SectionProps) {
  const { form, onChange, problems } = props;
  const { t } = useText();
  const wrong = useProblemText(problems);
  const always = form.kind === '请示' || form.kind === '报告';
  if (form.form === 'letter') {
    return (
      <Field label={t('officialDocuments.agency')} required {...wrong('agencies')}>
        <TextInput maxLength={60} {...textField(props, 'agencies')} />
      </Field>
    );
  }
  return (
    <>
      <Field
        label={t('officialDocuments.agencies')}
        required
        help={t('officialDocuments.agenciesHelp')}
        {...wrong('agencies')}
      >
        <Textarea autosize minRows={1} maxRows={10} {...textField(props, 'agencies')} />
      </Field>
      <Field label={t('officialDocuments.head')}>
        <Checkbox
          mt={6}
          label={t('officialDocuments.markWord')}
          checked={form.hasMarkWord}
          onChange={(event) => onChange({ hasMarkWord: event.currentTarget.checked })}
        />
      </Field>
      <Field
        label={t('officialDocuments.direction')}
        {...(always ? { help: t('officialDocuments.alwaysUpward') } : {})}
      >
        <Checkbox
          mt={6}
          label={t('officialDocuments.isUpward')}
          disabled={always}
          checked={isUpward(form)}
          onChange={(event) => onChange({ isUpward: event.currentTarget.checked })}
        />
      </Field>
      {isUpward(form) && (
        <Field label={t('officialDocuments.signers')} help={t('officialDocuments.signersHelp')} {...wrong('signers')}>
          <TextInput maxLength={200} {...textField(props, 'signers')} />
        </Field>
      )}
    </>
  );
}

/** 份号, 密级, 紧急程度. */
function HeadMarks(props: SectionProps) {
  const { form, onChange, problems } = props;
  const { t } = useText();
  const wrong = useProblemText(problems);
  return (
    <>
      <Field label={t('officialDocuments.copyNumber')} {...wrong('copyNumber')}>
        <TextInput inputMode="numeric" maxLength={8} {...textField(props, 'copyNumber')} />
      </Field>
      <Field label={t('officialDocuments.security')} help={t('officialDocuments.securityHelp')} {...wrong('security')}>
        <Autocomplete
          maxLength={30}
          data={SECURITY_MARKS}
          value={form.security}
          onChange={(security) => onChange({ security })}
        />
      </Field>
      <Field label={t('officialDocuments.urgency')}>
        <Select
          allowDeselect={false}
          data={URGENCIES.map((urgency) => ({ value: urgency, label: urgency || t('common.none') }))}
          value={form.urgency}
          onChange={(value) => onChange({ urgency: URGENCIES.find((urgency) => urgency === value) ?? '' })}
        />
      </Field>
    </>
  );
}
