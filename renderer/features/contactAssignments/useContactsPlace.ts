import { useLocation } from 'wouter';
import { useSession } from '#renderer/api/session.tsx';
import { createFilterStore, type ListFilter, useListFilter } from '#renderer/ui/listFilter.ts';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { dateText } from '#shared/contract/primitives.ts';

type Input = CallInput<'contactAssignments.organizations'>;
type Filter = Pick<Input, 'text' | 'townshipName' | 'type' | 'supervisingUnit'>;
/** A member's id, `none` for what is uncovered, null for all. */
export type HolderChoice = string | null;

const PATH = '/duties/contacts';
const filterStore = createFilterStore<Filter>({});

export type ContactsPlace = {
  readonly at: string;
  readonly view: 'list' | 'matrix';
  readonly holder: HolderChoice;
  /** Township whose history stands beside the matrix. */
  readonly township: string | null;
  readonly filter: ListFilter<Filter>;
  /** The list as it is asked for. */
  readonly input: Omit<Input, 'offset' | 'limit'>;
  show(view: 'list' | 'matrix'): void;
  showDay(day: string | null): void;
  choose(holder: HolderChoice): void;
  showTownship(name: string | null): void;
  /** The list behind a number of the matrix; null: whoever. */
  showList(holder: HolderChoice, township: string | null): void;
};

/** What the page shows: day, view and member stand in the address, the filter stays while the program runs. */
export function useContactsPlace(): ContactsPlace {
  const { today } = useSession();
  const [, go] = useLocation();
  const [day, changeDay] = useAddressPart('at');
  const [view, changeView] = useAddressPart('view');
  const [holder, changeHolder] = useAddressPart('holder');
  const [township, changeTownship] = useAddressPart('township');
  const filter = useListFilter(filterStore);
  // What somebody typed into the address is no day: today is shown.
  const at = day !== null && dateText.safeParse(day).success ? day : today;
  return {
    at,
    view: view === 'matrix' ? 'matrix' : 'list',
    holder,
    township,
    filter,
    input: { ...filter.settled, at, ...(holder === null ? {} : { holder }) },
    show: (next) => changeView(next === 'matrix' ? next : null),
    showDay: (date) => changeDay(date === null || date === today ? null : date, { replace: true }),
    choose: (next) => changeHolder(next, { replace: true }),
    showTownship: (name) => changeTownship(name, { replace: true }),
    showList: (next, name) => {
      filterStore.set(name === null ? {} : { townshipName: name });
      go(placeWith(PATH, { at: at === today ? null : at, holder: next }));
    },
  };
}
