import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { verifyIssued } from '#renderer/api/issuedDocuments.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { RunningJobs } from '#renderer/ui/RunningJobs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { localMoment } from './localMoment.ts';
import styles from './SignDialog.module.css';
import { KeyFileMeans } from './SignKeyFile.tsx';
import { TokenMeans } from './SignToken.tsx';
import type { VerificationResult } from './VerificationPanel.tsx';

type Means = CallInput<'signing.sign'>['means'];
type Kind = Means['kind'];
type Role = CallInput<'signing.sign'>['role'];
type Report = VerificationResult['report'];

const ROLES: readonly Role[] = ['issuer', 'cosigner', 'reviewer'];

type Props = {
  readonly id: string;
  /** The bytes on screen; somebody else's signature in between answers a conflict. */
  readonly sha256: string;
  onClose(): void;
  onSigned(): void;
};

/** Signs an issued document: as whom, with what, and what that is worth (official-documents.md §6). */
export function SignDialog({ id, sha256, onClose, onSigned }: Props) {
  const { t } = useText();
  const means = useCall('signing.means', {});
  const [report, setReport] = useState<Report | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let gone = false;
    verifyIssued(id).then(
      ({ result }) => !gone && setReport(result.report),
      (error: unknown) => !gone && setFailure(error),
    );
    return () => {
      gone = true;
    };
  }, [id]);
  return (
    <Modal opened title={t('signing.title')} onClose={onClose} size={640} closeOnClickOutside={false}>
      <Stack>
        <ErrorNotice error={failure ?? means.error} />
        {failure === null && report === null && <LoadingState label={t('signing.reading')} />}
        {report !== null && <PresentSignatures report={report} />}
        {report !== null && means.data !== undefined && !isFinal(report) && (
          <SignForm
            id={id}
            sha256={sha256}
            first={report.signatures.length === 0}
            means={means.data}
            onClose={onClose}
            onSigned={onSigned}
          />
        )}
      </Stack>
    </Modal>
  );
}

function isFinal(report: Report): boolean {
  return report.signatures.some((one) => one.kind === 'certification' && one.permission === 1);
}

/** Who signed so far, in the order of signing. */
function PresentSignatures({ report }: { readonly report: Report }) {
  const { t } = useText();
  return (
    <div>
      <p className={styles.presentTitle}>{t('signing.present')}</p>
      {report.signatures.length === 0 && <p>{t('signing.presentNone')}</p>}
      <ol className={styles.present}>
        {report.signatures.map((one, index) => (
          <li key={`${one.fieldName} ${one.revision}`}>
            {t('signing.presentLine', {
              order: index + 1,
              field: one.fieldName,
              name: one.signer,
              time: one.claimedTime === null ? '' : localMoment(one.claimedTime),
            })}
          </li>
        ))}
      </ol>
      {isFinal(report) && <Notice tone="behind">{t('signing.isFinal')}</Notice>}
    </div>
  );
}

/** Which means there are, in the order in which they are offered. */
function kindsOf({ office, own, national, libraries }: CallOutput<'signing.means'>): Kind[] {
  return [
    ...(own.present ? ['own' as const] : []),
    ...(office.present ? ['office' as const] : []),
    ...(libraries.length > 0 ? ['token' as const] : []),
    'keyFile' as const,
    ...(national.present ? ['national' as const] : []),
  ];
}

function SignForm({
  id,
  sha256,
  first,
  means,
  onClose,
  onSigned,
}: Props & { readonly first: boolean; readonly means: CallOutput<'signing.means'> }) {
  const { t } = useText();
  const kinds = kindsOf(means);
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'keyFile');
  const [role, setRole] = useState<Role>('cosigner');
  const [visible, setVisible] = useState(true);
  const [final, setFinal] = useState(false);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<Means | null>(null);
  /** Counted up after each attempt: the fields with password and PIN start empty again. */
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const ready: Means | null = kind === 'keyFile' || kind === 'token' ? chosen : { kind };
  const run = async () => {
    if (ready === null) return;
    setBusy(true);
    setFailure(null);
    try {
      // Not by the query client: it would keep what was handed in, the PIN with it.
      const answer = await runJob(
        'signing.sign',
        { documentId: id, expectedSha256: sha256, role, means: ready, visible, reason, final },
        'signing.running',
      );
      const text = { field: answer.fieldName, name: answer.signerName };
      announce(t(visible && !answer.visible ? 'signing.doneInvisible' : 'signing.done', text));
      if (answer.report.signatures.at(-1)?.status === 'untrusted') announce(t('signing.untrusted'));
      onSigned();
    } catch (error) {
      setFailure(error);
    } finally {
      setChosen(null);
      setAttempt((count) => count + 1);
      setBusy(false);
    }
  };
  const changeKind = (value: string | null) => {
    const next = kinds.find((one) => one === value);
    if (next === undefined) return;
    setKind(next);
    setChosen(null);
    setFailure(null);
  };
  const names: Readonly<Record<Kind, string | null>> = {
    office: means.office.name,
    own: means.own.name,
    national: means.national.name,
    keyFile: null,
    token: null,
  };
  const labelOf = (one: Kind) => [t(`signing.means_${one}`), names[one]].filter((part) => part !== null).join('　');
  return (
    <>
      <p className={styles.worth}>{t('signing.worth')}</p>
      {kinds.length === 1 && <Notice>{t('signing.meansNone')}</Notice>}
      <Field label={t('signing.means')} required>
        <Select
          allowDeselect={false}
          disabled={busy}
          data={kinds.map((one) => ({ value: one, label: labelOf(one) }))}
          value={kind}
          onChange={changeKind}
        />
      </Field>
      {kind === 'national' && <Notice tone="behind">{t('signing.worthNational')}</Notice>}
      {kind !== 'national' && (
        <Field label={t('signing.role')} required>
          <Select
            allowDeselect={false}
            disabled={busy}
            data={ROLES.map((one) => ({ value: one, label: t(`signing.role_${one}`) }))}
            value={role}
            onChange={(value) => setRole(ROLES.find((one) => one === value) ?? role)}
          />
        </Field>
      )}
      {kind === 'keyFile' && <KeyFileMeans attempt={attempt} onChange={setChosen} />}
      {kind === 'token' && <TokenMeans attempt={attempt} libraries={means.libraries} onChange={setChosen} />}
      <Field label={t('signing.reason')} help={t('signing.reasonHelp')}>
        <TextInput maxLength={100} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </Field>
      <Checkbox
        label={t('signing.visible')}
        description={t('signing.visibleHelp')}
        checked={visible}
        onChange={(event) => setVisible(event.currentTarget.checked)}
      />
      {first && (
        <Checkbox
          label={t('signing.final')}
          description={t('signing.finalHelp')}
          checked={final}
          onChange={(event) => setFinal(event.currentTarget.checked)}
        />
      )}
      <div className={styles.foot}>
        <FailureNotice error={failure} />
        <Acts>
          {busy && (
            <span className={styles.progress}>
              <RunningJobs />
            </span>
          )}
          <Button variant="default" disabled={busy} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={ready === null} loading={busy} onClick={() => void run()}>
            {t('signing.run')}
          </Button>
        </Acts>
      </div>
    </>
  );
}
