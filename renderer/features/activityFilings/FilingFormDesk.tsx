import { Select, Textarea, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FieldGrid, Page } from '#renderer/ui/Page.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { FilingDetails } from '#shared/features/activityFilings/activityFilings.contract.ts';
import { ACTIVITY_KINDS } from '#shared/features/activityFilings/activityFilings.lists.ts';
import styles from './activityFilings.module.css';
import { FilingPeopleFields, FilingPlaceFields, FilingReceiptFields, OrganizerField } from './FilingFormParts.tsx';
import { type FilingForm, fieldsOf, formOf } from './filingForm.ts';
import { VerdictPreview } from './VerdictPreview.tsx';

type Props = {
  /** Null: a new filing. */
  readonly stored: FilingDetails | null;
  readonly start: { readonly form: FilingForm; readonly revision: number | undefined };
  /** @param id the filing that was saved; left out: given up */
  onClose(id?: string): void;
};

/** 登记报备, 更正报备: what stands in the material, with the latest filing date beside it while typing. */
export function FilingFormDesk({ stored, start, onClose }: Props) {
  const { t, known } = useText();
  const register = useCommand('activityFilings.register');
  const save = useCommand('activityFilings.save');
  const form = useRecordForm<FilingForm>({
    key: `activityFiling:${stored?.id ?? 'new'}`,
    title: (typed) => typed.title.trim() || t(stored === null ? 'activityFilings.formNew' : 'activityFilings.formEdit'),
    start,
    read: formOf,
    shown: (field, value) => ({
      name: known(`activityFilingFieldLabels.${field.replace(/(Day|Time)$/, 'At')}`) ?? field,
      value: known(`activityKindLabels.${String(value)}`) ?? String(value ?? ''),
    }),
  });
  const asksReason = stored !== null && stored.result !== null;
  const { reason } = form.form;
  const lacksReason = asksReason && reason.trim() === '';
  const fields = fieldsOf(form.form);
  const options = {
    onError: (error: unknown) => void form.failed(error),
    onSuccess: ({ id, filingNo }: { readonly id: string; readonly filingNo?: string }) => {
      announce(
        filingNo === undefined ? t('activityFilings.saved') : t('activityFilings.registered', { number: filingNo }),
      );
      void form.draft.saved();
      onClose(id);
    },
  };
  const submit = () => {
    form.tried();
    if (fields === undefined || lacksReason || register.isPending || save.isPending) return;
    if (stored === null) register.mutate({ fields }, options);
    else save.mutate({ id: stored.id, expectedRevision: form.revision ?? -1, fields, reason }, options);
  };
  const title = t(stored === null ? 'activityFilings.formNew' : 'activityFilings.formEdit');
  return (
    <Page title={title} subtitle={stored?.filingNo}>
      <div className={styles.form}>
        <RecordForm
          title={t('activityFilings.formActivity')}
          form={form}
          saving={register.isPending || save.isPending}
          error={register.error ?? save.error}
          onSave={submit}
          onClose={() => onClose()}
        >
          <FieldGrid>
            <OrganizerField
              form={form}
              fixed={stored !== null && stored.completeOn !== null}
              name={stored?.organizationName}
            />
            <Field
              label={t('activityFilingFieldLabels.title')}
              required
              {...form.wrong([...form.form.title.trim()].length < 2, t('fieldIssues.required'))}
            >
              <TextInput maxLength={200} {...form.text('title')} />
            </Field>
            <Field label={t('activityFilingFieldLabels.activityKind')} required>
              <Select
                searchable
                allowDeselect={false}
                data={ACTIVITY_KINDS.map((value) => ({ value, label: t(`activityKindLabels.${value}`) }))}
                value={form.form.activityKind}
                onChange={(value) => {
                  const chosen = ACTIVITY_KINDS.find((one) => one === value);
                  if (chosen !== undefined) form.set({ activityKind: chosen });
                }}
              />
            </Field>
            <FilingReceiptFields form={form} />
            <FilingPlaceFields
              form={form}
              fixed={stored !== null && (stored.completeOn !== null || stored.result !== null)}
            />
            <VerdictPreview
              form={form.form}
              completeOn={stored?.completeOn ?? null}
              result={stored?.result ?? null}
              id={stored?.id}
            />
            <FilingPeopleFields form={form} />
            <Field label={t('activityFilingFieldLabels.note')} wide>
              <Textarea autosize minRows={2} maxRows={6} maxLength={2000} {...form.text('note')} />
            </Field>
            {asksReason && (
              <Field
                label={t('activityFilings.correctionReason')}
                required
                wide
                help={t('activityFilings.correctionReasonHelp')}
                {...form.wrong(lacksReason, t('fieldIssues.required'))}
              >
                <TextInput maxLength={500} {...form.text('reason')} />
              </Field>
            )}
          </FieldGrid>
        </RecordForm>
      </div>
    </Page>
  );
}
