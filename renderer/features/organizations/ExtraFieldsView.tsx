import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { ExtraValues } from '#shared/features/extraFields/extraFields.contract.ts';
import { extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import { useFieldWords } from './fieldWords.ts';

/** What is filled in of the office's own fields; a retired one says so. */
export function ExtraFieldsView({ values }: { readonly values: ExtraValues }) {
  const { t } = useText();
  const words = useFieldWords();
  const filled = words.added.filter(({ id }) => (values[id] ?? null) !== null);
  if (filled.length === 0) return null;
  return (
    <Section title={t('extraFields.title')}>
      <Facts>
        {filled.map(({ id, label, fieldType, retired }) => (
          <Fact
            key={id}
            label={retired ? `${label}（${t('extraFields.retired')}）` : label}
            wide={fieldType === 'text' && String(values[id]).length > 40}
          >
            {words.value(extraKey(id), values[id])}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
