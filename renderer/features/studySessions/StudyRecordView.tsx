import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory, storedJson } from '#renderer/ui/FoldedHistory.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { MakeUpDialog } from './MakeUpDialog.tsx';
import styles from './Study.module.css';
import { StudyState } from './StudyState.tsx';
import type { StudyRecord } from './studyForm.ts';

/** A session to read: what was studied, who came, who made it up and when. */
export function StudyRecordView({ record }: { readonly record: StudyRecord }) {
  const { t, label, known } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const { session, makeUps } = record;
  const { id, revision, attendance, absent, participants, madeUp } = session;
  const [adding, setAdding] = useState(false);
  const isFinal = session.recordState === 'final';
  const canWrite = can('meetings.write') && isFinal;
  const voidWith = async (
    title: 'voidTitle' | 'makeUpVoid',
    body: 'voidBody' | 'makeUpVoidBody',
    run: (reason: string) => Promise<unknown>,
  ) => {
    const reason = await askReason({
      title: t(`studySessions.${title}`),
      body: t(`studySessions.${body}`),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await run(reason);
      announce(t('studySessions.voided'));
    } catch (error) {
      announceError(error);
    }
  };
  const print = () => printFile(() => runJob('studySessions.printRecord', { id }, 'studySessions.printingRecord'));
  useCommands([
    {
      id: 'study.print',
      label: 'studySessions.printRecord',
      shortcut: 'Ctrl+P',
      canRun: () => true,
      run: () => void print(),
    },
    {
      id: 'study.makeUp',
      label: 'studySessions.makeUpAdd',
      canRun: () => canWrite && madeUp < absent,
      run: () => setAdding(true),
    },
  ]);
  const counts = t('studySessions.countsText', { due: participants + absent, participants, absent, madeUp });
  const present = attendance.filter((one) => one.present);
  const missing = attendance.filter((one) => !one.present);
  const madeUpOn = new Map(makeUps.filter((one) => one.voidReason === null).map((one) => [one.memberId, one.madeUpOn]));
  return (
    <Page
      title={session.topic ?? t('studySessions.untitled')}
      subtitle={
        <>
          {label('studyKindLabels', session.kind)} <StudyState state={session.recordState} />
        </>
      }
      actions={
        <>
          {canWrite && (
            <Button
              variant="subtle"
              color="red"
              onClick={() =>
                void voidWith('voidTitle', 'voidBody', (reason) =>
                  call('studySessions.void', { id, expectedRevision: revision, reason }),
                )
              }
            >
              {t('common.void')}
            </Button>
          )}
          <Button variant="default" onClick={() => go('/meetings/study')}>
            {t('studySessions.leaveDraft')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('studySessions.printRecord')}
          </Button>
        </>
      }
    >
      <div className={styles.record}>
        <Section title={t('studySessions.basics')}>
          <Facts>
            <Fact label={t('studySessions.heldOn')}>{session.heldOn}</Fact>
            <Fact label={t('studySessions.hours')}>
              {session.hours === null ? null : t('studySessions.hoursCount', { hours: session.hours })}
            </Fact>
            <Fact label={t('studySessions.place')}>{session.place}</Fact>
            <Fact label={t('studySessions.chair')}>{session.chairName}</Fact>
            <Fact label={t('studySessions.recorder')}>{session.recorderName}</Fact>
            <Fact label={t('studySessions.attendance')} wide>
              {counts}
            </Fact>
            {present.length > 0 && (
              <Fact label={t('studySessions.present')} wide>
                {present.map(({ name }) => name).join('、')}
              </Fact>
            )}
          </Facts>
          {session.voidReason !== null && (
            <p className={styles.dim}>{t('studySessions.voidedBecause', { reason: session.voidReason })}</p>
          )}
        </Section>
        {absent > 0 && (
          <Section
            title={t('studySessions.makeUps')}
            actions={
              canWrite &&
              madeUp < absent && (
                <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
                  {t('studySessions.makeUpAdd')}
                </Button>
              )
            }
          >
            <p className={styles.dim}>
              {madeUp < absent
                ? t('studySessions.makeUpOpen', { count: absent - madeUp })
                : t('studySessions.makeUpAll')}
            </p>
            {missing.length > 0 && (
              <table className={styles.people}>
                <thead>
                  <tr>
                    <th style={{ width: 140 }}>{t('studySessions.columnName')}</th>
                    <th>{t('studySessions.columnPost')}</th>
                    <th>{t('studySessions.columnReason')}</th>
                    <th style={{ width: 120 }}>{t('studySessions.columnMadeUp')}</th>
                  </tr>
                </thead>
                <tbody>
                  {missing.map(({ memberId, name, post, absentReason }) => (
                    <tr key={memberId}>
                      <td>{name}</td>
                      <td>{post}</td>
                      <td>{absentReason}</td>
                      <td>{madeUpOn.get(memberId) ?? t('studySessions.notMadeUp')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {makeUps.length > 0 && (
              <table className={styles.people}>
                <thead>
                  <tr>
                    <th style={{ width: 140 }}>{t('studySessions.makeUpOn')}</th>
                    <th style={{ width: 160 }}>{t('studySessions.makeUpWho')}</th>
                    <th>{t('studySessions.makeUpNote')}</th>
                    <th style={{ width: 96 }} aria-label={t('common.void')} />
                  </tr>
                </thead>
                <tbody>
                  {makeUps.map((one) => (
                    <tr key={one.id} data-quiet={one.voidReason !== null}>
                      <td>{one.madeUpOn}</td>
                      <td>{one.memberName ?? t('studySessions.makeUpPeople', { count: one.headcount })}</td>
                      <td>
                        {one.voidReason === null
                          ? one.note
                          : t('studySessions.voidedBecause', { reason: one.voidReason })}
                      </td>
                      <td>
                        {canWrite && one.voidReason === null && (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            color="red"
                            onClick={() =>
                              void voidWith('makeUpVoid', 'makeUpVoidBody', (reason) =>
                                call('studySessions.voidMakeUp', {
                                  id: one.id,
                                  expectedRevision: one.revision,
                                  reason,
                                }),
                              )
                            }
                          >
                            {t('common.void')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
        )}
        {session.contentText !== null && (
          <Section title={t('studySessions.contentText')}>
            <p className={styles.text}>{session.contentText}</p>
          </Section>
        )}
        {session.discussionText !== null && (
          <Section title={t('studySessions.discussionText')}>
            <p className={styles.text}>{session.discussionText}</p>
          </Section>
        )}
        <AttachedFiles
          title={t('attachments.title')}
          ownerType="study_session"
          ownerId={id}
          editable={can('registry.write') && session.recordState !== 'voided'}
        />
        <FoldedHistory
          id={id}
          fieldLabel={(field) => known(`studyFieldLabels.${field}`) ?? field}
          valueText={(field, value) => {
            if (field === 'kind') return label('studyKindLabels', String(value));
            const list = storedJson(value);
            if (Array.isArray(list))
              return list
                .map((one) => (typeof one === 'object' && one !== null && 'name' in one ? String(one.name) : ''))
                .join('、');
            return known(`organizationLabels.${field}_${String(value)}`) ?? String(value);
          }}
        />
      </div>
      {adding && <MakeUpDialog record={record} onClose={() => setAdding(false)} />}
    </Page>
  );
}
