import { useState } from 'react';
import { RecoverySheetInput } from './RecoverySheetInput.tsx';
import { sheetReady } from './recoveryCode.ts';
import { useText } from './text.tsx';

/** Both recovery sheets being typed in: whether they are complete, and the codes as procedures take them. */
export function useSheetPair() {
  const [a, setA] = useState<string[]>([]);
  const [b, setB] = useState<string[]>([]);
  return {
    a,
    setA,
    b,
    setB,
    ready: sheetReady(a) && sheetReady(b),
    codes: { sheetA: a.join('-'), sheetB: b.join('-') },
  };
}

/** The fields for both recovery sheets. */
export function SheetPair({ pair }: { readonly pair: ReturnType<typeof useSheetPair> }) {
  const { t } = useText();
  return (
    <>
      <RecoverySheetInput title={t('offices.sheetA')} groups={pair.a} onChange={pair.setA} />
      <RecoverySheetInput title={t('offices.sheetB')} groups={pair.b} onChange={pair.setB} />
    </>
  );
}
