import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { TypicalCase } from '#shared/features/community/typicalCases.contract.ts';
import { CaseHistory } from './CaseHistory.tsx';
import styles from './community.module.css';

/** A case to read. */
export function CaseRecordView({ stored }: { readonly stored: TypicalCase }) {
  const { t, label } = useText();
  const [, go] = useLocation();
  const { id, title, heldOn, category, organizationName, officeName, exchangeYears, letters, text, voidReason } =
    stored;
  const print = () => printFile(() => runJob('typicalCases.print', { id }, 'typicalCases.printing'));
  useCommands([
    {
      ...{ id: 'case.print', label: 'typicalCases.print', shortcut: 'Ctrl+P' },
      ...{ canRun: () => true, run: () => void print() },
    },
  ]);
  return (
    <Page
      title={title}
      subtitle={t('typicalCases.letters', { count: letters })}
      actions={
        <>
          <Button variant="default" onClick={() => go('/community/cases')}>
            {t('typicalCases.back')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('typicalCases.print')}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        {voidReason !== null && <p className={styles.dim}>{t('community.voidedBecause', { reason: voidReason })}</p>}
        <Section title={t('typicalCases.basics')}>
          <Facts>
            <Fact label={t('caseFieldLabels.heldOn')}>{heldOn}</Fact>
            <Fact label={t('caseFieldLabels.category')}>
              {category === null ? null : label('activityCategoryLabels', category)}
            </Fact>
            <Fact label={t('caseFieldLabels.organizationId')}>{organizationName}</Fact>
            <Fact label={t('typicalCases.office')}>{officeName}</Fact>
            <Fact label={t('typicalCases.columnExchange')}>
              {exchangeYears.length === 0 ? null : t('typicalCases.exchangeYears', { years: exchangeYears.join('、') })}
            </Fact>
          </Facts>
        </Section>
        <Section title={t('typicalCases.text')}>
          <TextEditor label={t('typicalCases.text')} initial={text} onChange={() => undefined} readOnly />
        </Section>
        <AttachedFiles title={t('typicalCases.attachments')} ownerType="typical_case" ownerId={id} editable={false} />
        <CaseHistory stored={stored} />
      </div>
    </Page>
  );
}
