import { useEffect, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useJob } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Steps } from '#renderer/ui/Steps.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import styles from './ImportPage.module.css';

/** What is asked of `importCheck` and later of `importApply`: file, sheet, encoding, mapping. */
export type ImportOptions = CallInput<'organizations.importCheck'>;

/** Import of a registry list: file, check by class, done (domain.md §10). */
export function ImportPage() {
  const { t } = useText();
  const [options, setOptions] = useState<ImportOptions | null>(null);
  const check = useJob('organizations.importCheck', 'imports.checking');
  const apply = useJob('organizations.importApply', 'imports.applying');
  const { mutate: runCheck } = check;
  useEffect(() => {
    if (options !== null) runCheck(options);
  }, [options, runCheck]);
  const restart = () => {
    setOptions(null);
    check.reset();
    apply.reset();
  };
  const step =
    apply.data !== undefined
      ? 'done'
      : options === null || (check.isError && check.data === undefined)
        ? 'file'
        : 'check';
  const steps = [
    { id: 'file', label: t('imports.stepFile') },
    { id: 'check', label: t('imports.stepCheck') },
    { id: 'done', label: t('imports.stepDone') },
  ] as const;
  const error = apply.error ?? check.error;
  return (
    <Page
      title={t('imports.title')}
      subtitle={options?.source.name}
      scroll={false}
      actions={<Steps label={t('imports.steps')} steps={steps} current={step} />}
    >
      {error !== null && (
        <div className={styles.notice}>
          {isCallError(error, 'cancelled') ? (
            <Notice>{t('imports.cancelledNotice')}</Notice>
          ) : (
            <ErrorNotice error={error} />
          )}
        </div>
      )}
      {step === 'file' && <FileStep onFile={(source) => setOptions({ source })} />}
      {step === 'check' && options !== null && (
        <>
          {check.isPending && check.data === undefined && <LoadingState label={t('imports.checking')} />}
          {check.data === undefined && !check.isPending && <FileStep onFile={(source) => setOptions({ source })} />}
          {check.data !== undefined && (
            <CheckStep
              options={options}
              result={check.data}
              checking={check.isPending}
              applying={apply.isPending}
              onOptions={setOptions}
              onRestart={restart}
              onApply={(choices) => apply.mutate({ ...options, choices })}
            />
          )}
        </>
      )}
      {apply.data !== undefined && <DoneStep result={apply.data} onAgain={restart} />}
    </Page>
  );
}
