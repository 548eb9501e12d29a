import { Button } from '@mantine/core';
import { call, hasNativeDialogs } from '#renderer/api/client.ts';
import { useCall, useCommand, useJob } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './SettingsPage.module.css';

/** The drivers of signing tokens that this office uses; only these are ever loaded. The page names no path: a system dialog does. */
export function TokenLibraries() {
  const { t } = useText();
  const can = useCan()('settings.write');
  const { data, error } = useCall('signing.tokenLibraries', {});
  const add = useCommand('signing.addTokenLibrary');
  const remove = useCommand('signing.removeTokenLibrary');
  const busy = add.isPending || remove.isPending;
  const added = { onSuccess: () => announce(t('signing.libraryAdded')), onError: announceError };
  const choose = async () => {
    try {
      // Any ending: drivers on Linux are called `libx.so.1.2`; whether it is one shows when it is added.
      const { file } = await call('dialogs.openFile', { title: t('signing.libraryChoose'), extensions: [] });
      if (file !== null) add.mutate({ source: file }, added);
    } catch (failure) {
      announceError(failure);
    }
  };
  return (
    <Section title={t('signing.librariesTitle')}>
      <Stack>
        <p>{t('signing.librariesHelp')}</p>
        <ErrorNotice error={error} />
        {data?.libraries.length === 0 && <p>{t('signing.librariesNone')}</p>}
        {data?.libraries.map((library) => (
          <div key={library.path}>
            <span className={styles.hash}>{library.path}</span>{' '}
            {can && (
              <Button
                size="compact-sm"
                variant="subtle"
                disabled={busy}
                onClick={() =>
                  remove.mutate(
                    { path: library.path },
                    { onSuccess: () => announce(t('signing.libraryRemoved')), onError: announceError },
                  )
                }
              >
                {t('signing.libraryRemove')}
              </Button>
            )}
            {library.problem !== null && (
              <Notice tone="behind">{t(`signing.libraryProblem_${library.problem}`)}</Notice>
            )}
          </div>
        ))}
        {can && data !== undefined && data.known.length > 0 && <p>{t('signing.libraryFound')}</p>}
        {can &&
          data?.known.map((library, known) => (
            <div key={library.path}>
              {library.name}　<span className={styles.hash}>{library.path}</span>{' '}
              <Button size="compact-sm" variant="default" disabled={busy} onClick={() => add.mutate({ known }, added)}>
                {t('signing.libraryAdd')}
              </Button>
            </div>
          ))}
        {can && hasNativeDialogs && (
          <Acts>
            <Button variant="default" loading={busy} onClick={() => void choose()}>
              {t('signing.libraryChoose')}
            </Button>
          </Acts>
        )}
        {can && !hasNativeDialogs && <p>{t('signing.libraryDialogOnly')}</p>}
      </Stack>
    </Section>
  );
}

/** The office's SM2 certificate for the second signature (official-documents.md §6.9). */
export function NationalIdentity() {
  const { t } = useText();
  const can = useCan()('signing.manage');
  const { data, error } = useCall('signing.nationalIdentity', {});
  const create = useJob('signing.createNationalIdentity', 'signing.nationalCreating');
  const certificate = data?.certificate ?? null;
  return (
    <Section title={t('signing.nationalTitle')}>
      <Stack>
        <p>{t('signing.nationalHelp')}</p>
        <ErrorNotice error={error ?? create.error} />
        {data !== undefined && certificate === null && <p>{t('signing.nationalNone')}</p>}
        {certificate !== null && (
          <Facts>
            <Fact label={t('signing.subject')} wide>
              {certificate.subject}
            </Fact>
            <Fact label={t('signing.issuer')} wide>
              {certificate.issuer}
            </Fact>
            <Fact label={t('signing.validity')}>
              {t('signing.validRange', {
                from: certificate.notBefore.slice(0, 10),
                to: certificate.notAfter.slice(0, 10),
              })}
            </Fact>
          </Facts>
        )}
        {can && certificate === null && data !== undefined && (
          <Acts>
            <Button
              loading={create.isPending}
              onClick={() => create.mutate({}, { onSuccess: () => announce(t('signing.nationalCreated')) })}
            >
              {t('signing.nationalCreate')}
            </Button>
          </Acts>
        )}
      </Stack>
    </Section>
  );
}
