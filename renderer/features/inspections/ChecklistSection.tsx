import { ActionIcon, Button, Menu, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { presentRecord, sameValue } from '#renderer/ui/formConflict.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import type { CheckRow } from '#shared/features/inspections/checklist.ts';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';
import { CHECK_RESULTS, type CheckResult } from '#shared/features/inspections/inspections.lists.ts';
import { mergedRows, nextRowCode, storedRows } from './checklistForm.ts';
import styles from './inspections.module.css';

type Props = {
  readonly inspection: InspectionDetails;
  readonly findings: readonly InspectionFinding[];
  readonly editable: boolean;
  onEnterFinding(itemCode: string): void;
};

const KEYS: Readonly<Record<string, CheckResult>> = { 1: 'ok', 2: 'problem', 3: 'na' };

/** 检查表: filled in on the spot by keys; what is typed is kept as a draft until it is saved. */
export function ChecklistSection({ inspection, findings, editable, onEnterFinding }: Props) {
  const { t, label } = useText();
  const save = useCommand('inspections.saveChecklist');
  const templates = useCall('inspections.templates', {}, { enabled: editable });
  const [base, setBase] = useState({ rows: inspection.checklist, revision: inspection.revision });
  const [rows, setRows] = useState<readonly CheckRow[]>(inspection.checklist);
  const body = useRef<HTMLTableSectionElement>(null);
  const dirty = !sameValue(rows, base.rows);
  // Nothing typed here: the stored checklist is shown as it is now.
  if (!dirty && inspection.revision !== base.revision) {
    setBase({ rows: inspection.checklist, revision: inspection.revision });
    setRows(inspection.checklist);
  }
  // Something typed, and only another part of the inspection changed: that is no conflict of the checklist.
  else if (inspection.revision > base.revision && sameValue(inspection.checklist, base.rows))
    setBase({ rows: base.rows, revision: inspection.revision });
  const draft = useFormDraft({
    key: `inspection:${inspection.id}-checklist`,
    title: t('inspections.draftTitle', { name: inspection.organizationName }),
    base,
    form: rows,
    dirty,
    onTake: (kept, typed) => {
      setBase(kept);
      setRows(typed);
    },
  });
  const set = (code: string, part: Partial<CheckRow>) =>
    setRows((now) => now.map((row) => (row.code === code ? { ...row, ...part } : row)));
  const submit = () => {
    if (!dirty || save.isPending) return;
    const typed = rows.filter(({ text }) => text.trim() !== '');
    save.mutate(
      // The checklist as it was when typing began: what somebody else answered since is met, not overwritten.
      { id: inspection.id, expectedRevision: base.revision, rows: [...typed] },
      {
        onSuccess: ({ revision }) => {
          announce(t('inspections.checkSaved'));
          setRows(typed);
          setBase({ rows: [...typed], revision });
          void draft.savedHere();
        },
        // Somebody else saved meanwhile: his lines are taken in, and every line that was answered here keeps its answer.
        onError: (error) => {
          const present = presentRecord(error);
          if (present === null) return;
          setBase({ rows: [...(storedRows(present.values.checklist) ?? base.rows)], revision: present.revision });
          setRows(mergedRows(base.rows, rows, present.values.checklist));
        },
      },
    );
  };
  useCommands([
    {
      id: 'checklist.save',
      label: 'inspections.checkSave',
      shortcut: 'Ctrl+S',
      canRun: () => editable && dirty && !save.isPending,
      run: submit,
    },
  ]);
  const focusRow = (index: number) => {
    const row = body.current?.rows.item(index);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, index: number, code: string) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const result = KEYS[event.key];
    if (result !== undefined && editable) {
      set(code, { result });
      focusRow(Math.min(index + 1, rows.length - 1));
    } else if (event.key === 'ArrowDown') focusRow(Math.min(index + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') focusRow(Math.max(index - 1, 0));
    else return;
    event.preventDefault();
  };
  const addTemplate = (code: string) => {
    const template = templates.data?.templates.find((one) => one.code === code);
    const known = new Set(rows.map((row) => row.code));
    const added = (template?.items ?? [])
      .map((item) => ({ ...item, code: `${code}.${item.code}`, result: null, remark: null, findingId: null }))
      .filter((row) => !known.has(row.code));
    setRows([...rows, ...added]);
  };
  const answered = rows.filter(({ result }) => result !== null).length;
  const ofRow = (code: string) => findings.find(({ itemCode }) => itemCode === code);
  const stored = new Set(inspection.checklist.map(({ code }) => code));
  return (
    <Section
      title={t('inspections.checklist')}
      actions={
        <span className={styles.paper}>
          {dirty && (
            <StateBadge tone="behind" icon="pencil">
              {t('inspections.checkDirty')}
            </StateBadge>
          )}
          <span className={styles.dim}>{t('inspections.checkCount', { done: answered, total: rows.length })}</span>
          {editable && (
            <Button size="compact-sm" disabled={!dirty} loading={save.isPending} title="Ctrl+S" onClick={submit}>
              {t('inspections.checkSave')}
            </Button>
          )}
        </span>
      }
    >
      {draft.notice}
      {editable && rows.length > 0 && <p className={styles.dim}>{t('inspections.checkHelp')}</p>}
      {rows.length === 0 && <p className={styles.dim}>{t('inspections.checkNone')}</p>}
      {rows.length > 0 && (
        <div className={styles.scroll}>
          <table className={`${styles.table} ${styles.checks}`} aria-label={t('inspections.checklist')}>
            <thead>
              <tr>
                <th className={styles.checkNumber} />
                <th>{t('inspections.checkText')}</th>
                <th className={styles.checkBasis}>{t('inspections.checkBasis')}</th>
                <th className={styles.checkResult}>{t('inspections.checkResult')}</th>
                <th className={styles.checkRemark}>{t('inspections.checkRemark')}</th>
                <th className={styles.checkActs} />
              </tr>
            </thead>
            <tbody ref={body}>
              {rows.map((row, index) => {
                const finding = ofRow(row.code);
                return (
                  <tr
                    key={row.code}
                    tabIndex={0}
                    data-result={row.result ?? 'none'}
                    onKeyDown={(event) => onKey(event, index, row.code)}
                  >
                    <td className={styles.dim}>{index + 1}</td>
                    <td>
                      {stored.has(row.code) || !row.code.startsWith('own.') ? (
                        row.text
                      ) : (
                        <WatchedText>
                          <TextInput
                            aria-label={t('inspections.checkNewText')}
                            maxLength={300}
                            value={row.text}
                            onChange={(event) => set(row.code, { text: event.currentTarget.value })}
                          />
                        </WatchedText>
                      )}
                    </td>
                    <td className={styles.dim}>{row.basisText}</td>
                    <td>
                      {editable ? (
                        <SegmentedControl
                          size="xs"
                          aria-label={row.text}
                          data={CHECK_RESULTS.map((one) => ({
                            value: one,
                            label: label('inspectionResultLabels', one),
                          }))}
                          value={row.result ?? ''}
                          onChange={(next) =>
                            set(row.code, { result: CHECK_RESULTS.find((one) => one === next) ?? null })
                          }
                        />
                      ) : (
                        row.result !== null && label('inspectionResultLabels', row.result)
                      )}
                    </td>
                    <td>
                      {editable ? (
                        <WatchedText>
                          <Textarea
                            autosize
                            minRows={1}
                            maxRows={4}
                            aria-label={`${t('inspections.checkRemark')} ${index + 1}`}
                            maxLength={500}
                            value={row.remark ?? ''}
                            onChange={(event) => {
                              const { value } = event.currentTarget;
                              set(row.code, { remark: value === '' ? null : value });
                            }}
                          />
                        </WatchedText>
                      ) : (
                        row.remark
                      )}
                    </td>
                    <td>
                      {finding !== undefined && (
                        <StateBadge tone="accent" icon="flag">
                          {t('inspections.checkFinding', { seq: finding.seq })}
                        </StateBadge>
                      )}
                      {editable && row.result === 'problem' && finding === undefined && row.findingId === null && (
                        <Button
                          size="compact-sm"
                          variant="default"
                          disabled={dirty}
                          title={dirty ? t('inspections.checkDirty') : ''}
                          onClick={() => onEnterFinding(row.code)}
                        >
                          {t('inspections.checkToFinding')}
                        </Button>
                      )}
                      {editable && row.result === null && row.findingId === null && finding === undefined && (
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('inspections.checkRemove', { text: row.text })}
                          onClick={() => setRows(rows.filter(({ code }) => code !== row.code))}
                        >
                          <IconX size={14} aria-hidden />
                        </ActionIcon>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <FailureNotice error={save.error} />
      {editable && (
        <div className={styles.checkFoot}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              setRows([
                ...rows,
                { code: nextRowCode(rows), text: '', basisText: null, result: null, remark: null, findingId: null },
              ])
            }
          >
            {t('inspections.checkAdd')}
          </Button>
          <Menu>
            <Menu.Target>
              <Button size="compact-sm" variant="default">
                {t('inspections.checkAddTemplate')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(templates.data?.templates ?? [])
                .filter(({ active }) => active)
                .map(({ code, title }) => (
                  <Menu.Item key={code} onClick={() => addTemplate(code)}>
                    {title}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </Section>
  );
}
