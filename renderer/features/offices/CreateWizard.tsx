import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { acceptSession } from '#renderer/api/session.tsx';
import { Acts, Card, Stack } from '#renderer/ui/Card.tsx';
import { GateScreen } from '#renderer/ui/GateScreen.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { RecoverySheets } from '#renderer/ui/RecoverySheets.tsx';
import { SheetPair, useSheetPair } from '#renderer/ui/SheetPair.tsx';
import { Steps } from '#renderer/ui/Steps.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './CreateWizard.module.css';
import { createInput, emptyOffice, officeProblems, personProblems } from './newOffice.ts';
import { OfficeStep } from './OfficeStep.tsx';
import { PeopleStep } from './PeopleStep.tsx';

type Step = 'office' | 'people' | 'recovery' | 'confirm';

/** Creates an office: its record, its people, its recovery sheets, the sheets typed in once (first run, §3.4). */
export function CreateWizard({ onCancel }: { onCancel(): void }) {
  const { t } = useText();
  const [step, setStep] = useState<Step>('office');
  const [office, setOffice] = useState(emptyOffice);
  const [pressed, setPressed] = useState(false);
  const create = useJob('offices.create', 'offices.creating');
  const next = () => {
    const open = Object.values(officeProblems(office)).some(Boolean);
    setPressed(open);
    if (!open) setStep('people');
  };
  const run = () => {
    const open = office.people.some((person) => {
      const problems = personProblems(person, office.people);
      return problems.login !== null || problems.displayName || problems.password;
    });
    setPressed(open);
    if (!open) create.mutate(createInput(office), { onSuccess: () => setStep('recovery') });
  };
  const steps = [
    { id: 'office', label: t('offices.stepOffice') },
    { id: 'people', label: t('offices.stepPeople') },
    { id: 'recovery', label: t('offices.stepRecovery') },
    { id: 'confirm', label: t('offices.stepConfirm') },
  ] as const;
  return (
    <GateScreen title={t('offices.createTitle')} wide>
      <div className={styles.steps}>
        <Steps label={t('offices.stepsLabel')} steps={steps} current={step} />
      </div>
      {step === 'office' && (
        <>
          <OfficeStep office={office} onChange={setOffice} showProblems={pressed} />
          <Acts>
            <Button variant="default" onClick={onCancel}>
              {t('offices.cancelCreate')}
            </Button>
            <Button onClick={next}>{t('common.next')}</Button>
          </Acts>
        </>
      )}
      {step === 'people' && (
        <>
          <PeopleStep office={office} onChange={setOffice} showProblems={pressed} />
          <ErrorNotice error={create.error} />
          {create.isPending && <LoadingState label={t('offices.creating')} />}
          <Acts>
            <Button variant="default" disabled={create.isPending} onClick={() => setStep('office')}>
              {t('common.previous')}
            </Button>
            <Button loading={create.isPending} onClick={run}>
              {t('offices.create')}
            </Button>
          </Acts>
        </>
      )}
      {step === 'recovery' && create.data !== undefined && (
        <RecoveryStep created={create.data} onNext={() => setStep('confirm')} />
      )}
      {step === 'confirm' && <ConfirmStep onBack={() => setStep('recovery')} />}
    </GateScreen>
  );
}

function RecoveryStep({ created, onNext }: { readonly created: CallOutput<'offices.create'>; onNext(): void }) {
  const { t } = useText();
  const [saved, setSaved] = useState(false);
  const [copied, setCopied] = useState(false);
  return (
    <Stack>
      <Notice tone="behind">{t('offices.recoveryIntro')}</Notice>
      <RecoverySheets recovery={created.recovery} sheets={created.sheets} onBothSaved={() => setSaved(true)} />
      {!saved && (
        <Checkbox
          label={t('offices.handCopied')}
          checked={copied}
          onChange={(event) => setCopied(event.currentTarget.checked)}
        />
      )}
      <Acts>
        <Button disabled={!saved && !copied} title={saved || copied ? '' : t('offices.saveBoth')} onClick={onNext}>
          {t('common.next')}
        </Button>
      </Acts>
    </Stack>
  );
}

function ConfirmStep({ onBack }: { onBack(): void }) {
  const { t } = useText();
  const pair = useSheetPair();
  const confirm = useJob('offices.confirmRecovery', 'offices.confirming');
  if (confirm.data !== undefined) {
    const state = confirm.data;
    return (
      <Card title={t('offices.done')} help={t('offices.doneHelp')}>
        <Acts>
          <Button data-autofocus onClick={() => acceptSession(state)}>
            {t('offices.toLogin')}
          </Button>
        </Acts>
      </Card>
    );
  }
  return (
    <Stack>
      <p>{t('offices.confirmIntro')}</p>
      <SheetPair pair={pair} />
      <ErrorNotice error={confirm.error} />
      <Acts>
        <Button variant="default" disabled={confirm.isPending} onClick={onBack}>
          {t('common.previous')}
        </Button>
        <Button disabled={!pair.ready} loading={confirm.isPending} onClick={() => confirm.mutate(pair.codes)}>
          {t('offices.confirm')}
        </Button>
      </Acts>
    </Stack>
  );
}
