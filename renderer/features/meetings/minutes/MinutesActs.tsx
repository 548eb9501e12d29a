import { Button, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { ExcerptDialog } from './ExcerptDialog.tsx';
import { KeepVersionDialog } from './KeepVersionDialog.tsx';

type Props = {
  /** Null for a meeting that is not stored yet: its record can be printed all the same. */
  readonly meetingId: string | null;
  /** Revision of a stored draft, from which a version may be kept; null for final minutes. */
  readonly revision: number | null;
  /** What stands unsaved on the screen; left out: what is stored is printed. */
  contentNow?(): CallInput<'minutes.record'>['content'];
  readonly isFinal: boolean;
};

/** 更多: what can be made of minutes besides themselves, and their versions. */
export function MinutesActs({ meetingId, revision, contentNow, isFinal }: Props) {
  const { t } = useText();
  const can = useCan();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<'excerpt' | 'version' | null>(null);
  const close = () => setOpen(null);
  const printRecord = () =>
    void printFile(() =>
      runJob(
        'minutes.record',
        { ...(meetingId === null ? {} : { meetingId }), content: contentNow?.() },
        'minutes.drawingRecord',
      ),
    );
  const toVersions = () => navigate(`/meetings/${meetingId}/versions`);
  useCommands([
    { id: 'minutes.record', label: 'minutes.printRecord', canRun: () => true, run: printRecord },
    { id: 'minutes.versions', label: 'minutes.versionsTitle', canRun: () => meetingId !== null, run: toVersions },
  ]);
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDotsVertical size={14} aria-hidden />}>
            {t('minutes.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={printRecord}>{t('minutes.printRecord')}</Menu.Item>
          {meetingId !== null && (
            <>
              <Menu.Item onClick={() => setOpen('excerpt')}>{t('minutes.excerptTitle')}</Menu.Item>
              <Menu.Item onClick={toVersions}>{t('minutes.versionsTitle')}</Menu.Item>
            </>
          )}
          {meetingId !== null && revision !== null && can('meetings.write') && (
            <Menu.Item onClick={() => setOpen('version')}>{t('minutes.keepVersion')}</Menu.Item>
          )}
          {meetingId !== null && isFinal && can('meetings.write') && (
            <Menu.Item onClick={() => navigate(placeWith('/meetings/corrections/new', { meeting: meetingId }))}>
              {t('minutes.correctionNew')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'excerpt' && meetingId !== null && <ExcerptDialog meetingId={meetingId} onClose={close} />}
      {open === 'version' && meetingId !== null && revision !== null && (
        <KeepVersionDialog meetingId={meetingId} revision={revision} onClose={close} />
      )}
    </>
  );
}
