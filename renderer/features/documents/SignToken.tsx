import { Button, PasswordInput, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { Acts } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';

type Token = CallOutput<'signing.tokens'>['tokens'][number];
type Certificate = Token['certificates'][number];

type Props = {
  /** Another number: the PIN starts empty again. */
  readonly attempt: number;
  readonly libraries: CallOutput<'signing.means'>['libraries'];
  onChange(means: CallInput<'signing.sign'>['means'] | null): void;
};

/** Driver, token, certificate and PIN. What the token says of its remaining tries is shown before the next one. */
export function TokenMeans({ attempt, libraries, onChange }: Props) {
  const { t } = useText();
  const [library, setLibrary] = useState(libraries[0]?.index ?? 0);
  const [tokens, setTokens] = useState<readonly Token[] | null>(null);
  const [serial, setSerial] = useState<string | null>(null);
  const [certificateId, setCertificateId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const token = tokens?.find((one) => one.serial === serial);
  const certificate = token?.certificates.find((one) => one.certificateId === certificateId);

  const read = async (from: number) => {
    setBusy(true);
    setFailure(null);
    try {
      const found = (await runJob('signing.tokens', { library: from }, 'signing.readingTokens')).tokens;
      setTokens(found);
      choose(found.find((one) => one.serial === serial) ?? found[0]);
    } catch (error) {
      setTokens(null);
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = (next: Token | undefined) => {
    setSerial(next?.serial ?? null);
    setCertificateId(next?.certificates.find((one) => one.unusable === null)?.certificateId ?? null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: after an attempt the token's own word on its tries is asked again
  useEffect(() => {
    setPin('');
    void read(library);
  }, [attempt, library]);
  useEffect(() => {
    const complete = token !== undefined && certificate?.unusable === null && (token.pinPad || pin !== '');
    onChange(
      complete
        ? {
            kind: 'token',
            library,
            tokenSerial: token.serial,
            certificateId: certificate.certificateId,
            pin: token.pinPad ? null : pin,
          }
        : null,
    );
  }, [token, certificate, pin, library, onChange]);

  const line = (one: Certificate) => {
    const range = { name: one.name, from: one.notBefore.slice(0, 10), to: one.notAfter.slice(0, 10) };
    const text = t('signing.certificateLine', range);
    return one.unusable === null ? text : `${text}　${t(`signing.unusable_${one.unusable}`)}`;
  };
  return (
    <>
      {libraries.length > 1 && (
        <Field label={t('signing.library')} required>
          <Select
            allowDeselect={false}
            data={libraries.map((one) => ({ value: String(one.index), label: one.name }))}
            value={String(library)}
            onChange={(value) => setLibrary(Number(value ?? library))}
          />
        </Field>
      )}
      <ErrorNotice error={failure} />
      {tokens?.length === 0 && <Notice tone="behind">{t('signing.noTokens')}</Notice>}
      {tokens !== null && tokens.length > 0 && (
        <Field label={t('signing.token')} required>
          <Select
            allowDeselect={false}
            data={tokens.map((one) => ({ value: one.serial, label: one.label || one.serial }))}
            value={serial}
            onChange={(value) => choose(tokens.find((one) => one.serial === value))}
          />
        </Field>
      )}
      {token?.certificates.length === 0 && <Notice tone="behind">{t('signing.noCertificates')}</Notice>}
      {token !== undefined && token.certificates.length > 0 && (
        <Field label={t('signing.certificate')} required>
          <Select
            allowDeselect={false}
            data={token.certificates.map((one) => ({
              value: one.certificateId,
              label: line(one),
              disabled: one.unusable !== null,
            }))}
            value={certificateId}
            onChange={setCertificateId}
          />
        </Field>
      )}
      {token !== undefined && token.pinState !== 'fine' && (
        <Notice tone="behind">{t(`signing.pinState_${token.pinState}`)}</Notice>
      )}
      {token?.pinPad === true && <Notice>{t('signing.pinPad')}</Notice>}
      {token !== undefined && !token.pinPad && certificate !== undefined && (
        <Field label={t('signing.pin')} required help={t('signing.pinHelp')}>
          <PasswordInput autoComplete="off" value={pin} onChange={(event) => setPin(event.currentTarget.value)} />
        </Field>
      )}
      <Acts>
        <Button variant="default" loading={busy} onClick={() => void read(library)}>
          {t('signing.readTokens')}
        </Button>
      </Acts>
    </>
  );
}
