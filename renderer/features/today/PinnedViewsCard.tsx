import { useLocation } from 'wouter';
import { openedView, VIEW_PLACES } from '#renderer/api/openedView.ts';
import { useCall } from '#renderer/api/queries.ts';
import { groupedNumber } from '#renderer/ui/format.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { organizationFilter } from '#shared/features/organizations/organizations.contract.ts';
import { officialFilter, type SavedView } from '#shared/features/search/search.contract.ts';
import styles from './TodayPage.module.css';

/** Views that the user pinned, each with the number of records it shows now; nothing while there are none. */
export function PinnedViewsCard() {
  const { t } = useText();
  const { data } = useCall('search.views', { pinned: true });
  if (data === undefined || data.views.length === 0) return null;
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2>{t('search.pinnedTitle')}</h2>
      </div>
      <ul>
        {data.views.map((view) =>
          view.page === 'organizations' ? (
            <OrganizationsLine key={view.id} view={view} />
          ) : (
            <DocumentsLine key={view.id} view={view} />
          ),
        )}
      </ul>
    </section>
  );
}

type LineProps = { readonly view: SavedView };

function OrganizationsLine({ view }: LineProps) {
  const filter = organizationFilter.safeParse(filterOf(view));
  const input: CallInput<'organizations.list'> = { limit: 1, ...(filter.success ? { filter: filter.data } : {}) };
  const { data } = useCall('organizations.list', input, { enabled: filter.success });
  return <ViewLine view={view} total={data?.total} />;
}

function DocumentsLine({ view }: LineProps) {
  const filter = officialFilter.safeParse(filterOf(view));
  const input: CallInput<'officialDocuments.list'> = { limit: 1, ...(filter.success ? { filter: filter.data } : {}) };
  const { data } = useCall('officialDocuments.list', input, { enabled: filter.success });
  return <ViewLine view={view} total={data?.total} />;
}

function ViewLine({ view, total }: LineProps & { readonly total: number | undefined }) {
  const { t } = useText();
  const [, go] = useLocation();
  const open = () => {
    openedView.set({ page: view.page, state: view.state });
    go(VIEW_PLACES[view.page]);
  };
  return (
    <li>
      <button
        type="button"
        className={styles.pinned}
        data-walk="line"
        onClick={open}
        aria-label={t('search.viewOpen', { name: view.name })}
      >
        <span className={styles.name}>{view.name}</span>
        <span className={styles.note}>{total === undefined ? '' : groupedNumber(total)}</span>
      </button>
    </li>
  );
}

function filterOf(view: SavedView): unknown {
  const state: unknown = JSON.parse(view.state);
  return typeof state === 'object' && state !== null && 'filter' in state ? state.filter : {};
}
