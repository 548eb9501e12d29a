import { Button, Menu } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useState } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { InviteDialog } from './InviteDialog.tsx';

type Props = {
  /** Null: the empty forms. */
  readonly meetingId: string | null;
  readonly revision: number | null;
  /** Papers are made of what is stored. */
  readonly dirty?: boolean;
  /** A notice is drafted only for a meeting that is to be held. */
  readonly canInvite?: boolean;
};

/** 会议材料: notice, sign-in sheet and agenda of a meeting, or the empty forms. */
export function PapersMenu({ meetingId, revision, dirty = false, canInvite = false }: Props) {
  const { t } = useText();
  const can = useCan();
  const [inviting, setInviting] = useState(false);
  const target = meetingId === null ? {} : { meetingId };
  const print = (name: 'meetingPapers.signInSheet' | 'meetingPapers.agendaSheet') =>
    void printFile(() => runJob(name, target, 'meetingConduct.drawing'));
  const mayInvite = canInvite && meetingId !== null && can('meetings.write');
  useCommands([
    {
      id: 'meeting.signIn',
      label: 'meetingConduct.signInSheet',
      canRun: () => !dirty,
      run: () => print('meetingPapers.signInSheet'),
    },
    {
      id: 'meeting.agendaSheet',
      label: 'meetingConduct.agendaSheet',
      canRun: () => !dirty,
      run: () => print('meetingPapers.agendaSheet'),
    },
    {
      id: 'meeting.invite',
      label: 'meetingConduct.invite',
      canRun: () => mayInvite && !dirty,
      run: () => setInviting(true),
    },
  ]);
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconFiles size={15} aria-hidden />}>
            {t('meetingConduct.papers')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {dirty && <Menu.Label>{t('meetingConduct.saveFirst')}</Menu.Label>}
          {mayInvite && (
            <Menu.Item disabled={dirty} onClick={() => setInviting(true)}>
              {t('meetingConduct.invite')}
            </Menu.Item>
          )}
          <Menu.Item disabled={dirty} onClick={() => print('meetingPapers.agendaSheet')}>
            {t(meetingId === null ? 'meetingConduct.agendaSheetBlank' : 'meetingConduct.agendaSheet')}
          </Menu.Item>
          <Menu.Item disabled={dirty} onClick={() => print('meetingPapers.signInSheet')}>
            {t(meetingId === null ? 'meetingConduct.signInSheetBlank' : 'meetingConduct.signInSheet')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {inviting && meetingId !== null && revision !== null && (
        <InviteDialog meetingId={meetingId} revision={revision} onClose={() => setInviting(false)} />
      )}
    </>
  );
}
