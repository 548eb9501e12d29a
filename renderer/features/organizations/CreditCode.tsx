import { ActionIcon } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { announce } from '#renderer/ui/announce.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './CreditCode.module.css';
import { codeParts } from './groupedCode.ts';

/** A credit code in groups; copied whole. */
export function CreditCode({ code, copy = false }: { readonly code: string; readonly copy?: boolean }) {
  const { t } = useText();
  const copyCode = async () => {
    await navigator.clipboard.writeText(code);
    announce(t('organizations.codeCopied'));
  };
  return (
    <span className={styles.code}>
      {codeParts(code).map((part) => (
        <span key={part} className={styles.part}>
          {part}
        </span>
      ))}
      {copy && (
        <ActionIcon
          size={20}
          aria-label={t('organizations.copyCode')}
          title={t('organizations.copyCode')}
          onClick={() => void copyCode()}
        >
          <IconCopy size={13} />
        </ActionIcon>
      )}
    </span>
  );
}
