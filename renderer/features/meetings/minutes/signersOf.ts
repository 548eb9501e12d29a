/** Somebody who signs minutes: the office first, then chair and recorder, then whoever else did. */
export type Signer = {
  readonly role: 'Office' | 'Chair' | 'Recorder' | 'Other';
  readonly name: string;
  readonly signed: boolean;
};

/**
 * Who has signed, by the names of the certificates in their order, and who of chair and recorder is still to sign.
 * @param signerName names joined by 、, the office's own first; null: nobody
 */
export function signersOf(
  signerName: string | null,
  { chairName, recorderName }: { readonly chairName: string; readonly recorderName: string },
): Signer[] {
  const [office, ...others] = (signerName ?? '').split('、').filter((name) => name !== '');
  const wanted = [
    { role: 'Chair', name: chairName },
    ...(recorderName === chairName ? [] : [{ role: 'Recorder', name: recorderName } as const]),
  ] as const;
  const named = new Set(wanted.map(({ name }) => name));
  return [
    { role: 'Office', name: office ?? '', signed: office !== undefined },
    ...wanted.map(({ role, name }): Signer => ({ role, name, signed: others.includes(name) })),
    ...others.filter((name) => !named.has(name)).map((name): Signer => ({ role: 'Other', name, signed: true })),
  ];
}
