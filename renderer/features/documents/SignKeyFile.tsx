import { Button, PasswordInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { Acts } from '#renderer/ui/Card.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import type { FileInput } from '#shared/contract/primitives.ts';
import styles from './SignDialog.module.css';

type Props = {
  /** Another number: the password starts empty again. */
  readonly attempt: number;
  onChange(means: CallInput<'signing.sign'>['means'] | null): void;
};

/** A key file with its password; whose certificate it holds is shown before it signs (official-documents.md §6.6). */
export function KeyFileMeans({ attempt, onChange }: Props) {
  const { t, known } = useText();
  const [source, setSource] = useState<FileInput | null>(null);
  const [password, setPassword] = useState('');
  const [facts, setFacts] = useState<CallOutput<'signing.inspectKeyFile'> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const forget = () => {
    setFacts(null);
    setFailure(null);
    onChange(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt, and nothing else, empties the password
  useEffect(() => {
    setPassword('');
    setFacts(null);
  }, [attempt]);
  const inspect = async () => {
    if (source === null) return;
    setBusy(true);
    forget();
    try {
      setFacts(await runJob('signing.inspectKeyFile', { source, password }, 'signing.inspecting'));
      onChange({ kind: 'keyFile', source, password });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const usage = facts?.keyUsage?.map((one) => known(`signing.keyUsage_${one}`) ?? one).join('、');
  return (
    <>
      <FileDrop
        title={t('signing.keyFileTitle')}
        help={source === null ? t('signing.keyFileHelp') : (source.name ?? '')}
        extensions={['p12', 'pfx']}
        onFile={(file) => {
          setSource(file);
          forget();
        }}
      />
      {source !== null && (
        <>
          <Field label={t('signing.keyFilePassword')} required>
            <PasswordInput
              autoComplete="off"
              value={password}
              onChange={(event) => {
                setPassword(event.currentTarget.value);
                forget();
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') void inspect();
              }}
            />
          </Field>
          <ErrorNotice error={failure} />
          {facts === null ? (
            <Acts>
              <Button variant="default" loading={busy} onClick={() => void inspect()}>
                {t('signing.inspect')}
              </Button>
            </Acts>
          ) : (
            <Facts>
              <Fact label={t('signing.subject')} wide>
                {facts.subject}
              </Fact>
              <Fact label={t('signing.issuer')} wide>
                {facts.issuer}
              </Fact>
              <Fact label={t('signing.serial')} wide>
                <span className={styles.code}>{facts.serial}</span>
              </Fact>
              <Fact label={t('signing.validity')}>
                {t('signing.validRange', { from: facts.notBefore.slice(0, 10), to: facts.notAfter.slice(0, 10) })}
              </Fact>
              <Fact label={t('signing.keyUsage')}>{usage ?? t('signing.keyUsageAny')}</Fact>
            </Facts>
          )}
        </>
      )}
    </>
  );
}
