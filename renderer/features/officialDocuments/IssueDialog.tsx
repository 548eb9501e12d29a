import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall, useJob } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { deviationsOf, findingText } from '#renderer/ui/RulerFindings.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { PagePreview } from '#renderer/ui/usePagePreview.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import type { DocumentRecord } from './documentForm.ts';
import type { Target } from './useDocumentActs.tsx';

type Props = {
  readonly target: Target;
  readonly record: DocumentRecord;
  readonly preview: PagePreview;
  onClose(): void;
};

/** One question: issue under this date? What deviates from the standard stands in the way until a reason is given. */
export function IssueDialog({ target, record, preview, onClose }: Props) {
  const text = useText();
  const { t, label } = text;
  const { today } = useSession();
  const [issuedOn, setIssuedOn] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const issue = useJob('officialDocuments.issue', 'officialDocuments.issuing');
  const seals = useCall('seals.list', {});
  const unsealed = withoutPicture(record, seals.data?.seals ?? null);
  const deviations = deviationsOf(preview.ruler);
  const measuring = preview.drawing || (preview.ruler === null && preview.error === null);
  const drawn = !measuring && preview.error === null;
  // The issued file is measured again, with seal and date; what only shows there also wants a reason.
  const asks = deviations.length > 0 || wantsReason(issue.error);
  const confirm = () => {
    if (issuedOn === null) return;
    issue.mutate(
      { ...target, issuedOn, deviationReason: reason },
      {
        onSuccess: ({ status }) => {
          announce(t('officialDocuments.issued', { status: label('signatureStatusLabels', status) }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('officialDocuments.issueTitle')} size="lg">
      <Stack>
        <p>{t('officialDocuments.issueBody', { number: record.row.number ?? '' })}</p>
        <Field label={t('officialDocuments.issuedOn')} required>
          <DateField value={issuedOn} clearable={false} onChange={setIssuedOn} />
        </Field>
        {unsealed.length > 0 && (
          <Notice tone="near">{t('officialDocuments.noSealPicture', { names: unsealed.join('、') })}</Notice>
        )}
        {measuring && <Notice>{t('officialDocuments.measuring')}</Notice>}
        {drawn && deviations.length === 0 && (preview.ruler?.checkedRules ?? 0) > 0 && (
          <Notice tone="fine">{t('ruler.good', { count: preview.ruler?.checkedRules ?? 0 })}</Notice>
        )}
        {deviations.length > 0 && (
          <Notice tone="behind">
            {t('officialDocuments.deviationsFound', { count: deviations.length })}
            <ul style={{ listStyle: 'disc', paddingLeft: 20, maxHeight: 180, overflow: 'auto' }}>
              {deviations.map((finding, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may be broken twice at one place
                <li key={`${finding.rule} ${finding.page} ${index}`}>{findingText(text, finding)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {asks && (
          <Field
            label={t('officialDocuments.deviationReason')}
            required={deviations.length > 0}
            help={t('officialDocuments.deviationReasonHelp')}
          >
            <Textarea
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
        )}
        {!measuring && <FailureNotice error={preview.error} />}
        <FailureNotice error={issue.error} refused="officialDocuments.issueRefused" />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          data-autofocus
          loading={issue.isPending}
          disabled={issuedOn === null || !drawn || (deviations.length > 0 && reason.trim().length < 2)}
          onClick={confirm}
        >
          {t('officialDocuments.issue')}
        </Button>
      </Group>
    </Modal>
  );
}

/** 署名 under which the document is sealed and for which no seal in use has a picture; none while the seals are on the way. */
function withoutPicture({ document }: DocumentRecord, seals: CallOutput<'seals.list'>['seals'] | null): string[] {
  const { content } = document;
  if (seals === null || content.form === 'report' || content.data.signature.kind !== 'sealed') return [];
  const pictured = new Set(seals.filter((seal) => seal.active).map((seal) => seal.agencyName));
  return content.data.signature.agencies.map(({ name }) => name).filter((name) => !pictured.has(name));
}

/** Whether the document was not issued because the ruler found deviations in it that nobody gave a reason for. */
function wantsReason(error: unknown): boolean {
  if (!isCallError(error, 'rule_broken') || !Array.isArray(error.details.fields)) return false;
  return error.details.fields.some(
    (issue: unknown) => typeof issue === 'object' && issue !== null && 'field' in issue && issue.field === 'ruler',
  );
}
