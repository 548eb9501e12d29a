import { Button } from '@mantine/core';
import { useText } from '#renderer/ui/text.tsx';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { useFieldWords } from './fieldWords.ts';
import styles from './OrganizationForm.module.css';
import type { FormChecks } from './useFormChecks.ts';

/** What the code says by itself: type and division, with the type to take over. */
export function CodeHelp({
  checks,
  fields,
  onChange,
}: {
  readonly checks: FormChecks;
  readonly fields: OrganizationFields;
  onChange(part: Partial<OrganizationFields>): void;
}) {
  const { t } = useText();
  const words = useFieldWords();
  const { code } = checks;
  if (code?.result !== 'ok' || code.legalType === null || code.normalized !== (fields.uscc ?? '').replace(/[\s-]/g, ''))
    return null;
  const type = words.word('legalType', code.legalType);
  const { legalType } = code;
  return (
    <span className={styles.code}>
      {t('organizations.codeGood', { type, division: code.division ?? t('organizations.divisionUnknown') })}
      {fields.registrationKind === 'registered' && fields.legalType !== legalType && (
        <Button size="compact-xs" variant="light" onClick={() => onChange({ legalType })}>
          {t('organizations.useType', { type })}
        </Button>
      )}
    </span>
  );
}
