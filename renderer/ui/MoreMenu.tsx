import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useText } from './text.tsx';

type Act = {
  /** In words; each stands once. */
  readonly label: string;
  readonly enabled?: boolean;
  readonly shortcut?: string;
  run(): void;
};

/** 更多: what can be made of a record beside its next act, and voiding it, apart from the others. */
export function MoreMenu({
  label,
  busy,
  acts,
  onVoid,
}: {
  readonly label: string;
  readonly busy: boolean;
  readonly acts: readonly Act[];
  /** Null where it may not be voided. */
  readonly onVoid: (() => void) | null;
}) {
  const { t } = useText();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" disabled={busy} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ label: words, enabled = true, shortcut, run }) => (
          <Menu.Item key={words} disabled={!enabled} rightSection={shortcut} onClick={run}>
            {words}
          </Menu.Item>
        ))}
        {onVoid !== null && (
          <>
            <Menu.Divider />
            <Menu.Item color="red" onClick={onVoid}>
              {t('common.void')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
