import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { saveFile } from '#renderer/api/client.ts';
import { useJob } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { type CertificateState, fingerprintGroups } from '#shared/features/certificates/certificates.rules.ts';
import styles from './CertificateTables.module.css';

type ShownFacts = NonNullable<CallOutput<'certificates.list'>['root']>;

const BADGES: Readonly<Record<CertificateState, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  valid: { tone: 'fine', icon: 'check' },
  expiring: { tone: 'behind', icon: 'clock' },
  expired: { tone: 'quiet', icon: 'clock' },
  revoked: { tone: 'overdue', icon: 'ban' },
  replaced: { tone: 'quiet', icon: 'dot' },
};

/** How a certificate stands, as word and icon. */
export function CertificateBadge({ state }: { readonly state: CertificateState }) {
  const { label } = useText();
  return <StateBadge {...BADGES[state]}>{label('certificateStateLabels', state)}</StateBadge>;
}

/** `from – to` of a certificate, as dates. */
export function useValidity(): (certificate: { readonly notBefore: string; readonly notAfter: string }) => string {
  const { t } = useText();
  return ({ notBefore, notAfter }) =>
    t('certificates.validRange', { from: notBefore.slice(0, 10), to: notAfter.slice(0, 10) });
}

/** A fingerprint in groups of four, as it is read aloud. */
export function Fingerprint({ value }: { readonly value: string }) {
  return <span className={styles.fingerprint}>{fingerprintGroups(value).join(' ')}</span>;
}

/** What a certificate says, in two columns. */
export function CertificateFacts({
  facts,
  children,
}: {
  readonly facts: ShownFacts;
  /** Further facts, in front. */
  readonly children?: ReactNode;
}) {
  const { t } = useText();
  const validity = useValidity();
  return (
    <Facts>
      {children}
      <Fact label={t('certificates.subject')}>{facts.subject}</Fact>
      <Fact label={t('certificates.issuer')}>{facts.issuer}</Fact>
      <Fact label={t('certificates.validity')}>{validity(facts)}</Fact>
      <Fact label={t('certificates.serial')}>
        <span className={styles.fingerprint}>{facts.serial}</span>
      </Fact>
      <Fact label={t('certificates.fingerprint')} wide>
        <Fingerprint value={facts.fingerprint} />
      </Fact>
    </Facts>
  );
}

/** The two things that are handed to another office: the file, and the sheet by which it is confirmed. */
export function HandOutActs({ certificate }: { readonly certificate: string }) {
  const { t } = useText();
  const file = useJob('certificates.file', 'certificates.making');
  const sheet = useJob('certificates.fingerprintSheet', 'certificates.making');
  const save = async (work: typeof file | typeof sheet) => {
    try {
      const made = await work.mutateAsync({ certificate });
      if (await saveFile(made.file)) announce(t('common.fileSaved'));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <>
      <Button variant="default" size="compact-sm" loading={file.isPending} onClick={() => void save(file)}>
        {t('certificates.saveFile')}
      </Button>
      <Button variant="default" size="compact-sm" loading={sheet.isPending} onClick={() => void save(sheet)}>
        {t('certificates.sheet')}
      </Button>
    </>
  );
}
