import { useText } from '#renderer/ui/text.tsx';
import type { Problems } from './documentProblems.ts';

/** The words of a field's problem as the property of `Field`. */
export function useProblemText(problems: Problems): (place: string) => { readonly error?: string } {
  const { t } = useText();
  return (place) => {
    const key = problems.get(place);
    return key === undefined ? {} : { error: t(key) };
  };
}
