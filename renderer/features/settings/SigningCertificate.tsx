import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { daysBetween } from '#renderer/ui/format.ts';
import { EmptyState, ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { FileInput } from '#shared/contract/primitives.ts';
import styles from './SettingsPage.module.css';

/** Days before its end from which the certificate asks for a successor. */
const SOON = 60;

/** The office's signing certificate, and its replacement by a PKCS#12 file. */
export function SigningCertificate({ signing }: { readonly signing: CallOutput<'settings.get'>['signing'] }) {
  const { t } = useText();
  const { today } = useSession();
  const can = useCan();
  return (
    <>
      <Section title={t('settings.signingTitle')}>
        {signing === null ? (
          <EmptyState title={t('settings.signingNone')} help={t('settings.signingHelp')} />
        ) : (
          <>
            {daysBetween(today, signing.notAfter.slice(0, 10)) <= SOON && (
              <Notice tone="behind">{t('settings.signingEnds', { date: signing.notAfter.slice(0, 10) })}</Notice>
            )}
            <Facts>
              <Fact label={t('settings.signingSubject')}>{signing.subject}</Fact>
              <Fact label={t('settings.signingIssuer')}>{signing.issuer}</Fact>
              <Fact label={t('settings.signingValid')}>
                {t('settings.signingValidRange', {
                  from: signing.notBefore.slice(0, 10),
                  to: signing.notAfter.slice(0, 10),
                })}
              </Fact>
              <Fact label={t('settings.signingSource')}>{t(`settings.source_${signing.source}`)}</Fact>
              <Fact label={t('settings.signingSerial')}>
                <span className={styles.hash}>{signing.serial}</span>
              </Fact>
              <Fact label={t('settings.signingFingerprint')} wide>
                <span className={styles.hash}>{signing.fingerprint}</span>
              </Fact>
            </Facts>
          </>
        )}
      </Section>
      {can('signing.manage') && <ImportCertificate />}
    </>
  );
}

function ImportCertificate() {
  const { t } = useText();
  const [source, setSource] = useState<FileInput | null>(null);
  const [password, setPassword] = useState('');
  const load = useJob('settings.importSigningKey', 'settings.signingImporting');
  const run = () => {
    if (source === null) return;
    load.mutate(
      { source, password },
      {
        onSuccess() {
          announce(t('settings.signingImported'));
          setSource(null);
          setPassword('');
        },
      },
    );
  };
  return (
    <Section title={t('settings.signingImport')}>
      <Stack>
        <FileDrop
          title={t('settings.signingFileTitle')}
          help={source === null ? t('settings.signingImportHelp') : (source.name ?? '')}
          extensions={['p12', 'pfx']}
          onFile={setSource}
        />
        {source !== null && (
          <>
            <Field label={t('settings.signingFile')}>
              <PlainText text={source.name ?? ''} />
            </Field>
            <Field label={t('settings.signingPassword')}>
              <PasswordInput
                autoFocus
                autoComplete="off"
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
            </Field>
            <ErrorNotice error={load.error} />
            <Acts>
              <Button loading={load.isPending} onClick={run}>
                {t('settings.signingRun')}
              </Button>
            </Acts>
          </>
        )}
      </Stack>
    </Section>
  );
}

function PlainText({ text, id }: { readonly text: string; readonly id?: string }) {
  return <output id={id}>{text}</output>;
}
