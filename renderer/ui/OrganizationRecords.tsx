import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Column } from './DataTable.tsx';
import { ErrorNotice, LoadingState } from './Notice.tsx';
import styles from './OrganizationRecords.module.css';
import { Section } from './Page.tsx';

type Props<Row extends { readonly id: string }> = {
  readonly title: string;
  /** The act that begins a record; null where none may be begun. */
  readonly add: { readonly label: string; run(): void } | null;
  /** The answer of the list's own query. */
  readonly found: {
    readonly data: { readonly rows: readonly Row[] } | undefined;
    readonly error: unknown;
    refetch(): unknown;
  };
  /** What an empty list says. */
  readonly none: string;
  readonly columns: readonly Column<Row>[];
  /** The column whose words lead to the record. */
  readonly link: { readonly column: string; words(row: Row): string; place(row: Row): string };
};

/** The records of one kind on the page of an organization: all in one table, number or title leads to the record. */
export function OrganizationRecords<Row extends { readonly id: string }>(props: Props<Row>) {
  const { title, add, found, none, columns, link } = props;
  const { data, error } = found;
  return (
    <Section
      title={title}
      actions={
        add !== null && (
          <Button size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add.run}>
            {add.label}
          </Button>
        )
      }
    >
      <ErrorNotice error={error} onRetry={() => void found.refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data?.rows.length === 0 && <p className={styles.none}>{none}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map(({ id, label }) => (
                  <th key={id}>{label}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  {columns.map(({ id, render }) => (
                    <td key={id}>
                      {id === link.column ? <Link href={link.place(row)}>{link.words(row)}</Link> : render(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
