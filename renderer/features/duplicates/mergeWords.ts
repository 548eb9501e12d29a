import { useCall } from '#renderer/api/queries.ts';
import { useText } from '#renderer/ui/text.tsx';
import { fieldWordKeys, valueWordKey } from '#shared/features/duplicates/recordWords.ts';
import { extraIdOf } from '#shared/features/extraFields/extraFields.rules.ts';

/** Names of fields that hold codes; a code without a word in the catalogue says nothing to a reader. */
const CODED = /(^|[a-z])(kind|type|role|copy|ending|outcome|state|status|level|grade|regime|conclusion|body|subject)$/i;
const CODE = /^[a-z][a-zA-Z0-9_]*$/;

export type MergeWords = {
  field(collection: string, name: string): string;
  /** A stored value as the screen shows it; empty for nothing, and for what only the program reads. */
  value(collection: string, name: string, value: unknown): string;
  /** How many records of which collections. */
  counts(all: readonly { readonly collection: string; readonly count: number }[]): string;
};

/** Names of fields and words of values over all collections, in the chosen language. */
export function useMergeWords(): MergeWords {
  const { t, known, label } = useText();
  const added = useCall('extraFields.list', {}).data?.fields ?? [];
  const named = (collection: string, name: string): string | undefined => {
    const id = extraIdOf(name);
    if (id !== undefined) return added.find((one) => one.id === id)?.label;
    return fieldWordKeys(collection, name)
      .map((key) => known(key))
      .find((word) => word !== undefined);
  };
  return {
    field: (collection, name) => named(collection, name) ?? t('duplicates.field'),
    value(collection, name, value) {
      if (value === null || value === undefined || value === '') return '';
      if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
      if (typeof value === 'number') return String(value);
      if (typeof value !== 'string') return '';
      const word = known(valueWordKey(collection, name, value));
      return word ?? (CODED.test(name) && CODE.test(value) ? '' : value);
    },
    counts: (all) =>
      all
        .map(({ collection, count }) => t('duplicates.movingItem', { what: label('auditObjects', collection), count }))
        .join('，'),
  };
}
