import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { halfYearOf } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import { periodChoices } from './NewAssessmentDialog.tsx';
import { periodWords } from './riskWords.tsx';

type Assessment = Pick<CallOutput<'riskAssessments.get'>, 'id' | 'assessmentNo' | 'subjectKind' | 'assessorOfficeId'>;

/** 沿用上期: a new assessment with the words of the last one and blank levels (features K9). */
export function CopyPeriodDialog({ assessment, onClose }: { readonly assessment: Assessment; onClose(): void }) {
  const text = useText();
  const { t } = text;
  const { today } = useSession();
  const [, go] = useLocation();
  const copy = useCommand('riskPictures.copyPeriod');
  const [assessedOn, setAssessedOn] = useState<string | null>(today);
  const hasPeriod = assessment.subjectKind !== 'activity';
  const [period, setPeriod] = useState<string | null>(hasPeriod ? halfYearOf(today) : null);
  const submit = () => {
    if (assessedOn === null || copy.isPending) return;
    copy.mutate(
      { id: assessment.id, assessedOn, periodLabel: period, assessorOfficeId: assessment.assessorOfficeId },
      {
        onSuccess: ({ id }) => {
          announce(t('riskPictures.copied'));
          onClose();
          go(`/risk/${id}`);
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('riskPictures.copyTitle', { number: assessment.assessmentNo })} size="lg">
      <Stack>
        <p>{t('riskPictures.copyHelp')}</p>
        <Field label={t('riskPictures.copyAssessedOn')} required>
          <DateField data-autofocus value={assessedOn} clearable={false} onChange={setAssessedOn} />
        </Field>
        {hasPeriod && (
          <Field label={t('riskPictures.copyPeriodLabel')}>
            <Select
              clearable
              data={periodChoices(today).map((one) => ({ value: one, label: periodWords(one, text) }))}
              value={period}
              onChange={setPeriod}
            />
          </Field>
        )}
        <FailureNotice error={copy.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={copy.isPending} disabled={assessedOn === null} onClick={submit}>
          {t('riskPictures.copyStart')}
        </Button>
      </Acts>
    </Modal>
  );
}
