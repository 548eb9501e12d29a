import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import { call } from './client.ts';

/** Names of queries whose answer is `{ total, rows }`. */
type PagedName = {
  [Name in ProcedureName]: CallOutput<Name> extends { total: number; rows: readonly unknown[] } ? Name : never;
}[ProcedureName];
type RowOf<Name extends PagedName> = CallOutput<Name> extends { rows: readonly (infer Row)[] } ? Row : never;

export type PagedRows<Row> = {
  readonly total: number;
  /** Undefined while its block is on the way. */
  rowAt(index: number): Row | undefined;
  /** Tells which rows are on the screen; their blocks are fetched. */
  showing(first: number, last: number): void;
  readonly loading: boolean;
  readonly error: Error | null;
  refetch(): void;
};

const BLOCK = 200;

/**
 * A long list read in blocks of 200 rows as they come into sight.
 * @param input everything but `offset` and `limit`
 */
export function usePagedRows<Name extends PagedName>(
  name: Name,
  input: Omit<CallInput<Name>, 'offset' | 'limit'>,
): PagedRows<RowOf<Name>> {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const blocks = useMemo(() => {
    const numbers = [];
    for (let block = range.first; block <= range.last; block += 1) numbers.push(block);
    return numbers;
  }, [range]);
  const results = useQueries({
    queries: blocks.map((block) => {
      const page = { ...input, offset: block * BLOCK, limit: BLOCK } as CallInput<Name>;
      return {
        queryKey: [name, page],
        queryFn: () => call(name, page),
      };
    }),
  });
  const pages = new Map<number, { total: number; rows: readonly RowOf<Name>[] }>();
  blocks.forEach((block, index) => {
    const data = results[index]?.data;
    if (data !== undefined) pages.set(block, data as unknown as { total: number; rows: readonly RowOf<Name>[] });
  });
  const showing = useCallback((first: number, last: number) => {
    const next = { first: Math.max(0, Math.floor(first / BLOCK)), last: Math.max(0, Math.floor(last / BLOCK)) };
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const isPending = results.some((result) => result.isPending);
  // While an answer is on the way the list stays as it was: it does not flash, nor take the keyboard, while a filter is typed, and
  // keeps its length, or the scroll place would be lost.
  const before = useRef(pages);
  if (pages.size > 0 || !isPending) before.current = pages;
  const shown = before.current;
  const [known] = shown.values();
  return {
    total: known?.total ?? 0,
    rowAt: (index) => shown.get(Math.floor(index / BLOCK))?.rows[index % BLOCK],
    showing,
    loading: known === undefined && isPending,
    error: results.find((result) => result.error)?.error ?? null,
    refetch: () => {
      for (const result of results) void result.refetch();
    },
  };
}

/** The row of an id among those that are read; null when it is none of them, or no id is given. */
export function loadedRow<Row extends { readonly id: string }>(rows: PagedRows<Row>, id: string | null): Row | null {
  for (let index = 0; id !== null && index < rows.total; index += 1) {
    const row = rows.rowAt(index);
    if (row?.id === id) return row;
  }
  return null;
}
