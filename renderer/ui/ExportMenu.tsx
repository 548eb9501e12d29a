import { Button, Menu } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import type { ExportFormat } from '#shared/features/exports/exports.contract.ts';

type WithoutFormat<Request> = Request extends unknown ? Omit<Request, 'format'> : never;
/** The list, the input of its query as the page asks it, and the columns shown; without columns: all of them. */
export type ExportedList = WithoutFormat<CallInput<'exports.list'>>;

/** 导出: the list as filtered, as an Excel or CSV file. Progress and cancel stand in the status line. */
export function ExportMenu(exported: ExportedList) {
  const { t } = useText();
  const can = useCan();
  const [running, setRunning] = useState(false);
  const start = async (format: ExportFormat) => {
    if (running) return;
    setRunning(true);
    try {
      const { file, rows } = await runJob('exports.list', { ...exported, format }, 'exports.exporting');
      if (await saveFile(file)) announce(t('exports.saved', { count: rows }));
    } catch (failed) {
      if (!isCallError(failed, 'cancelled')) announceError(failed);
    } finally {
      setRunning(false);
    }
  };
  const allowed = can('exports.list');
  useCommands([
    { id: 'list.excel', label: 'exports.excel', canRun: () => allowed, run: () => void start('xlsx') },
    { id: 'list.csv', label: 'exports.csv', canRun: () => allowed, run: () => void start('csv') },
  ]);
  if (!allowed) return null;
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" loading={running} leftSection={<IconTableExport size={15} aria-hidden />}>
          {t('exports.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void start('xlsx')}>{t('exports.excel')}</Menu.Item>
        <Menu.Item onClick={() => void start('csv')}>{t('exports.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
