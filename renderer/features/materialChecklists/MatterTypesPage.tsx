import { Button } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { mayLeaveForm } from '#renderer/ui/mayLeaveForm.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import styles from './Materials.module.css';
import { MatterEditor } from './MatterEditor.tsx';

/** 材料清单: every matter at the left, the list of the chosen one at the right. */
export function MatterTypesPage() {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const { data, error, refetch } = useCall('materialChecklists.matters', {});
  const [chosen, setChosen] = useState<string | 'new' | null>(null);
  const matters = data?.matters ?? [];
  const shown = chosen ?? matters[0]?.code ?? null;
  const matter = matters.find(({ code }) => code === shown) ?? null;
  const editable = can('registry.write');
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (shown !== null) current.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  useAskedForm('matter:', data !== undefined, (code) => {
    if (!editable || (code !== 'new' && matters.every((one) => one.code !== code))) return false;
    setChosen(code);
    return true;
  });
  const back = () => go('/organizations/materials');
  const choose = async (code: string) => {
    if (await mayLeaveForm(t)) setChosen(code);
  };
  useCommands([
    { id: 'matters.back', label: 'common.back', shortcut: 'Escape', canRun: () => true, run: back },
    {
      id: 'matters.new',
      label: 'materialChecklists.typeNew',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => editable,
      run: () => void choose('new'),
    },
  ]);
  return (
    <Page
      title={t('materialChecklists.typesTitle')}
      scroll={false}
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
            {t('common.back')}
          </Button>
          {editable && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => void choose('new')}
            >
              {t('materialChecklists.typeNew')}
            </Button>
          )}
        </>
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <div className={styles.split}>
          <nav className={styles.matters} aria-label={t('materialChecklists.typesTitle')}>
            {matters.map((one) => (
              <button
                key={one.code}
                type="button"
                ref={one.code === shown ? current : null}
                className={styles.matter}
                aria-current={one.code === shown}
                onClick={() => void choose(one.code)}
              >
                {one.title}
                <small>
                  {one.version === 0
                    ? t('materialChecklists.versionDefault')
                    : t('materialChecklists.version', { version: one.version })}
                  {one.openCases > 0 && ` · ${t('materialChecklists.openCases', { count: one.openCases })}`}
                  {!one.active && ` · ${t('materialChecklists.retired')}`}
                </small>
              </button>
            ))}
          </nav>
          <div className={styles.editor}>
            <MatterEditor
              key={shown}
              matter={shown === 'new' ? null : matter}
              editable={editable}
              onSaved={(code) => setChosen(code)}
            />
          </div>
        </div>
      )}
    </Page>
  );
}
