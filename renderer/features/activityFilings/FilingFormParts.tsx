import { TextInput } from '@mantine/core';
import { useCall } from '#renderer/api/queries.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { type FilingForm, isBackwards, isCount, isWan, momentOf, movedAlong } from './filingForm.ts';
import { MomentInput } from './MomentInput.tsx';

type Form = ReturnType<typeof useRecordForm<FilingForm>>;
type Props = { readonly form: Form; readonly fixed?: boolean };

/** 主办组织; a new one brings its supervising unit along. */
export function OrganizerField({ form, fixed = false, name }: Props & { readonly name?: string | undefined }) {
  const { t } = useText();
  const { organizationId, supervisingUnit } = form.form;
  const organization = useCall(
    'organizations.get',
    { id: organizationId ?? '' },
    { enabled: organizationId !== null && form.revision === undefined },
  );
  const known = organization.data?.organization.supervisingUnit ?? null;
  const offersUnit = known !== null && known !== supervisingUnit && form.revision === undefined;
  return (
    <>
      <Field
        label={t('activityFilingFieldLabels.organizationId')}
        required
        {...form.wrong(organizationId === null, t('activityFilings.chooseOrganization'))}
      >
        {fixed ? (
          <TextInput readOnly value={name ?? ''} />
        ) : (
          <OrganizationSelect
            value={organizationId}
            name={name}
            onChange={(chosen) => form.set({ organizationId: chosen?.id ?? null, supervisingUnit: '' })}
          />
        )}
      </Field>
      <Field
        label={t('activityFilingFieldLabels.supervisingUnit')}
        help={t('activityFilings.unitHelp')}
        warning={offersUnit ? t('activityFilings.unitKnown', { unit: known }) : undefined}
      >
        <TextInput
          maxLength={200}
          {...form.text('supervisingUnit')}
          onFocus={() => {
            if (supervisingUnit === '' && known !== null) form.set({ supervisingUnit: known });
          }}
        />
      </Field>
    </>
  );
}

/** 收件: when it was received, when the organization decided. */
export function FilingReceiptFields({ form }: Props) {
  const { t } = useText();
  const { receivedOn, organizerDecidedOn } = form.form;
  return (
    <>
      <Field
        label={t('activityFilingFieldLabels.receivedOn')}
        required
        {...form.wrong(receivedOn === null, t('fieldIssues.required'))}
      >
        <DateField value={receivedOn} clearable={false} onChange={(value) => form.set({ receivedOn: value })} />
      </Field>
      <Field label={t('activityFilingFieldLabels.organizerDecidedOn')} help={t('activityFilings.decidedOnHelp')}>
        <DateField value={organizerDecidedOn} onChange={(value) => form.set({ organizerDecidedOn: value })} />
      </Field>
    </>
  );
}

/** 时间和地点; fixed once the material is complete, so that a change becomes a recorded move. */
export function FilingPlaceFields({ form, fixed = false }: Props) {
  const { t } = useText();
  const { startDay, startTime, endDay, endTime, receivedOn } = form.form;
  const startAt = momentOf(startDay, startTime);
  const endAt = momentOf(endDay, endTime);
  const hasBegun = startDay !== '' && receivedOn !== null && startDay < receivedOn;
  return (
    <>
      <Field
        label={t('activityFilingFieldLabels.startAt')}
        required
        help={fixed ? t('activityFilings.startFixed') : undefined}
        warning={hasBegun ? t('filingWarningLabels.started_before_receipt') : undefined}
        {...form.wrong(startAt === undefined, t('fieldIssues.required'))}
      >
        <MomentInput
          day={startDay}
          time={startTime}
          disabled={fixed}
          onChange={({ day, time }) =>
            form.set({
              startDay: day,
              startTime: time,
              endDay: movedAlong(endDay, startDay, day),
            })
          }
        />
      </Field>
      <Field
        label={t('activityFilingFieldLabels.endAt')}
        required
        error={isBackwards(form.form) ? t('ruleIssues.ended_before_begin') : undefined}
        {...form.wrong(endAt === undefined, t('fieldIssues.required'))}
      >
        <MomentInput
          day={endDay}
          time={endTime}
          disabled={fixed}
          onChange={({ day, time }) => form.set({ endDay: day, endTime: time })}
        />
      </Field>
      <Field label={t('activityFilingFieldLabels.place')} wide>
        <TextInput maxLength={200} {...form.text('place')} />
      </Field>
    </>
  );
}

/** 人数和经费, 现场负责人, 许可. */
export function FilingPeopleFields({ form }: Props) {
  const { t } = useText();
  const { expectedParticipants: expected, venueCapacity: capacity, budgetWan } = form.form;
  const isOver =
    isCount(expected) && isCount(capacity) && capacity.trim() !== '' && Number(expected) > Number(capacity);
  const noCount = t('fieldIssues.number_invalid');
  return (
    <>
      <Field
        label={t('activityFilingFieldLabels.expectedParticipants')}
        error={isCount(expected) ? undefined : noCount}
        warning={isOver ? t('filingWarningLabels.over_capacity') : undefined}
      >
        <TextInput inputMode="numeric" maxLength={7} {...form.text('expectedParticipants')} />
      </Field>
      <Field label={t('activityFilingFieldLabels.venueCapacity')} error={isCount(capacity) ? undefined : noCount}>
        <TextInput inputMode="numeric" maxLength={7} {...form.text('venueCapacity')} />
      </Field>
      <Field label={t('activityFilingFieldLabels.budgetWan')} error={isWan(budgetWan) ? undefined : noCount}>
        <TextInput inputMode="decimal" maxLength={14} {...form.text('budgetWan')} />
      </Field>
      <Field label={t('activityFilingFieldLabels.fundSource')}>
        <TextInput maxLength={200} {...form.text('fundSource')} />
      </Field>
      <Field label={t('activityFilingFieldLabels.onsiteLeadName')} help={t('activityFilings.leadHelp')}>
        <TextInput maxLength={50} {...form.text('onsiteLeadName')} />
      </Field>
      <Field label={t('activityFilingFieldLabels.onsiteLeadPost')}>
        <TextInput maxLength={100} {...form.text('onsiteLeadPost')} />
      </Field>
      <Field label={t('activityFilingFieldLabels.onsiteLeadPhone')}>
        <TextInput maxLength={40} {...form.text('onsiteLeadPhone')} />
      </Field>
      <Field label={t('activityFilingFieldLabels.publicSecurityPermitNo')} help={t('activityFilings.permitHelp')}>
        <TextInput maxLength={100} {...form.text('publicSecurityPermitNo')} />
      </Field>
    </>
  );
}
