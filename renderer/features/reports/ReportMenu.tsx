import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useText } from '#renderer/ui/text.tsx';
import type { ReportActs } from './useReportActs.tsx';

/** 更多: what can be made of a report, and voiding it. */
export function ReportMenu({ acts }: { readonly acts: ReportActs }) {
  const { t } = useText();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" disabled={acts.busy} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('reports.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.more.map(({ label, enabled, run }, index) => (
          <Menu.Item key={label} disabled={!enabled} rightSection={index === 0 ? 'Ctrl+P' : undefined} onClick={run}>
            {t(label)}
          </Menu.Item>
        ))}
        {acts.may.void && (
          <>
            <Menu.Divider />
            <Menu.Item color="red" onClick={acts.void}>
              {t('common.void')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
