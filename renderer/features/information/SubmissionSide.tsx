import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AdoptionRow } from '#shared/features/information/information.contract.ts';
import { AdoptionForm } from './AdoptionForm.tsx';
import styles from './information.module.css';
import { SubmissionForm } from './SubmissionForm.tsx';

type Props = { readonly id: string; readonly editing: boolean; onEdit(on: boolean): void; onClose(): void };

/** One submission beside the list: what was sent, its adoptions, its files and its history. */
export function SubmissionSide({ id, editing, onEdit, onClose }: Props) {
  const { t, known, label } = useText();
  const can = useCan();
  const names = useCall('information.names', {});
  const { data, error, refetch } = useCall('information.get', { id }, { keep: true });
  const voidSubmission = useCommand('information.void');
  const [adopting, setAdopting] = useState<AdoptionRow | 'new' | null>(null);
  useCommands([
    {
      id: 'information.close',
      label: 'common.close',
      shortcut: 'Escape',
      canRun: () => !editing && adopting === null,
      run: onClose,
    },
  ]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const { submission, adoptions } = data;
  if (editing)
    return <SubmissionForm submission={submission} onSaved={() => onEdit(false)} onClose={() => onEdit(false)} />;
  const editable = can('information.write') && submission.voidReason === null;
  const voidIt = async () => {
    const reason = await askReason({
      ...{ title: t('information.voidTitle'), body: t('information.voidBody') },
      ...{ label: t('common.voidReason'), confirm: t('common.void'), danger: true },
    });
    if (reason === null) return;
    // Answered to this side alone: whoever went on meanwhile is not called back.
    voidSubmission.mutate(
      { id, expectedRevision: submission.revision, reason },
      {
        onSuccess: () => {
          announce(t('information.voided'));
          onClose();
        },
        onError: announceError,
      },
    );
  };
  return (
    <>
      <Section
        title={submission.title}
        actions={<CloseButton size="sm" aria-label={t('common.close')} title="Esc" onClick={onClose} />}
      >
        <Facts>
          <Fact label={t('information.number')}>{submission.number}</Fact>
          <Fact label={t('information.submittedOn')}>{submission.submittedOn}</Fact>
          <Fact label={t('information.section')}>{submission.sectionName}</Fact>
          <Fact label={t('information.kind')}>{label('informationKindLabels', submission.kind)}</Fact>
          <Fact label={t('information.officer')}>{submission.officerName}</Fact>
          <Fact label={t('information.reviewer')}>{submission.reviewerName}</Fact>
          <Fact label={t('information.adoptions')}>{submission.adoptions}</Fact>
          <Fact label={t('information.points')}>{submission.points}</Fact>
        </Facts>
        {submission.voidReason !== null && (
          <p className={styles.dim}>{t('information.voidedBecause', { reason: submission.voidReason })}</p>
        )}
        {editable && (
          <div className={styles.acts}>
            <Button variant="default" onClick={() => onEdit(true)}>
              {t('common.edit')}
            </Button>
            <Button variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          </div>
        )}
      </Section>
      {adopting === null ? (
        <Adoptions adoptions={adoptions} editable={editable} onEdit={setAdopting} />
      ) : (
        <AdoptionForm
          submission={submission}
          adoption={adopting === 'new' ? null : adopting}
          onClose={() => setAdopting(null)}
        />
      )}
      <AttachedFiles
        title={t('information.files')}
        ownerType="information_submission"
        ownerId={id}
        editable={editable}
      />
      <FoldedHistory
        id={id}
        fieldLabel={(field) => known(`informationFieldLabels.${field}`) ?? field}
        valueText={(field, value) =>
          field === 'kind'
            ? label('informationKindLabels', String(value))
            : (names.data?.sections.find((section) => section.id === value)?.name ??
              known(`organizationLabels.${field}_${String(value)}`) ??
              String(value))
        }
      />
    </>
  );
}

type AdoptionsProps = {
  readonly adoptions: readonly AdoptionRow[];
  readonly editable: boolean;
  onEdit(adoption: AdoptionRow | 'new'): void;
};

/** The adoptions of a submission by day, each with its points. */
function Adoptions({ adoptions, editable, onEdit }: AdoptionsProps) {
  const { t, label } = useText();
  const voidOne = async (adoption: AdoptionRow) => {
    const reason = await askReason({
      ...{ title: t('information.adoptionVoid'), body: t('information.adoptionVoidBody') },
      ...{ label: t('common.voidReason'), confirm: t('common.void'), danger: true },
    });
    if (reason === null) return;
    try {
      await call('information.voidAdoption', { id: adoption.id, expectedRevision: adoption.revision, reason });
      announce(t('information.voided'));
    } catch (failed) {
      announceError(failed);
    }
  };
  return (
    <Section
      title={t('information.adoptionsTitle')}
      actions={
        editable && (
          <Button size="compact-sm" variant="default" onClick={() => onEdit('new')}>
            {t('information.addAdoption')}
          </Button>
        )
      }
    >
      {adoptions.length === 0 && <p className={styles.dim}>{t('information.adoptionsNone')}</p>}
      {adoptions.map((adoption) => (
        <div key={adoption.id} className={styles.adoption} data-voided={adoption.voidReason !== null}>
          <div>
            <p>{t('information.adoptionLine', { date: adoption.adoptedOn, outlet: adoption.outlet })}</p>
            <span className={styles.dim}>
              {label('adoptionLevelLabels', adoption.level)}{' '}
              {adoption.voidReason === null
                ? t('information.adoptionPoints', { points: adoption.points })
                : t('information.voidedBecause', { reason: adoption.voidReason })}
            </span>
          </div>
          {editable && adoption.voidReason === null && (
            <div className={styles.adoptionActs}>
              <Button size="compact-sm" variant="subtle" onClick={() => onEdit(adoption)}>
                {t('common.edit')}
              </Button>
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => void voidOne(adoption)}>
                {t('common.void')}
              </Button>
            </div>
          )}
        </div>
      ))}
    </Section>
  );
}
