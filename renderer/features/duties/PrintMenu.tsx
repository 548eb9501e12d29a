import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { DutyPaper } from '#shared/features/duties/duties.lists.ts';

type Props = {
  readonly at: string;
  /** Null: every group in force has a sheet. */
  readonly groupId: string | null;
  /** Opens the choice of people for letters; undefined when there is nobody. */
  readonly onLetters: (() => void) | undefined;
};

/** 打印: duty table and matrix on lying A4 or A3, responsibility letters. */
export function PrintMenu({ at, groupId, onLetters }: Props) {
  const { t } = useText();
  const make = async (name: 'duties.printTable' | 'duties.printMatrix', paper: DutyPaper) => {
    const input = { at, paper, ...(groupId === null ? {} : { leadingGroupId: groupId }) };
    const made = await runJob(name, input, 'duties.printing');
    if (made.sheets > made.wanted) {
      announce(t(paper === 'a4' ? 'duties.printedSheets' : 'duties.printedSheetsA3', { sheets: made.sheets }));
    }
    return made;
  };
  const print = (name: 'duties.printTable' | 'duties.printMatrix', paper: DutyPaper) =>
    void printFile(() => make(name, paper));
  const save = (paper: DutyPaper) =>
    void make('duties.printTable', paper)
      .then(({ file }) => saveFile(file))
      .catch(announceError);
  useCommands([
    {
      id: 'duties.print',
      label: 'duties.printTableA4',
      shortcut: 'Ctrl+P',
      canRun: () => true,
      run: () => print('duties.printTable', 'a4'),
    },
    {
      id: 'duties.printA3',
      label: 'duties.printTableA3',
      canRun: () => true,
      run: () => print('duties.printTable', 'a3'),
    },
  ]);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />}>
          {t('duties.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => print('duties.printTable', 'a4')}>{t('duties.printTableA4')}</Menu.Item>
        <Menu.Item onClick={() => print('duties.printTable', 'a3')}>{t('duties.printTableA3')}</Menu.Item>
        <Menu.Item onClick={() => save('a4')}>{t('duties.saveTableA4')}</Menu.Item>
        <Menu.Item onClick={() => save('a3')}>{t('duties.saveTableA3')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => print('duties.printMatrix', 'a4')}>{t('duties.printMatrixA4')}</Menu.Item>
        <Menu.Item onClick={() => print('duties.printMatrix', 'a3')}>{t('duties.printMatrixA3')}</Menu.Item>
        {onLetters !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={onLetters}>{t('duties.lettersTitle')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
