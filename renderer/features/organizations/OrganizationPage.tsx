import { Button } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconPrinter } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useLocation } from 'wouter';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { OrganizationActs } from '#renderer/app/organizationTabs.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { RecordHistory } from '#renderer/ui/RecordHistory.tsx';
import { TabBar } from '#renderer/ui/TabBar.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { AsAtPageBanner } from './AsAtBanner.tsx';
import { AsAtPicker } from './AsAtPicker.tsx';
import { asAtInput, registryPlace, useAsAtDay } from './asAtDay.ts';
import { DueStrip } from './DueStrip.tsx';
import { useFieldWords } from './fieldWords.ts';
import { OrganizationHead } from './OrganizationHead.tsx';
import { OrganizationView } from './OrganizationView.tsx';
import { OrganizationWarnings } from './OrganizationWarnings.tsx';
import { HISTORY, useOrganizationTab } from './useOrganizationTab.ts';
import { usePrintSheets } from './usePrintSheets.ts';

const TECHNICAL: ReadonlySet<string> = new Set(['establishedOnPrecision', 'filedOnPrecision', 'recordState']);

/** One organization on a page of its own: its head, and the tabs of everything kept for it, as now or as at a past day. */
export function OrganizationPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const [day, setDay] = useAsAtDay();
  const { data, error, refetch } = useCall('organizations.get', { id, ...asAtInput(day) });
  const chosen = useOrganizationTab(id);
  const voiding = useCommand('organizations.void');
  const sheets = usePrintSheets();
  const printSheet = () => void sheets.print({ ids: [id] });
  const organization = data?.organization;
  const editable =
    day === null && organization !== undefined && organization.recordState !== 'voided' && can('registry.write');
  const edit = () => go(`/organizations/${id}/edit`);
  const voidIt = async () => {
    if (organization === undefined) return;
    const reason = await askReason({
      title: t('organizations.voidTitle'),
      body: t('organizations.voidHelp'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await voiding.mutateAsync({ id, expectedRevision: organization.revision, reason });
      announce(t('organizations.voided'));
    } catch (failed) {
      announceError(failed);
    }
  };
  useCommands([
    { id: 'record.edit', label: 'common.edit', shortcut: 'F2', canRun: () => editable, run: edit },
    {
      id: 'record.back',
      label: 'common.back',
      shortcut: 'Escape',
      canRun: () => true,
      run: () => go(registryPlace.get()),
    },
    {
      id: 'record.print',
      label: 'organizationSheet.print',
      shortcut: 'Ctrl+P',
      canRun: () => organization !== undefined && day === null,
      run: printSheet,
    },
    {
      id: 'record.void',
      label: 'organizations.voidTitle',
      canRun: () => editable && can('registry.void'),
      run: () => void voidIt(),
    },
    ...chosen.commands,
  ]);
  return (
    <Page
      title={organization?.name ?? t('organizations.title')}
      subtitle={data !== undefined && <OrganizationHead answer={data} now={day === null} />}
      scroll={false}
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={14} />} onClick={() => go(registryPlace.get())}>
            {t('common.back')}
          </Button>
          <AsAtPicker />
          {organization !== undefined && (
            <Button
              variant="default"
              leftSection={<IconPrinter size={14} />}
              disabled={day !== null}
              loading={sheets.printing}
              onClick={printSheet}
            >
              {t('organizationSheet.print')}
            </Button>
          )}
          <Suspense fallback={null}>
            <OrganizationActs organizationId={id} editable={editable} />
          </Suspense>
          {editable && can('registry.void') && (
            <Button variant="default" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          )}
          {editable && (
            <Button leftSection={<IconPencil size={14} />} onClick={edit}>
              {t('common.edit')}
            </Button>
          )}
        </>
      }
    >
      {day !== null && <AsAtPageBanner day={day} onNow={() => setDay(null)} />}
      {day !== null && isCallError(error, 'not_found') ? (
        <Notice>{t('organizations.asAtNotFounded', { date: day })}</Notice>
      ) : (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
      {day === null && organization !== undefined && organization.recordState !== 'voided' && <DueStrip id={id} />}
      {data === undefined ? (
        error === null && <LoadingState />
      ) : (
        <TabBar label={t('organizationPage.tabs')} tabs={chosen.tabs} value={chosen.id} onChange={chosen.choose}>
          {day !== null && chosen.tab !== undefined && chosen.tab.ofDay !== true && (
            <Notice>{t('organizationPage.tabShowsNow')}</Notice>
          )}
          <Suspense fallback={<LoadingState />}>
            {chosen.tab !== undefined ? (
              <chosen.tab.Tab key={id} organizationId={id} editable={editable} />
            ) : chosen.id === HISTORY ? (
              <Changes id={id} />
            ) : (
              <Facts answer={data} now={day === null} />
            )}
          </Suspense>
        </TabBar>
      )}
    </Page>
  );
}

function Facts({ answer, now }: { readonly answer: CallOutput<'organizations.get'>; readonly now: boolean }) {
  return (
    <>
      {now && <OrganizationWarnings organization={answer.organization} />}
      <OrganizationView answer={answer} />
    </>
  );
}

/** Every change of the organization's own record. */
function Changes({ id }: { readonly id: string }) {
  const { t } = useText();
  const words = useFieldWords();
  return (
    <Section title={t('organizations.sectionHistory')}>
      <RecordHistory id={id} fieldLabel={words.field} valueText={words.value} hidden={TECHNICAL} />
    </Section>
  );
}
