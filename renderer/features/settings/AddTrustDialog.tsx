import { Button, Modal, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand, useJob } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { TrustCandidate } from '#shared/features/trust/trust.contract.ts';
import {
  CONFIRMATION_WAYS,
  type ConfirmationWay,
  LEAST_DIGITS,
  typedDigits,
  typedFingerprintIssue,
} from '#shared/features/trust/trust.rules.ts';
import { useValidity } from './CertificateParts.tsx';
import styles from './CertificateTables.module.css';

/**
 * Trusts another office's certificate: read the file, choose the certificate, type its fingerprint from paper. The fingerprint of
 * the file is not shown before: it would be copied from the screen instead of compared.
 */
export function AddTrustDialog({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const inspect = useJob('trust.inspect', 'trust.reading');
  const candidates = inspect.data?.candidates ?? [];
  const [chosen, setChosen] = useState(0);
  const candidate = candidates[chosen];
  return (
    <Modal opened title={t('trust.addTitle')} onClose={onClose} size={620}>
      <Stack>
        {candidate === undefined ? (
          <>
            <FileDrop
              title={t('trust.file')}
              help={t('trust.fileHelp')}
              extensions={['cer', 'crt', 'pem', 'p7b', 'pdf']}
              onFile={(source) => inspect.mutate({ source })}
            />
            <FailureNotice error={inspect.error} />
          </>
        ) : (
          <>
            {candidates.length > 1 && <CandidateChoice candidates={candidates} chosen={chosen} onChoose={setChosen} />}
            <ConfirmForm key={candidate.fingerprint} candidate={candidate} onClose={onClose} />
          </>
        )}
      </Stack>
    </Modal>
  );
}

function CandidateChoice({
  candidates,
  chosen,
  onChoose,
}: {
  readonly candidates: readonly TrustCandidate[];
  readonly chosen: number;
  onChoose(index: number): void;
}) {
  const { t, label } = useText();
  return (
    <Radio.Group
      label={t('trust.which', { count: candidates.length })}
      value={String(chosen)}
      onChange={(value) => onChoose(Number(value))}
    >
      {candidates.map((one, index) => (
        <Radio
          key={one.fingerprint}
          mt={4}
          value={String(index)}
          label={[label('trustKindLabels', one.kind), one.name].filter(Boolean).join('：')}
        />
      ))}
    </Radio.Group>
  );
}

function ConfirmForm({ candidate, onClose }: { readonly candidate: TrustCandidate; onClose(): void }) {
  const { t, label, known } = useText();
  const validity = useValidity();
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const [confirmedBy, setConfirmedBy] = useState('');
  const [confirmedHow, setConfirmedHow] = useState<ConfirmationWay | null>(null);
  const [note, setNote] = useState('');
  const add = useCommand('trust.add');
  const issue = typedFingerprintIssue(candidate.fingerprint, typed);
  const who = confirmedBy.trim();
  const ready = issue === null && [...who].length >= 2 && confirmedHow !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLeft(true);
    if (!ready) return;
    add.mutate(
      {
        certificate: candidate.certificate,
        fingerprintTyped: typed,
        confirmedBy: who,
        confirmedHow,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
      {
        onSuccess() {
          announce(t('trust.added', { name: candidate.name }));
          onClose();
        },
      },
    );
  };
  const days = { from: candidate.notBefore.slice(0, 10), to: candidate.notAfter.slice(0, 10) };
  const facts = (
    <Facts>
      <Fact label={t('certificates.subject')} wide>
        {candidate.subject}
      </Fact>
      <Fact label={t('certificates.issuer')} wide>
        {candidate.issuer}
      </Fact>
      <Fact label={t('trust.validity')}>{validity(candidate)}</Fact>
      <Fact label={t('trust.kind')}>{label('trustKindLabels', candidate.kind)}</Fact>
    </Facts>
  );
  if (candidate.problem !== null) {
    return (
      <>
        {facts}
        <Notice tone="behind">{known(`ruleIssues.${candidate.problem}`, days) ?? candidate.problem}</Notice>
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
        </Acts>
      </>
    );
  }
  const count = typedDigits(typed).length;
  return (
    <form onSubmit={submit}>
      <Stack>
        {facts}
        <Field
          label={t('trust.typed')}
          required
          help={
            issue === null
              ? t('trust.typedSame')
              : count > 0 && count < LEAST_DIGITS
                ? t('trust.typedShort', { count, left: LEAST_DIGITS - count })
                : t('trust.typedHelp')
          }
          error={left && typed !== '' && issue !== null ? known(`ruleIssues.${issue}`) : undefined}
        >
          <TextInput
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: styles.fingerprint ?? '' }}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setLeft(false);
            }}
            onBlur={() => setLeft(true)}
          />
        </Field>
        <Field label={t('trust.who')} required help={t('trust.whoHelp')}>
          <TextInput
            maxLength={100}
            value={confirmedBy}
            onChange={(event) => setConfirmedBy(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('trust.how')} required>
          <Select
            data={CONFIRMATION_WAYS.map((value) => ({ value, label: label('confirmationLabels', value) }))}
            value={confirmedHow}
            onChange={(value) => setConfirmedHow(CONFIRMATION_WAYS.find((one) => one === value) ?? null)}
          />
        </Field>
        <Field label={t('trust.note')} help={t('trust.noteHelp')}>
          <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        </Field>
        <FailureNotice error={add.error} />
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={add.isPending}>
            {t('trust.run')}
          </Button>
        </Acts>
      </Stack>
    </form>
  );
}
