import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Sheet } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { About } from './About.tsx';
import { Account } from './Account.tsx';
import { Appearance } from './Appearance.tsx';
import { CertificatesAndTrust } from './CertificatesAndTrust.tsx';
import { DataExport } from './DataExport.tsx';
import { ExtraFieldsSettings } from './ExtraFieldsSettings.tsx';
import { OfficeSettings } from './OfficeSettings.tsx';
import { OfficialLayoutSettings } from './OfficialLayoutSettings.tsx';
import styles from './SettingsPage.module.css';
import { SigningCertificate } from './SigningCertificate.tsx';
import { NationalIdentity, TokenLibraries } from './TokenLibraries.tsx';

const TABS = [
  { id: 'office', label: 'settings.tabOffice' },
  { id: 'extraFields', label: 'extraFields.title' },
  { id: 'calendars', label: 'workingCalendars.title' },
  { id: 'layout', label: 'officialLayout.title' },
  { id: 'signing', label: 'settings.tabSigning' },
  { id: 'trust', label: 'certificates.tab', permission: 'signing.manage' },
  { id: 'export', label: 'exports.tab', permission: 'exports.dump' },
  { id: 'account', label: 'settings.tabAccount' },
  { id: 'appearance', label: 'settings.tabAppearance' },
  { id: 'about', label: 'settings.tabAbout' },
] as const;

/** Office, signing certificate, own account, language and appearance, about. */
export function SettingsPage() {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const [tab, setTab] = useState<string>('office');
  const settings = useCall('settings.get', {});
  const needsSettings = tab === 'office' || tab === 'layout' || tab === 'signing';
  return (
    <Page title={t('settings.title')} scroll={false}>
      <Tabs
        value={tab}
        onChange={(value) => (value === 'calendars' ? go('/settings/calendars') : setTab(value ?? 'office'))}
        className={styles.tabs}
      >
        <Tabs.List>
          {TABS.filter((item) => !('permission' in item) || can(item.permission)).map((item) => (
            <Tabs.Tab key={item.id} value={item.id}>
              {t(item.label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div className={styles.body}>
        <Sheet>
          {needsSettings && settings.error !== null && (
            <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
          )}
          {needsSettings && settings.isPending && <LoadingState />}
          {tab === 'office' && settings.data !== undefined && (
            <OfficeSettings key={settings.data.office.revision} office={settings.data.office} />
          )}
          {tab === 'layout' && settings.data !== undefined && (
            <OfficialLayoutSettings key={settings.data.office.revision} office={settings.data.office} />
          )}
          {tab === 'extraFields' && <ExtraFieldsSettings />}
          {tab === 'signing' && settings.data !== undefined && <SigningCertificate signing={settings.data.signing} />}
          {tab === 'signing' && <NationalIdentity />}
          {tab === 'signing' && <TokenLibraries />}
          {tab === 'trust' && <CertificatesAndTrust />}
          {tab === 'export' && <DataExport />}
          {tab === 'account' && <Account />}
          {tab === 'appearance' && <Appearance />}
          {tab === 'about' && <About />}
        </Sheet>
      </div>
    </Page>
  );
}
