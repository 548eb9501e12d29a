import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { type Command, useCommands } from '#renderer/ui/commands.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import {
  type EventKind,
  isOneOf,
  RECORDED_KINDS,
  type RecordedKind,
} from '#shared/features/organizationEvents/organizationEvents.lists.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { EventDialog } from './EventDialog.tsx';
import { useEventWords } from './eventWords.ts';

/** The palette names every act; the menu shows those that may be done now. */
const LABELS: Readonly<Record<Exclude<EventKind, 'name_changed'>, MessageKey>> = {
  established: 'organizationLabels.event_established',
  filed: 'organizationLabels.event_filed',
  changed: 'organizationLabels.event_changed',
  liquidation_started: 'organizationLabels.event_liquidation_started',
  cancelled: 'organizationLabels.event_cancelled',
  revoked: 'organizationLabels.event_revoked',
  license_revoked: 'organizationLabels.event_license_revoked',
  filing_ended: 'organizationLabels.event_filing_ended',
  list_abnormal_in: 'organizationLabels.event_list_abnormal_in',
  list_abnormal_out: 'organizationLabels.event_list_abnormal_out',
  list_serious_in: 'organizationLabels.event_list_serious_in',
  list_serious_out: 'organizationLabels.event_list_serious_out',
};

/** 登记事项 on the page of an organization: only what may follow now, each as a dialog of its own; a change leads into the form. */
export function EventActs({ organizationId, editable }: OrganizationTabProps) {
  const { t } = useText();
  const words = useEventWords();
  const [, go] = useLocation();
  const { data } = useCall('organizationEvents.allowed', { organizationId }, { enabled: editable });
  const [kind, setKind] = useState<RecordedKind | null>(null);
  const [opened, setOpened] = useState(false);
  const offered = (data?.acts ?? []).flatMap((act) =>
    act.refused === null && act.kind !== 'name_changed' ? [act.kind] : [],
  );
  const start = (chosen: EventKind) => {
    if (isOneOf(RECORDED_KINDS, chosen)) setKind(chosen);
    else go(`/organizations/${organizationId}/edit`);
  };
  useAskedForm(`event:${organizationId}-`, data !== undefined, (asked) => {
    const found = offered.find((one) => one === asked);
    if (found === undefined) return false;
    start(found);
    return true;
  });
  const commands: readonly Command[] = [
    {
      id: 'event.menu',
      label: 'organizationEvents.act',
      shortcut: 'Ctrl+Alt+E',
      canRun: () => offered.length > 0,
      run: () => setOpened(true),
    },
    ...offered.map((one) => ({
      id: `event:${one}`,
      label: LABELS[one],
      group: 'organizationEvents.act' as const,
      canRun: () => true,
      run: () => start(one),
    })),
  ];
  useCommands(commands);
  if (!editable || data === undefined || offered.length === 0) return null;
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />} title="Ctrl+Alt+E">
            {t('organizationEvents.act')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((one) => (
            <Menu.Item key={one} onClick={() => start(one)}>
              {words.kind(one)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {kind !== null && (
        <EventDialog
          key={kind}
          organizationId={organizationId}
          kind={kind}
          allowed={data}
          onClose={() => setKind(null)}
        />
      )}
    </>
  );
}
