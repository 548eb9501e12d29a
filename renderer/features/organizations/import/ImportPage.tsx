import { useEffect, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useJob } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Steps } from '#renderer/ui/Steps.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import styles from './ImportPage.module.css';
import { IMPORT_TABS } from './importTabs.ts';
import type { CheckResult, ImportOptions } from './useRowDecisions.ts';

/** Import of a registry list: file, check by class, done (domain.md §10). */
export function ImportPage() {
  const { t } = useText();
  const [options, setOptions] = useState<ImportOptions | null>(null);
  const check = useJob('organizations.importCheck', 'imports.checking');
  const apply = useJob('organizations.importApply', 'imports.applying');
  const { mutate: runCheck } = check;
  // The last answer stays on the screen while a corrected list is checked again: the clerk goes on typing.
  const [result, setResult] = useState<CheckResult | null>(null);
  useEffect(() => {
    if (options !== null) runCheck(options, { onSuccess: setResult });
  }, [options, runCheck]);
  const restart = () => {
    setOptions(null);
    setResult(null);
    check.reset();
    apply.reset();
  };
  const step =
    apply.data !== undefined ? 'done' : options === null || (check.isError && result === null) ? 'file' : 'check';
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
      <SubTabs label={t('imports.title')} tabs={IMPORT_TABS} />
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
          {check.isPending && result === null && <LoadingState label={t('imports.checking')} />}
          {result !== null && (
            <CheckStep
              options={options}
              result={result}
              checking={check.isPending}
              applying={apply.isPending}
              onOptions={setOptions}
              onRestart={restart}
              onApply={(choices, rowChoices) => apply.mutate({ ...options, choices, rowChoices })}
            />
          )}
        </>
      )}
      {apply.data !== undefined && <DoneStep result={apply.data} onAgain={restart} />}
    </Page>
  );
}
